/** The check-in of one commitment and period: written here, and read here once it was sent. */
import { useState } from 'react';
import type { Commitment } from '../../domain/commitment';
import type { Day } from '../../domain/day';
import type { CheckInSlot } from '../../domain/schedule';
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { spokenIn, wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { readCheckInFacts, type CheckInFacts, type PeriodFacts } from './check-in-facts';
import { Statement } from './statement';
import { WriteDesk } from './write-desk';

interface CheckInPageProps {
  /** The commitment's code, as it stands in the address. */
  readonly code: string;
  /** The first day of the period. */
  readonly from: Day;
}

export const CheckInPage = ({ code, from }: CheckInPageProps) => {
  const device = useDevice();
  const facts = useLive(() => readCheckInFacts(device, { code, from }), [device, code, from]);
  if (!facts) return null;
  if (facts.kind !== 'period') return <NothingToWrite facts={facts} />;
  return (
    <>
      <CheckInHead commitment={facts.commitment} slot={facts.slot} demo={facts.commitment.demo === true || facts.milestones.some((one) => one.demo)} />
      <Desk key={`${facts.commitment.id}/${from}`} facts={facts} />
    </>
  );
};

/** Written when there is something to write; what arrives meanwhile never takes the form away from under the hand. */
export const Desk = ({ facts }: { readonly facts: PeriodFacts }) => {
  const owes = facts.writing !== null && (!facts.checkIn || facts.checkIn.state === 'returned');
  const [isWriting, setWriting] = useState(owes);
  if (isWriting || !facts.checkIn) return <WriteDesk facts={facts} onSent={() => setWriting(false)} onRead={() => setWriting(false)} />;
  return <Statement facts={facts} checkIn={facts.checkIn} onWrite={() => setWriting(true)} />;
};

interface CheckInHeadProps {
  readonly commitment: Commitment;
  readonly slot: CheckInSlot | undefined;
  readonly demo?: boolean;
}

const CheckInHead = ({ commitment, slot, demo = false }: CheckInHeadProps) => {
  const language = useLanguage();
  const { t } = language;
  const title = slot ? t('checkIn.title', { period: formatPeriod(language, slot.from, slot.to) }) : t('checkIn.name');
  const name = spokenIn(commitment.title, language.locale);
  return (
    <>
      <title>{`${commitment.code}: ${title} · ${t('ui.appName')}`}</title>
      <PageHead
        title={title}
        crumbs={[
          { label: t('checkIn.commitments'), href: addresses.commitments },
          { label: commitment.code, href: addresses.commitment(commitment.code) },
        ]}
        sub={
          <>
            <span lang={name.lang}>{name.text}.</span> {slot && t('checkIn.dueOn', { day: formatDay(language, slot.due) })} {demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      />
    </>
  );
};

const NothingToWrite = ({ facts }: { readonly facts: Exclude<CheckInFacts, PeriodFacts> }) => {
  const language = useLanguage();
  const { t, locale } = language;
  if (facts.kind === 'no-commitment')
    return (
      <>
        <title>{`${t('checkIn.name')} · ${t('ui.appName')}`}</title>
        <PageHead title={t('checkIn.name')} />
        <EmptyNote level={2} title={t('checkIn.noCommitment')} action={<LinkButton href={addresses.commitments}>{t('checkIn.seeCommitments')}</LinkButton>}>
          {t('checkIn.noCommitmentNote')}
        </EmptyNote>
      </>
    );
  const { commitment } = facts;
  const toCommitment = <LinkButton href={addresses.commitment(commitment.code)}>{t('checkIn.seeCommitment')}</LinkButton>;
  return (
    <>
      <CheckInHead commitment={commitment} slot={facts.kind === 'no-period' ? undefined : facts.slot} demo={commitment.demo === true} />
      {facts.kind === 'no-period' && (
        <EmptyNote level={2} title={t('checkIn.noPeriod')} action={toCommitment}>
          {t('checkIn.noPeriodNote')}
        </EmptyNote>
      )}
      {facts.kind === 'not-open' && (
        <EmptyNote level={2} title={t('checkIn.notOpen', { day: formatDay(language, facts.slot.from) })} action={toCommitment}>
          {t('checkIn.notOpenNote')}
        </EmptyNote>
      )}
      {facts.kind === 'not-yours' && (
        <EmptyNote level={2} title={t('checkIn.notYours')} action={toCommitment}>
          {t('checkIn.notYoursNote', { area: facts.organization ? wordsIn(facts.organization, locale) : commitment.code })}
        </EmptyNote>
      )}
    </>
  );
};
