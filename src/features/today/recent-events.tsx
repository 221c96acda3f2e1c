/** What happened lately to the check-ins this person may read. */
import { eventsOf, type CheckInEvent } from '../../domain/check-in-events';
import { dayAt, daysBetween, type Day } from '../../domain/day';
import { addresses } from '../../language/addresses';
import { formatDay, formatNear, formatPeriod, timeZone } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import type { TodayReading } from './read-today';

const shown = 6;

export const RecentEvents = ({ reading }: { readonly reading: TodayReading }) => {
  const language = useLanguage();
  const { checkIns, commitments, organizations, today } = reading;
  const events = eventsOf(checkIns, ({ row }) => dayAt(row.at, timeZone))
    .filter(({ checkIn }) => commitments.some(({ id }) => id === checkIn.commitment))
    .slice(0, shown);
  const isDemo = events.some(({ checkIn }) => checkIn.demo);
  return (
    <Section title={language.t('today.happened')} beside={isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}>
      {events.length === 0 && <EmptyNote title={language.t('today.nothingHappened')}>{language.t('today.nothingHappenedNote')}</EmptyNote>}
      {events.length > 0 && (
        <ol className="list">
          {events.map((event) => {
            const code = commitments.find(({ id }) => id === event.checkIn.commitment)?.code ?? '';
            const area = organizations.get(event.checkIn.organization);
            return (
              <li key={`${event.checkIn.id} ${event.kind}`}>
                <Link className="item" href={addresses.submittedCheckIn(code, event.checkIn.from)}>
                  <div>
                    <h3>{language.t(`today.event.${event.kind}`, { code })}</h3>
                    <p>{noteOf(language, event, area ? wordsIn(area.name, language.locale) : '')}</p>
                  </div>
                  <time className="small muted" dateTime={event.on} title={formatDay(language, event.on)}>
                    {lately(language, event.on, today)}
                  </time>
                </Link>
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
};

const noteOf = (language: Language, { kind, checkIn }: CheckInEvent, area: string): string =>
  kind === 'returned' ? `“${checkIn.reason ?? ''}”` : [withCapital(formatPeriod(language, checkIn.from, checkIn.to)), area].filter(Boolean).join(' · ');

/** Near days in words, others by their date. */
const lately = (language: Language, on: Day, today: Day): string => (daysBetween(on, today) < 7 ? formatNear(language, on, today) : formatDay(language, on));

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
