/** One check-in as it was submitted, beside the period before it; who may, accepts it, sends it back, publishes it. */
import type { ReactNode } from 'react';
import { rowKeyText } from '../../domain/change';
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { stateOfRow } from '../../storage/item-reads';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { CheckInActions } from './check-in-actions';
import { LinesBeside, type ShowEvidence, type ShowVerdicts } from './lines-beside';
import { readSubmitted, type SubmittedReading } from './read-submitted';

interface SubmittedCheckInPageProps {
  readonly code: string;
  /** The first day of its period. */
  readonly from: string;
  /** The evidence that a line points to, where another part of the app brings it. */
  readonly evidence?: ShowEvidence;
  /** What the monitoring body concluded of a line, where another part of the app brings it. */
  readonly verdicts?: ShowVerdicts;
  /** The way to the trail of the whole check-in, where another part of the app brings it. */
  readonly trail?: (checkIn: string) => ReactNode;
}

export const SubmittedCheckInPage = ({ code, from, ...brought }: SubmittedCheckInPageProps) => {
  const device = useDevice();
  const reading = useLive(() => readSubmitted(device, { code, from }), [device, code, from]);
  if (!reading) return null;
  return reading.checkIn ? <Whole reading={reading} {...brought} /> : <NoCheckIn code={reading.commitment?.code ?? code.toUpperCase()} isKnown={reading.commitment !== undefined} />;
};

const NoCheckIn = ({ code, isKnown }: { readonly code: string; readonly isKnown: boolean }) => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('coordination.checkInTitle')} crumbs={[{ label: t('coordination.place'), href: addresses.coordination }, { label: code }]} />
      <EmptyNote
        title={t('coordination.noCheckIn')}
        action={<LinkButton href={isKnown ? addresses.commitment(code) : addresses.coordination}>{t(isKnown ? 'coordination.toCommitment' : 'coordination.toDues')}</LinkButton>}
      >
        {t('coordination.noCheckInNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading, evidence, verdicts, trail }: Pick<SubmittedCheckInPageProps, 'evidence' | 'verdicts' | 'trail'> & { readonly reading: SubmittedReading }) => {
  const language = useLanguage();
  const { t } = language;
  const { commitment, checkIn } = reading;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('coordination.place'), href: addresses.coordination }, { label: commitment.code, href: addresses.commitment(commitment.code) }, { label: t(`checkInState.${checkIn.state}`) }]}
        title={t('coordination.checkInOf', { period: formatPeriod(language, checkIn.from, checkIn.to) })}
        sub={
          <>
            <Spoken words={commitment.title} />. {whoAndWhen(language, reading)} {checkIn.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      />
      <div className="stack stack--5">
        <WhereItIs reading={reading} />
        {checkIn.state === 'returned' && (
          <Banner tone="soon" title={t('coordination.wasReturned')}>
            <p>“{checkIn.reason}”</p>
            {reading.mayWrite && <LinkButton href={addresses.checkIn(commitment.code, checkIn.from)}>{t('coordination.writeAgain')}</LinkButton>}
          </Banner>
        )}
        <CheckInActions key={checkIn.id} reading={reading} />
        <Section title={t('coordination.said')}>
          <LinesBeside reading={reading} evidence={evidence} verdicts={verdicts} />
        </Section>
        {trail?.(checkIn.id)}
      </div>
    </>
  );
};

/** Only where a change of this device is on its way; otherwise there is nothing to say about it. */
const WhereItIs = ({ reading: { checkIn } }: { readonly reading: SubmittedReading }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const state = useLive(() => stateOfRow(device, rowKeyText({ entity: 'checkIn', id: checkIn.id })), [device, checkIn.id]);
  return (
    <div role="status" className={state ? 'row' : 'vh'}>
      {state && <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>}
      {state === 'attention' && (
        <LinkButton look="quiet" href={addresses.attention}>
          {t('coordination.seeAttention')}
        </LinkButton>
      )}
    </div>
  );
};

const whoAndWhen = (language: Language, { checkIn, area, author }: SubmittedReading): string => {
  const place = { area: area ? wordsIn(area.name, language.locale) : '', day: formatDay(language, checkIn.submittedOn) };
  if (checkIn.onBehalf) return language.t('coordination.writtenOnBehalf', place);
  return author === undefined ? language.t('coordination.writtenByArea', place) : language.t('coordination.writtenBy', { ...place, name: author });
};
