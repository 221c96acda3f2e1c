/** What the calendar of one person says: for whoever holds its secret address. */
import { languages } from '../language/both-languages';
import type { Locale } from '../language/locale';
import { meetingCalendar, type CalendarMeeting } from '../paper/meeting-calendar';

export const personalCalendar = (locale: Locale, meetings: readonly CalendarMeeting[]): string =>
  meetingCalendar(languages[locale], { name: languages[locale].t('siteMeeting.personalCalendar'), meetings });
