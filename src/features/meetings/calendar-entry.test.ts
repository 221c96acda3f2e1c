import { expect, test } from 'vitest';
import { personNamed } from '../../../test/builders/change';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { commitments, organizations, planRows, todayOfPlan } from '../../../test/builders/plan';
import { languages } from '../../language/both-languages';
import { recordOf } from '../../domain/rows';
import { entriesOf, foldLate, type CalendarEntry } from './calendar-entry';
import { promisedNote, promisedTitle, slotNote, slotTitle } from './entry-words';
import type { MeetingsReading } from './read-meetings';
import { filterEntries, wantedFrom, wantedToQuery } from './wanted';

const { es } = languages;
const meetings = rowsAfterStep('schedule', planRows()).filter(({ entity }) => entity === 'meeting').flatMap((row) => recordOf('meeting', row) ?? []);
const checkIns = planRows().filter(({ entity }) => entity === 'checkIn').flatMap((row) => recordOf('checkIn', row) ?? []);
const reading = (user = 'lucia') => ({ person: personNamed(user), meetings, commitments, organizations, checkIns, today: todayOfPlan }) as unknown as MeetingsReading;
const all = (user?: string) => entriesOf(es, reading(user), '2027-02-28');
const asked = (query: string, entries = all()) => filterEntries(entries, wantedFrom(new URLSearchParams(query)));
const titleOf = (entry: CalendarEntry): string => (entry.kind === 'meeting' ? entry.name : entry.kind === 'slot' ? slotTitle(es, entry) : promisedTitle(es, entry));

test('a meeting of the quarter stands for the promise; what nobody scheduled is proposed in its place', () => {
  const own = all().filter(({ kind, commitments: of, on }) => kind !== 'slot' && of.includes('c-11') && on >= todayOfPlan);
  expect(own.map(titleOf)).toEqual(['Reunión de seguimiento de ARBA0011', 'Seguimiento trimestral de ARBA0011, hasta el 28 feb 2027']);
});

test('of four quarters without a meeting the last one tells of those before it', () => {
  const late = foldLate(all()).filter((entry) => entry.kind === 'promised' && entry.commitment.id === 'c-8' && entry.promised.state === 'overdue' && entry.promised.type === 'quarterlyFollowUp');
  expect(late).toHaveLength(1);
  const [one] = late;
  expect(one?.kind === 'promised' && promisedNote(es, one)).toBe('El plan la prometía y no se hizo: venció hace 79 días. Tampoco hubo en los 4 períodos anteriores.');
});

test('the check-in of a period stands on its day until it is answered, and offers its form to the area that owes it, once the period has begun', () => {
  const slots = (user: string) => foldLate(all(user)).flatMap((entry) => (entry.kind === 'slot' && entry.commitments.includes('c-11') ? [[slotTitle(es, entry), slotNote(es, entry, todayOfPlan), entry.mayReport]] : []));
  expect(slots('lucia')).toEqual([
    ['Informe de avance de ARBA0011, junio a agosto de 2026', 'Venció hace 79 días y no se presentó. Tampoco se presentaron los de los 4 períodos anteriores.', true],
    ['Informe de avance de ARBA0011, septiembre a noviembre de 2026', 'Faltan 12 días para presentarlo.', true],
    ['Informe de avance de ARBA0011, diciembre de 2026 a febrero de 2027', 'Faltan 102 días para presentarlo.', false],
  ]);
  expect(slots('tomas').map(([, , mayReport]) => mayReport)).not.toContain(true);
  expect(asked('tipo=forum').concat(asked('estado=missing')).some(({ kind }) => kind === 'slot')).toBe(false);
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
