/** Meetings as people act on them: one change of every kind, and the whole life of one meeting on the plan of plan.ts. */
import { attendanceOfMember } from '../../src/domain/attendance';
import type { Change, RowImage, Seen } from '../../src/domain/change';
import type { Json } from '../../src/domain/json';
import { minutesPartId } from '../../src/domain/minutes';
import { decidingOn, changeIdOf, commandOf, editOf, rowsAfter } from './change';
import { operationsOf } from '../../src/domain/decide';

export const body = (text: string): Json => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** What an author who looks at these rows now has seen of them. */
export const seenAll = (rows: readonly RowImage[], ...ids: readonly string[]): Readonly<Record<string, Seen>> =>
  Object.fromEntries(rows.filter(({ id }) => ids.includes(id)).map(({ id, writers }) => [id, writers]));

const details = { type: 'quarterlyFollowUp', commitments: ['c-11'], on: '2026-11-18', from: '10:00', to: '11:30', modality: 'hybrid', place: 'Sala 3', link: 'https://example.org/sala', chair: { name: 'Lucía', membership: 'm-lucia' }, invited: ['judicial', 'poder-ciudadano', 'osc'] } as const;

export const schedule = (partial: object = {}): Change =>
  commandOf('meeting.schedule', { meeting: 'r-1', organization: 'judicial', details, agenda: [{ id: 'i-1', order: 1, title: 'Hito por hito', minutes: 20 }, { id: 'i-2', order: 2, title: 'Próximos pasos', speaker: 'Lucía' }], ...partial });

export const append = (index: number, update = 'AAAA', part = minutesPartId('r-1', 'tablet', 0)): Change => commandOf('minutes.append', { meeting: 'r-1', part, index, update });

export const attends = (who: string, set: object = {}): Change =>
  editOf({ entity: 'attendance', id: attendanceOfMember('r-1', `m-${who}`), act: 'create', audience: 'room:judicial', set: { meeting: 'r-1', membership: `m-${who}`, name: who, sector: 'government', mode: 'inPerson', presence: 'present', ...set } });

export const agreed = (id: string, set: object = {}): Change =>
  editOf({ entity: 'agreement', id, act: 'create', audience: 'members', set: { meeting: 'r-1', commitments: ['c-11'], text: 'Publicar el acta firmada', organization: 'judicial', person: { name: 'Lucía' }, due: '2026-12-02', state: 'open', ...set } });

/** Evidence that is asked for in the meeting. */
export const asked = (id: string, given: object = {}): Change =>
  commandOf('request.open', { request: id, commitment: 'c-11', milestone: 'c-11-m3', meeting: 'r-1', organization: 'judicial', question: '¿Dónde están las actas firmadas?', due: '2026-12-09', ...given });

export type Step = readonly [by: string, change: (rows: readonly RowImage[]) => Change, today?: string];

const step = (kind: string, given: object = {}) => (rows: readonly RowImage[]): Change => commandOf(kind, { meeting: 'r-1', seen: seenAll(rows, 'r-1'), ...given });

/** A follow-up meeting of ARBA0011 from its date to the public page, act by act. */
export const lifeOfMeeting = {
  schedule: ['lucia', () => schedule()],
  start: ['lucia', step('meeting.start', { at: 1_000 })],
  attend: ['lucia', () => attends('lucia', { consent: true })],
  attendOther: ['lucia', () => attends('tomas', { sector: 'civilSociety', organization: 'osc' })],
  heads: ['lucia', () => editOf({ entity: 'attendance', id: 'heads', act: 'create', audience: 'room:judicial', set: { meeting: 'r-1', sector: 'academia', mode: 'inPerson', presence: 'present', count: 4 } })],
  write: ['lucia', () => append(0)],
  agree: ['lucia', () => agreed('a-1')],
  ask: ['martin', () => asked('q-1')],
  finish: ['lucia', step('meeting.finish', { at: 2_000 })],
  circulate: ['lucia', (rows) => step('meeting.circulate', { attendance: ['r-1~m-lucia', 'r-1~m-tomas', 'heads'] })(rows)],
  approve: ['martin', (rows) => step('minutes.approve', { saw: seenAll(rows, 'i-1', 'i-2', 'r-1~m-lucia', 'r-1~m-tomas', 'heads', 'a-1', 'q-1'), parts: { [minutesPartId('r-1', 'tablet', 0)]: 1 }, items: [{ id: 'i-1', body: body('Se leyó el informe.') }, { id: 'i-2', body: body('Nada más.') }], attendance: ['r-1~m-lucia', 'r-1~m-tomas', 'heads'], agreements: ['a-1'], followUp: [], requests: ['q-1'] })(rows), '2026-11-27'],
  publish: ['martin', step('minutes.publish', { agreements: ['a-1'] }), '2026-11-27'],
} satisfies Record<string, Step>;

export type LifeStep = keyof typeof lifeOfMeeting;

/** The rows after its life up to and with a step. Fails aloud where a step is refused. */
export const rowsAfterStep = (last: LifeStep, rows: readonly RowImage[]): readonly RowImage[] => {
  let now = rows;
  for (const [name, [by, change, today]] of Object.entries(lifeOfMeeting) as [LifeStep, Step][]) {
    const act = change(now);
    const ground = { rows: now, by, ...(today === undefined ? {} : { today }) };
    const operations = operationsOf(act, decidingOn(ground));
    if (!operations.accepted) throw new Error(`${name}: ${operations.refusal.problem} ${operations.refusal.why}`);
    now = rowsAfter(act, ground);
    if (name === last) return now;
  }
  return now;
};

const writer = changeIdOf('writer');

/** Every act on a meeting, with all that each may carry. */
export const everyKindOfMeetingChange = (): readonly Change[] => [
  schedule({ announced: true }),
  commandOf('meeting.postpone', { meeting: 'r-1', reason: 'No hay quórum posible.', to: { meeting: 'r-2', on: '2026-12-01', from: '15:00', to: '16:00', agenda: [{ id: 'i-9', order: 1, title: 'Hito por hito', carriedFrom: 'i-1' }] }, seen: { 'r-1': { state: writer } } }),
  commandOf('meeting.cancel', { meeting: 'r-1', reason: 'El área pidió cancelarla.', seen: {} }),
  commandOf('meeting.start', { meeting: 'r-1', at: 1, seen: {} }),
  commandOf('meeting.finish', { meeting: 'r-1', at: 2, nextMeeting: { on: '2027-02-20', from: '10:00', place: 'Sala 3' }, seen: {} }),
  commandOf('meeting.circulate', { meeting: 'r-1', attendance: ['r-1~m-lucia'], until: '2026-12-04', seen: {} }),
  append(0),
  lifeOfMeeting.approve[1]([]),
  commandOf('minutes.correct', { meeting: 'r-1', version: 1, items: [{ id: 'i-1', body: body('Se leyó el informe anual.') }], reason: 'Faltaba decir cuál informe.', seen: {} }),
  lifeOfMeeting.publish[1]([]),
  commandOf('agreement.report', { agreement: 'a-1', note: 'Se publicó el 20 de noviembre.', seen: { 'a-1': { state: writer } } }),
  commandOf('agreement.verify', { agreement: 'a-1', note: 'Está en el sitio.', seen: {} }),
  commandOf('agreement.drop', { agreement: 'a-1', note: 'Lo reemplaza otro acuerdo.', seen: {} }),
  attends('lucia', { consent: true, signature: { kind: 'stroke', path: 'M1 2 L3 4', at: 5 } }),
  agreed('a-1'),
  editOf({ entity: 'attendeeContact', id: 'x-1', act: 'create', audience: 'coordination', set: { attendance: 'r-1~m-lucia', meeting: 'r-1', email: 'ana@example.org', consentOn: '2026-11-18' } }),
  editOf({ entity: 'contribution', id: 'k-1', act: 'create', set: { meeting: 'r-1', agendaItem: 'i-1', author: 'tomas', name: 'Tomás', text: 'No se dijo todo.' } }),
  editOf({ entity: 'minutesComment', id: 'w-1', act: 'create', set: { meeting: 'r-1', agendaItem: 'i-1', kind: 'amendment', author: 'tomas', name: 'Tomás', text: 'Falta mi intervención.', on: '2026-11-19', attendance: 'r-1~m-tomas', state: 'open' } }),
  editOf({ entity: 'agendaItem', id: 'i-1', act: 'patch', set: { order: 0.5, outcome: 'notReached' }, seen: { order: writer } }),
];
