/** A meeting as an event of a calendar, in the reader's words: for the file that the tablet hands out and for the server's feeds. */
import type { Day } from '../domain/day';
import type { Clock, Meeting } from '../domain/meeting';
import { timeZone } from '../language/dates';
import type { Language } from '../language/language';
import { meetingName } from '../language/meeting-words';
import { calendarText, type CalendarEvent } from './calendar-text';

export interface CalendarMeeting {
  readonly meeting: Pick<Meeting, 'id' | 'type' | 'title' | 'on' | 'from' | 'to' | 'state' | 'modality' | 'place' | 'link' | 'reason'>;
  /** What a reader may read of the commitments it is about, as codes. */
  readonly codes: readonly string[];
  /** The points of the agenda, in their order. */
  readonly agenda: readonly string[];
  /** Where the meeting is read: a whole address. */
  readonly url?: string;
  /** The place in the log of the last change to it (`row.seq`): higher with every change. */
  readonly sequence: number;
  /** When it was last changed (`row.at`), ms since 1970. */
  readonly stampedAt: number;
}

interface CalendarGiven {
  /** What a calendar calls the feed; none for a single meeting. */
  readonly name?: string;
  readonly meetings: readonly CalendarMeeting[];
}

/**
 * The text of an `.ics` file. What is not for its reader (the link into the room, the reason of a cancellation) is left out of
 * `meeting` by whoever calls. Postponed and cancelled meetings are said as cancelled, so they leave the calendars they were in.
 */
export const meetingCalendar = (language: Language, { name, meetings }: CalendarGiven): string =>
  calendarText({ language: language.locale, events: meetings.map((one) => eventOf(language, one)), ...(name === undefined ? {} : { name }) });

const eventOf = (language: Language, { meeting, codes, agenda, url, sequence, stampedAt }: CalendarMeeting): CalendarEvent => ({
  uid: meeting.id,
  sequence,
  stampedAt,
  startsAt: momentOf(meeting.on, meeting.from),
  ...(meeting.to === undefined ? {} : { endsAt: momentOf(meeting.on, meeting.to) }),
  isCancelled: meeting.state === 'cancelled' || meeting.state === 'postponed',
  summary: meetingName(language, meeting, codes),
  ...(meeting.place === undefined && meeting.modality !== 'virtual' ? {} : { location: meeting.place ?? language.t('modality.virtual') }),
  ...(url === undefined ? {} : { url }),
  description: descriptionOf(language, meeting, agenda),
});

const descriptionOf = (language: Language, { type, state, modality, link, reason }: CalendarMeeting['meeting'], agenda: readonly string[]): string => {
  const isOff = state === 'cancelled' || state === 'postponed';
  const head = [
    language.t('calendarFile.kind', { type: language.t(`meetingType.${type}`), modality: language.t(`modality.${modality}`).toLowerCase() }),
    ...(isOff ? [reason === undefined ? language.t(`meetingState.${state}`) : language.t('calendarFile.reason', { state: language.t(`meetingState.${state}`), reason })] : []),
    ...(link === undefined ? [] : [language.t('calendarFile.link', { link })]),
  ];
  if (agenda.length === 0) return head.join('\n');
  return [...head, '', language.t('calendarFile.agenda'), ...agenda.map((title, index) => `${index + 1}. ${title}`)].join('\n');
};

/** The moment (ms since 1970) at which the clocks of the plan show a time of a day. */
const momentOf = (day: Day, clock: Clock): number => {
  const read = Date.parse(`${day}T${clock}:00Z`);
  return read - (wallClockAt(read) - read);
};

/** What a clock on the wall shows at a moment, as if it hung in Greenwich. */
const wallClockAt = (ms: number): number => {
  wallClock ??= new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${wallClock.format(ms).replace(' ', 'T')}Z`);
};

/** Made when first asked: it is slow to make. */
let wallClock: Intl.DateTimeFormat | undefined;
