/** The short form of the forum for one commitment and period: written and kept without a network, said once, beside everybody else's. */
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { PageHead } from '../../ui/page-head';
import { readViewForm, type ViewFormReading } from './read-views';
import { ViewAnswers } from './view-answers';
import { ViewForm } from './view-form';

interface ViewPageProps {
  readonly code: string;
  /** The first day of its period. */
  readonly from: string;
}

export const ViewPage = ({ code, from }: ViewPageProps) => {
  const reading = useRead(readViewForm, code, from);
  if (!reading) return null;
  return reading.slot ? <Whole reading={reading} /> : <NoPeriod code={code} />;
};

const NoPeriod = ({ code }: { readonly code: string }) => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('views.title')} crumbs={[{ label: t('commitments.title'), href: addresses.commitments }, { label: code.toUpperCase(), href: addresses.commitment(code) }]} />
      <EmptyNote level={2} title={t('views.noPeriod')} action={<LinkButton href={addresses.commitment(code)}>{t('views.toCommitment')}</LinkButton>}>
        {t('views.noPeriodNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading }: { readonly reading: ViewFormReading }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const { commitment, slot, organization } = reading;
  const period = formatPeriod(language, slot.from, slot.to);
  return (
    <>
      <title>{`${t('views.title')} · ${t('ui.appName')}`}</title>
      <PageHead
        crumbs={[{ label: t('commitments.title'), href: addresses.commitments }, { label: commitment.code, href: addresses.commitment(commitment.code) }]}
        title={organization ? t('views.titleOf', { period }) : t('views.title')}
        sub={
          <>
            {organization && `${wordsIn(organization.name, locale)} · `}
            <Spoken words={commitment.title} />
          </>
        }
      />
      <Body reading={reading} />
    </>
  );
};

const Body = ({ reading }: { readonly reading: ViewFormReading }) => {
  const language = useLanguage();
  const { t } = language;
  const { commitment, slot, milestones, organization, given, state, hasBegun } = reading;
  const back = <LinkButton href={`${addresses.commitment(commitment.code)}#miradas`}>{t('views.seeAll')}</LinkButton>;
  if (!organization)
    return (
      <EmptyNote level={2} title={t('views.notForum')} action={back}>
        {t('views.notForumNote')}
      </EmptyNote>
    );
  if (given)
    return (
      <div className="stack stack--5">
        <p className="row" role="status">
          {state && <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>}
          <span className="small muted">{t('views.givenOn', { day: formatDay(language, given.givenOn) })}</span>
        </p>
        <ViewAnswers view={given} milestones={milestones} />
        <div className="row">{back}</div>
      </div>
    );
  if (!hasBegun)
    return (
      <EmptyNote level={2} title={t('views.notBegun')} action={back}>
        {t('views.notBegunNote', { day: formatDay(language, slot.from) })}
      </EmptyNote>
    );
  return <ViewForm commitment={commitment} slot={slot} milestones={milestones} organization={organization} />;
};
