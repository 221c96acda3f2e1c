import { expect, test } from 'vitest';
import { personNamed } from '../../../test/builders/change';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { commitments, organizations, planRows, todayOfPlan } from '../../../test/builders/plan';
import { languages } from '../../language/both-languages';
import { recordOf } from '../../domain/rows';
import { entriesOf, foldLate, type CalendarEntry } from './calendar-entry';
import { promisedNote, promisedTitle } from './entry-words';
import type { MeetingsReading } from './read-meetings';
import { filterEntries, wantedFrom, wantedToQuery } from './wanted';

const { es } = languages;
const meetings = rowsAfterStep('schedule', planRows()).filter(({ entity }) => entity === 'meeting').flatMap((row) => recordOf('meeting', row) ?? []);
const reading = (user = 'lucia') => ({ person: personNamed(user), meetings, commitments, organizations, today: todayOfPlan }) as unknown as MeetingsReading;
const all = (user?: string) => entriesOf(es, reading(user), '2027-02-28');
const asked = (query: string, entries = all()) => filterEntries(entries, wantedFrom(new URLSearchParams(query)));
const titleOf = (entry: CalendarEntry): string => (entry.kind === 'meeting' ? entry.name : promisedTitle(es, entry));

test('a meeting of the quarter stands for the promise; what nobody scheduled is proposed in its place', () => {
  const own = all().filter(({ commitments: of, on }) => of.includes('c-11') && on >= todayOfPlan);
  expect(own.map(titleOf)).toEqual(['Reunión de seguimiento de ARBA0011', 'Seguimiento trimestral de ARBA0011, hasta el 28 feb 2027']);
});

test('of four quarters without a meeting the last one tells of those before it', () => {
  const late = foldLate(all()).filter((entry) => entry.kind === 'promised' && entry.commitment.id === 'c-8' && entry.promised.state === 'overdue' && entry.promised.type === 'quarterlyFollowUp');
  expect(late).toHaveLength(1);
  const [one] = late;
  expect(one?.kind === 'promised' && promisedNote(es, one)).toBe('El plan la prometía y no se hizo: venció hace 79 días. Tampoco hubo en los 4 períodos anteriores.');
});

test('an area is offered to schedule what it is a party of, and nothing else', () => {
  const offered = (user: string) => new Set(all(user).flatMap((entry) => (entry.kind === 'promised' && entry.mayConvene ? [entry.commitment.code] : [])));
  expect([...offered('lucia')]).toEqual(['ARBA0011']);
  expect(offered('martin').size).toBe(4);
  expect(offered('tomas').size).toBe(0);
});

test('somebody in a hurry finds a meeting by its place, without accents, and the address keeps what was asked', () => {
  expect(asked('buscar=sala+3').map(titleOf)).toEqual(['Reunión de seguimiento de ARBA0011']);
  expect(asked('estado=scheduled&tipo=quarterlyFollowUp')).toHaveLength(1);
  expect(asked('tipo=forum')).toEqual([]);
  expect(asked('estado=missing&compromiso=c-d1').map(titleOf)).toEqual(['Reunión de planificación de DEMO1, antes del 30 sep 2026', 'Seguimiento trimestral de DEMO1, hasta el 31 dic 2026']);
  const query = 'ver=mes&dia=2026-12-01&buscar=sala&compromiso=c-11&tipo=forum&estado=missing';
  expect(wantedToQuery(wantedFrom(new URLSearchParams(query))).toString()).toBe(query);
  expect(wantedFrom(new URLSearchParams('ver=siglo&dia=2026-02-30&tipo=fiesta&estado=feliz'))).toEqual({ view: 'list', day: undefined, text: '', commitment: undefined, type: undefined, state: undefined });
});
