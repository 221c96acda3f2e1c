/** A week, day by day from Monday. */
import { addDays } from '../../domain/day';
import { groupedBy } from '../../domain/grouped-by';
import { formatDay, formatDayTitle } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { CalendarBar } from './calendar-bar';
import { mondayOf, weekOf } from './calendar-days';
import { EntryItem } from './entry-item';
import { keyOf, type DaysViewProps } from './month-view';

export const WeekView = ({ entries, day, today, onDay }: DaysViewProps) => {
  const language = useLanguage();
  const byDay = groupedBy(entries, ({ on }) => on);
  return (
    <div className="stack">
      <CalendarBar title={language.t('meetings.weekOf', { day: formatDay(language, mondayOf(day)) })} today={today} before={addDays(day, -7)} after={addDays(day, 7)} onDay={onDay} />
      <ol className="week">
        {weekOf(day).map((one) => {
          const own = byDay.get(one) ?? [];
          return (
            <li key={one} className={one === today ? 'is-today' : undefined} {...(one === today ? { 'aria-current': 'date' as const } : {})}>
              <h3>{formatDayTitle(language, one)}</h3>
              {own.length === 0 ? (
                <p className="small muted">{language.t('meetings.dayEmpty')}</p>
              ) : (
                <ul className="list">
                  {own.map((entry) => (
                    <EntryItem key={keyOf(entry)} entry={entry} today={today} ofDay />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
};
