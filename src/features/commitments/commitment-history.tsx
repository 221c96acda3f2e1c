/** What happened, newest first, as the check-ins tell it. */
import type { CheckInEvent } from '../../domain/check-in-events';
import { eventsOf } from '../../domain/check-in-events';
import type { CheckIn } from '../../domain/check-in';
import { dayAt } from '../../domain/day';
import { formatDay, formatPeriod, timeZone } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Events } from '../../ui/events';
import { Section } from '../../ui/section';
import type { CommitmentReading } from './read-commitment';

export const CommitmentHistory = ({ reading }: { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const events = eventsOf(reading.checkIns, ({ row }) => dayAt(row.at, timeZone));
  const isDemo = reading.checkIns.some(({ demo }) => demo);
  return (
    <Section id="historia" title={language.t('commitment.history')} beside={isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}>
      {events.length === 0 ? (
        <EmptyNote title={language.t('commitment.noHistory')}>{language.t('commitment.noHistoryNote')}</EmptyNote>
      ) : (
        <Events narrow events={events.map((event) => toRow(language, event, reading))} />
      )}
    </Section>
  );
};

const toRow = (language: Language, { kind, on, checkIn }: CheckInEvent, { organizations, names }: CommitmentReading) => ({
  key: `${checkIn.id} ${kind}`,
  dateTime: on,
  when: formatDay(language, on),
  title: language.t(`commitment.event.${kind}`, { period: formatPeriod(language, checkIn.from, checkIn.to) }),
  note: noteOf(language, { kind, checkIn, area: areaName(language, checkIn, organizations), name: names.get(checkIn.submittedBy) ?? '' }),
});

const areaName = (language: Language, checkIn: CheckIn, organizations: CommitmentReading['organizations']): string => {
  const organization = organizations.get(checkIn.organization);
  return organization ? wordsIn(organization.name, language.locale) : '';
};

interface Told {
  readonly kind: CheckInEvent['kind'];
  readonly checkIn: CheckIn;
  readonly area: string;
  readonly name: string;
}

const noteOf = (language: Language, { kind, checkIn, area, name }: Told): string => {
  if (kind === 'returned') return language.t('commitment.reason', { reason: checkIn.reason ?? '' });
  if (kind === 'accepted') return language.t('commitment.acceptedNote');
  if (kind === 'published') return language.t('commitment.publishedNote', { count: checkIn.milestones.length });
  if (checkIn.onBehalf) return language.t('commitment.onBehalf', { area });
  return name === '' ? area : language.t('commitment.by', { name, area });
};
