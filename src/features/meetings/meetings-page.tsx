/** The calendar: what the plan promises, what is scheduled, what was held; as a list, a week or a month. */
import { useDeferredValue, useMemo } from 'react';
import { hostsFor } from '../../domain/convening';
import { addDays, type Day } from '../../domain/day';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import type { Device } from '../../storage/device';
import { readAhead } from '../../storage/read-ahead';
import { useRead } from '../../storage/use-live';
import { Button, LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { weeksOfMonth } from './calendar-days';
import { entriesOf } from './calendar-entry';
import { ListView } from './list-view';
import { MeetingFilters } from './meeting-filters';
import { MonthView } from './month-view';
import { readMeetings, type MeetingsReading } from './read-meetings';
import { useWanted } from './use-wanted';
import { filterEntries, hasFilter, type Wanted } from './wanted';
import { WeekView } from './week-view';

/** For the app that is just being opened. */
export const prepareMeetings = (device: Device): Promise<void> => readAhead(device, readMeetings);

export const MeetingsPage = () => {
  const { t } = useLanguage();
  const reading = useRead(readMeetings);
  if (!reading) return null;
  return (
    <>
      <PageHead title={t('meetings.title')} sub={t('meetings.lead')} actions={<HeadActs reading={reading} />} />
      {reading.meetings.length + reading.commitments.length === 0 ? (
        <EmptyNote level={2} title={t('meetings.none')}>{t('meetings.noneNote')}</EmptyNote>
      ) : (
        <Calendar reading={reading} />
      )}
    </>
  );
};

const HeadActs = ({ reading: { person, today, organizations } }: { readonly reading: MeetingsReading }) => {
  const { t } = useLanguage();
  return (
    <>
      <LinkButton href={addresses.agreements}>{t('meetings.agreements')}</LinkButton>
      {hostsFor(person, today, organizations).length > 0 && (
        <LinkButton look="go" href={addresses.newMeeting}>
          {t('meetings.schedule')}
        </LinkButton>
      )}
    </>
  );
};

const Calendar = ({ reading }: { readonly reading: MeetingsReading }) => {
  const language = useLanguage();
  const { t } = language;
  const [wanted, want] = useWanted();
  const asked = useDeferredValue(wanted);
  const { today, commitments } = reading;
  const day = wanted.day ?? today;
  const until = lastShown(wanted.view, day, today);
  const entries = useMemo(() => entriesOf(language, reading, until), [language, reading, until]);
  const shown = useMemo(() => filterEntries(entries, asked), [entries, asked]);
  const days = { entries: shown, day, today, onDay: (next: Day) => want({ day: next === today ? undefined : next }) };
  return (
    <div className="stack">
      <MeetingFilters wanted={wanted} onWant={want} commitments={commitments} />
      <Count shown={shown} entries={entries} />
      {shown.length === 0 && hasFilter(asked) ? (
        <EmptyNote level={2} title={t('meetings.noneFound')} action={<Button onClick={() => want({ text: '', commitment: undefined, type: undefined, state: undefined })}>{t('meetings.showAll')}</Button>}>
          {t('meetings.noneFoundNote')}
        </EmptyNote>
      ) : (
        <>
          {wanted.view === 'list' && <ListView entries={shown} today={today} />}
          {wanted.view === 'week' && <WeekView {...days} />}
          {wanted.view === 'month' && <MonthView {...days} />}
        </>
      )}
    </div>
  );
};

/** Promises are proposed this far ahead in the list: one quarter. */
const daysAhead = 92;

/** Until when missing promises are looked for: as far as the view reaches. */
const lastShown = (view: Wanted['view'], day: Day, today: Day): Day => {
  if (view === 'list') return addDays(today, daysAhead);
  return weeksOfMonth(day).at(-1)?.at(-1) ?? day;
};

const Count = ({ shown, entries }: { readonly shown: ReturnType<typeof entriesOf>; readonly entries: ReturnType<typeof entriesOf> }) => {
  const { t } = useLanguage();
  const held = (some: typeof entries): number => some.filter(({ kind }) => kind === 'meeting').length;
  const [some, all] = [held(shown), held(entries)];
  const missing = shown.filter(({ kind }) => kind === 'promised').length;
  const isDemo = shown.some((entry) => (entry.kind === 'meeting' ? entry.meeting.demo : entry.commitment.demo));
  return (
    <p className="small muted" role="status">
      {some === all ? t('meetings.count', { shown: some }) : t('meetings.countOf', { shown: some, all })}
      {missing > 0 && ` · ${t('meetings.missing', { count: missing })}`} {isDemo && <DemoTag>{t('demo.tag')}</DemoTag>}
    </p>
  );
};
