/**
 * Meetings as calendars of other makers read them: RFC 5545 (iCalendar). Times are said in UTC, so no table of time zones travels.
 * Pure; the tablet hands out a file of one meeting, the server feeds of many.
 */

export interface CalendarEvent {
  /** Names the event for ever: a second file with the same one moves or cancels it. */
  readonly uid: string;
  /** Higher with every change: of two files the calendar believes the higher. */
  readonly sequence: number;
  /** When what is said here was last changed, ms since 1970. */
  readonly stampedAt: number;
  readonly startsAt: number;
  readonly endsAt?: number;
  readonly isCancelled: boolean;
  readonly summary: string;
  readonly location?: string;
  readonly url?: string;
  readonly description?: string;
}

export interface CalendarFile {
  /** What a calendar calls the feed; none for a single meeting. */
  readonly name?: string;
  readonly language: string;
  readonly events: readonly CalendarEvent[];
}

/** The whole file, lines ended and folded as the RFC asks. */
export const calendarText = ({ name, language, events }: CalendarFile): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Bitácora//Meetings//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(name === undefined ? [] : [`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`]),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');

const eventLines = ({ uid, sequence, stampedAt, startsAt, endsAt, isCancelled, summary, location, url, description }: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `SEQUENCE:${Math.max(0, Math.trunc(sequence))}`,
  `DTSTAMP:${utc(stampedAt)}`,
  `DTSTART:${utc(startsAt)}`,
  ...(endsAt === undefined ? [] : [`DTEND:${utc(endsAt)}`]),
  `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `SUMMARY:${escaped(summary)}`,
  ...(location === undefined ? [] : [`LOCATION:${escaped(location)}`]),
  // An address is no text: it is written as it is, and may hold no line of its own.
  ...(url === undefined ? [] : [`URL:${url.replace(/\s/gu, '')}`]),
  ...(description === undefined ? [] : [`DESCRIPTION:${escaped(description)}`]),
  'END:VEVENT',
];

/** `20261118T130000Z`. */
const utc = (ms: number): string => `${new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')}`;

const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // Control characters may not stand in a file; the line break is written in two letters, a tab is a space.
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

const lineOctets = 75;
const octets = new TextEncoder();

/** No line is longer than 75 octets; what follows begins with a space, which does not count as text. No letter is cut in two. */
const folded = (line: string): string => {
  let text = '';
  let used = 0;
  for (const letter of line) {
    const size = octets.encode(letter).length;
    if (used + size > lineOctets) {
      text += '\r\n ';
      used = 1;
    }
    text += letter;
    used += size;
  }
  return text;
};
