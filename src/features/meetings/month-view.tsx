/** A month: its days as a grid that the keyboard walks over, and below it the meetings of the chosen day. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { addMonths, type Day } from '../../domain/day';
import { groupedBy } from '../../domain/grouped-by';
import { addresses } from '../../language/addresses';
import { formatDayTitle, formatLongMonth, weekdayShort } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import { CalendarBar } from './calendar-bar';
import { dayAfterKey, weekOf, weeksOfMonth } from './calendar-days';
import type { CalendarEntry } from './calendar-entry';
import { EntryItem } from './entry-item';

export interface DaysViewProps {
  readonly entries: readonly CalendarEntry[];
  readonly day: Day;
  readonly today: Day;
  readonly onDay: (day: Day) => void;
}

export const MonthView = ({ entries, day, today, onDay }: DaysViewProps) => {
  const language = useLanguage();
  const byDay = groupedBy(entries, ({ on }) => on);
  const table = useRef<HTMLTableElement>(null);
  const byKey = useRef(false);
  // The arrows choose another day, and the focus goes with it.
  useEffect(() => {
    if (byKey.current) table.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`)?.focus();
    byKey.current = false;
  }, [day]);
  const walk = (event: KeyboardEvent): void => {
    const next = dayAfterKey(day, event.key);
    if (next === undefined) return;
    event.preventDefault();
    byKey.current = true;
    onDay(next);
  };
  const month = formatLongMonth(language, day);
  const title = month.charAt(0).toUpperCase() + month.slice(1);
  return (
    <div className="stack">
      <CalendarBar title={title} today={today} before={addMonths(day, -1)} after={addMonths(day, 1)} onDay={onDay} />
      <table className="month" aria-label={language.t('meetings.calendarOf', { month })} ref={table}>
        <thead>
          <tr>
            {weekOf(day).map((one) => (
              <th key={one} scope="col">
                {weekdayShort(language, one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(day).map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <DayCell key={one} day={one} entries={byDay.get(one) ?? []} isChosen={one === day} isToday={one === today} isOther={one.slice(0, 7) !== day.slice(0, 7)} onDay={onDay} onWalk={walk} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ChosenDay day={day} entries={byDay.get(day) ?? []} today={today} />
    </div>
  );
};

interface DayCellProps {
  readonly day: Day;
  readonly entries: readonly CalendarEntry[];
  readonly isChosen: boolean;
  readonly isToday: boolean;
  readonly isOther: boolean;
  readonly onDay: (day: Day) => void;
  readonly onWalk: (event: KeyboardEvent) => void;
}

const shownInCell = 3;

const DayCell = ({ day, entries, isChosen, isToday, isOther, onDay, onWalk }: DayCellProps) => {
  const language = useLanguage();
  const meetings = entries.filter(({ kind }) => kind === 'meeting').length;
  const classes = [isChosen && 'is-chosen', isToday && 'is-today', isOther && 'is-other'].filter(Boolean).join(' ');
  return (
    <td className={classes}>
      <button
        type="button"
        data-day={day}
        tabIndex={isChosen ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={language.t('meetings.dayLabel', { day: formatDayTitle(language, day), count: meetings, dues: entries.length - meetings })}
        {...(isToday ? { 'aria-current': 'date' as const } : {})}
        onClick={() => onDay(day)}
        onKeyDown={onWalk}
      >
        <span>{Number(day.slice(8))}</span>
        {entries.length > 0 && <b className="month__count">{entries.length}</b>}
      </button>
      {entries.length > 0 && (
        <ul>
          {entries.slice(0, shownInCell).map((entry) => (
            <li key={keyOf(entry)}>
              <CellEntry entry={entry} />
            </li>
          ))}
          {entries.length > shownInCell && <li className="muted">+{entries.length - shownInCell}</li>}
        </ul>
      )}
    </td>
  );
};

export const keyOf = (entry: CalendarEntry): string => (entry.kind === 'meeting' ? entry.meeting.id : `${entry.commitment.id} ${entry.kind === 'promised' ? entry.promised.type : entry.kind} ${entry.on}`);

const CellEntry = ({ entry }: { readonly entry: CalendarEntry }) => {
  const { t } = useLanguage();
  if (entry.kind === 'slot') return <span className="month__missing">{t('meetings.slotShort', { code: entry.commitment.code })}</span>;
  if (entry.kind === 'promised') return <span className="month__missing">{t(`meetings.promisedShort.${entry.promised.type}`, { code: entry.commitment.code })}</span>;
  const { meeting, name, codes } = entry;
  const isOff = meeting.state === 'cancelled' || meeting.state === 'postponed';
  return (
    <Link href={addresses.meeting(meeting.id)} aria-label={`${meeting.from} ${name}, ${t(`meetingState.${meeting.state}`)}`} className={isOff ? 'is-off' : undefined}>
      <b>{meeting.from}</b> {codes.length > 0 && meeting.title === undefined ? codes.join(', ') : name}
    </Link>
  );
};

const ChosenDay = ({ day, entries, today }: Pick<DaysViewProps, 'day' | 'entries' | 'today'>) => {
  const language = useLanguage();
  return (
    <Section title={formatDayTitle(language, day)}>
      {entries.length === 0 ? (
        <p className="muted">{language.t('meetings.dayEmpty')}</p>
      ) : (
        <ul className="list">
          {entries.map((entry) => (
            <EntryItem key={keyOf(entry)} entry={entry} today={today} ofDay />
          ))}
        </ul>
      )}
    </Section>
  );
};
