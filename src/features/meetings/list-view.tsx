/** The list: what comes and what is missing along the line of today; below it, what was. */
import { useState } from 'react';
import type { Day } from '../../domain/day';
import { addresses } from '../../language/addresses';
import { formatDay, formatNear, formatWeekday } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { Button, LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { Ledger, type LedgerRow } from '../../ui/ledger';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import { foldLate, type CalendarEntry, type HeldEntry, type PromisedEntry, type SlotEntry } from './calendar-entry';
import { promisedNote, promisedTitle, scheduleAddress, slotNote, slotTitle, whereAndWhen } from './entry-words';
import { EntryItem, ReportLink } from './entry-item';
import { MeetingStateMark } from './meeting-state-mark';

interface ListViewProps {
  readonly entries: readonly CalendarEntry[];
  readonly today: Day;
}

const shownAtFirst = 30;

export const ListView = ({ entries, today }: ListViewProps) => {
  const language = useLanguage();
  const { t } = language;
  const [shown, setShown] = useState(shownAtFirst);
  const folded = foldLate(entries);
  const behind = folded.filter((entry) => entry.on < today && isOpen(entry));
  const ahead = folded.filter((entry) => entry.on >= today);
  const before = folded.filter((entry): entry is HeldEntry => entry.on < today && !isOpen(entry)).reverse();
  const row = (entry: CalendarEntry): LedgerRow => {
    if (entry.kind === 'slot') return slotRow(language, entry, today);
    return entry.kind === 'meeting' ? meetingRow(language, entry, today) : promisedRow(language, entry, today);
  };
  return (
    <div className="stack stack--6">
      <Section title={t('meetings.ahead')}>
        {behind.length + ahead.length === 0 ? (
          <EmptyNote title={t('meetings.nothingAhead')}>{t('meetings.nothingAheadNote')}</EmptyNote>
        ) : (
          <Ledger todayWord={t('dates.today')} behind={behind.map(row)} ahead={ahead.map(row)} />
        )}
      </Section>
      {before.length > 0 && (
        <Section title={t('meetings.behind')}>
          <ul className="list">
            {before.slice(0, shown).map((entry) => (
              <EntryItem key={entry.meeting.id} entry={entry} today={today} />
            ))}
          </ul>
          {before.length > shown && <Button onClick={() => setShown(shown + 50)}>{t('meetings.more', { count: Math.min(50, before.length - shown) })}</Button>}
        </Section>
      )}
    </div>
  );
};

/** Somebody still owes something of it: a promise without a meeting, a period without an answer, a day that went by without a word. */
const isOpen = (entry: CalendarEntry): boolean => entry.kind !== 'meeting' || entry.meeting.state === 'scheduled';

const when = (language: Language, on: Day, today: Day) => ({
  date: on.slice(0, 4) === today.slice(0, 4) ? formatWeekday(language, on) : formatDay(language, on),
  near: formatNear(language, on, today),
});

const meetingRow = (language: Language, { meeting, name, on }: HeldEntry, today: Day): LedgerRow => ({
  key: meeting.id,
  ...when(language, on, today),
  tone: on < today ? 'soon' : undefined,
  title: <Link href={addresses.meeting(meeting.id)}>{name}</Link>,
  note: (
    <>
      {whereAndWhen(language, meeting)} <MeetingStateMark state={meeting.state} />
      {meeting.reason && ` ${language.t('meetings.reason', { reason: meeting.reason })}`}
      {on < today && ` ${language.t('meetings.notTold')}`}
    </>
  ),
});

const slotRow = (language: Language, entry: SlotEntry, today: Day): LedgerRow => {
  const title = slotTitle(language, entry);
  return {
    key: `${entry.commitment.id} slot ${entry.on}`,
    ...when(language, entry.on, today),
    tone: entry.state === 'overdue' ? 'late' : entry.state === 'due_soon' ? 'soon' : undefined,
    title,
    note: slotNote(language, entry, today),
    ...(entry.mayReport ? { action: <ReportLink entry={entry} title={title} /> } : {}),
  };
};

const promisedRow = (language: Language, entry: PromisedEntry, today: Day): LedgerRow => {
  const title = promisedTitle(language, entry);
  return {
    key: `${entry.commitment.id} ${entry.promised.type} ${entry.on}`,
    ...when(language, entry.on, today),
    tone: entry.promised.state === 'overdue' ? 'late' : entry.promised.state === 'dueSoon' ? 'soon' : undefined,
    title,
    note: promisedNote(language, entry),
    ...(entry.mayConvene
      ? {
          action: (
            <LinkButton look="quiet" href={scheduleAddress(entry)} aria-label={`${language.t('meetings.scheduleThis')}: ${title}`}>
              {language.t('meetings.scheduleThis')}
            </LinkButton>
          ),
        }
      : {}),
  };
};
