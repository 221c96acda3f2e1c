import { expect, test } from 'vitest';
import { languages } from '../language/both-languages';
import { meetingCalendar, type CalendarMeeting } from './meeting-calendar';

const { es, en } = languages;

const followUp: CalendarMeeting = {
  meeting: { id: 'r-1', type: 'quarterlyFollowUp', on: '2026-11-18', from: '10:00', to: '11:30', state: 'scheduled', modality: 'hybrid', place: 'Sala 3, piso 2; Bolívar 1', link: 'https://example.org/sala' },
  codes: ['ARBA0011', 'ARBA0012'],
  agenda: ['Avance hito por hito', 'Próximos pasos'],
  url: 'https://example.org/reuniones/r-1',
  sequence: 41,
  stampedAt: Date.UTC(2026, 10, 1, 12, 30, 5),
};

const calendarOf = (partial: Partial<CalendarMeeting['meeting']> = {}, rest: Partial<CalendarMeeting> = {}): string =>
  meetingCalendar(es, { meetings: [{ ...followUp, ...rest, meeting: { ...followUp.meeting, ...partial } }] });

/** Reads as strictly as the RFC: every line ended by CRLF, none over 75 octets, folds undone, text unescaped; anything else throws. */
const readStrictly = (text: string): readonly (readonly [name: string, value: string])[] => {
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line is not ended by CRLF');
  const lines = text.slice(0, -2).split('\r\n');
  const long = lines.find((line) => new TextEncoder().encode(line).length > 75);
  if (long !== undefined) throw new Error(`too long: ${long}`);
  return lines
    .join('\r\n')
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const [, name, value] = /^([A-Z-]+):(.*)$/u.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`no property: ${line}`);
      const isText = ['SUMMARY', 'LOCATION', 'DESCRIPTION', 'NAME', 'X-WR-CALNAME', 'UID'].includes(name);
      if (isText && /(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`not escaped: ${line}`);
      return [name, isText ? value.replace(/\\(.)/gu, (_, letter: string) => (letter === 'n' ? '\n' : letter)) : value] as const;
    });
};

const valueOf = (text: string, name: string): string | undefined => readStrictly(text).find(([each]) => each === name)?.[1];

test('a calendar reads when and where the meeting is, what it is about, and its agenda', () => {
  expect(readStrictly(calendarOf())).toEqual([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Bitácora//Meetings//ES'],
    ['CALSCALE', 'GREGORIAN'],
    ['METHOD', 'PUBLISH'],
    ['BEGIN', 'VEVENT'],
    ['UID', 'r-1'],
    ['SEQUENCE', '41'],
    ['DTSTAMP', '20261101T123005Z'],
    ['DTSTART', '20261118T130000Z'],
    ['DTEND', '20261118T143000Z'],
    ['STATUS', 'CONFIRMED'],
    ['SUMMARY', 'Reunión de seguimiento de ARBA0011 y ARBA0012'],
    ['LOCATION', 'Sala 3, piso 2; Bolívar 1'],
    ['URL', 'https://example.org/reuniones/r-1'],
    ['DESCRIPTION', 'Reunión de seguimiento, mixta\nEnlace: https://example.org/sala\n\nOrden del día:\n1. Avance hito por hito\n2. Próximos pasos'],
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ]);
});

test('the same meeting is said in English', () => {
  const text = meetingCalendar(en, { name: 'Meetings of the plan', meetings: [followUp] });
  expect(valueOf(text, 'SUMMARY')).toBe('Follow-up meeting, ARBA0011 and ARBA0012');
  expect(valueOf(text, 'DESCRIPTION')).toMatch(/^Follow-up meeting, hybrid\nLink: .*\n\nAgenda:\n1\. /);
  expect(valueOf(text, 'X-WR-CALNAME')).toBe('Meetings of the plan');
});

test.each(['cancelled', 'postponed'] as const)('a meeting that was %s leaves the calendars it was in, and says why', (state) => {
  const text = calendarOf({ state, reason: 'No había quórum.' });
  expect(valueOf(text, 'STATUS')).toBe('CANCELLED');
  expect(valueOf(text, 'DESCRIPTION')).toContain(state === 'cancelled' ? 'Cancelada: No había quórum.' : 'Postergada: No había quórum.');
});

test('a meeting late in the evening stands on the next day of Greenwich', () => {
  expect(valueOf(calendarOf({ from: '22:30', to: '23:30' }), 'DTSTART')).toBe('20261119T013000Z');
});

test('a meeting without an end, without a place and without an agenda invents none', () => {
  const { to, place, link, ...bare } = followUp.meeting;
  expect([to, place, link]).not.toContain(undefined);
  const text = meetingCalendar(es, { meetings: [{ ...followUp, agenda: [], meeting: { ...bare, modality: 'inPerson' } }] });
  expect(readStrictly(text).map(([name]) => name)).not.toContain('DTEND');
  expect(readStrictly(text).map(([name]) => name)).not.toContain('LOCATION');
  expect(valueOf(text, 'DESCRIPTION')).toBe('Reunión de seguimiento, presencial');
});

test.each([
  ['a title with commas, semicolons, a backslash and line breaks', 'Uno, dos; tres\\cuatro\r\ncinco\nseis', 'Uno, dos; tres\\cuatro\ncinco\nseis'],
  ['letters of two, three and four bytes at every place of a fold', `${'ñ'.repeat(37)}€${'🗓️'.repeat(30)}`, `${'ñ'.repeat(37)}€${'🗓️'.repeat(30)}`],
  ['words that look like a property', 'Fin\r\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org', 'Fin\nEND:VEVENT\nATTENDEE:mailto:x@example.org'],
  ['a letter that no file may hold', 'acta\u0000\u0007 7', 'acta 7'],
])('%s is read back whole', (_, title, read) => {
  const text = calendarOf({ title }, { codes: [] });
  expect(valueOf(text, 'SUMMARY')).toBe(read);
  expect(readStrictly(text).filter(([name]) => name === 'END')).toHaveLength(2);
});

test('a feed holds every meeting, each under its own name', () => {
  const meetings = Array.from({ length: 30 }, (_, index) => ({ ...followUp, meeting: { ...followUp.meeting, id: `r-${index}` } }));
  const uids = readStrictly(meetingCalendar(es, { meetings })).filter(([name]) => name === 'UID');
  expect(new Set(uids.map(([, uid]) => uid)).size).toBe(30);
});
