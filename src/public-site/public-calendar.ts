/** The public meetings of a plan for a calendar to subscribe to. */
import type { RecordId } from '../domain/ids';
import { languages } from '../language/both-languages';
import { wordsIn } from '../language/words-in';
import { meetingCalendar } from '../paper/meeting-calendar';
import { pathTo } from './addresses';
import type { PublicModel } from './public-model';

interface CalendarSetting {
  /** Undefined for the plan at the root. */
  readonly plan: RecordId | undefined;
  /** `https://host`. */
  readonly origin: string;
}

export const publicCalendar = ({ meetings, plan: { plan: record } }: PublicModel, { plan, origin }: CalendarSetting): string => {
  const language = languages.es;
  const name = language.t('siteMeeting.calendarName', { plan: wordsIn(record.title, 'es') });
  const events = meetings.calendar.map(({ page, ...meeting }) => ({ ...meeting, url: `${origin}${page === null ? pathTo({ page: 'meetings', plan }, 'es') : pathTo({ page: 'meeting', plan, meeting: page }, 'es')}` }));
  return meetingCalendar(language, { name, meetings: events });
};
