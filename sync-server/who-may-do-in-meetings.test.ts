/**
 * The matrix of acts on meetings, over HTTP × everybody × the step of a meeting's life: everybody tries who may not, and all that is
 * left behind is the parked change of a member; then one who may does it. A life is lived once for every member.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { attendanceOfMember } from '../src/domain/attendance';
import type { Change, Outcome, RowOperation } from '../src/domain/change';
import { changeKinds } from '../src/domain/decide';
import type { Fields } from '../src/domain/json';
import { minutesPartId } from '../src/domain/minutes';
import { commandOf, editOf } from '../test/builders/change';
import { body } from '../test/builders/meeting';
import { aHouseWithEveryRole, commitmentOf, otherPlan, type House, type PersonName } from '../test/builders/plan-with-roles';
import { areRefused, endOf, seeing, tries, type MadeFor, type Trier } from '../test/builders/tried-acts';

const members = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator'] as const satisfies readonly PersonName[];
const areas = { norte: 'focalNorte', sur: 'focalSur' } as const;

interface Life {
  readonly meeting: string;
  readonly area: keyof typeof areas;
  readonly today: string;
}

type Made = MadeFor<Life>;
type Allowed = 'area' | PersonName;

const runners: readonly Allowed[] = ['coordination', 'facilitator', 'area'];
const coordination: readonly Allowed[] = ['coordination'];
const nobody: readonly Allowed[] = [];

const details = { type: 'commitmentMonitoring', on: '2026-11-18', from: '10:00', modality: 'inPerson', place: 'Sala 3', invited: [] } as const;
const scheduled = ({ meeting, area }: Life, id: string): Change =>
  commandOf('meeting.schedule', { meeting: id, organization: area, details: { ...details, commitments: [`c-${area}`] }, agenda: [{ id: `i-${id}`, order: 1, title: `De ${meeting}` }] });

const act = (kind: string, given: (life: Life) => object = () => ({})): Made => (life) => commandOf(kind, { meeting: life.meeting, seen: {}, ...given(life) });

const edit = (operation: (life: Life, by: Trier) => RowOperation): Made => (life, by) => editOf(operation(life, by));
const made = (entity: string, id: string, set: Fields, audience?: string): RowOperation => ({ entity, id, act: 'create', set, ...(audience === undefined ? {} : { audience }) });
const patched = (entity: string, id: string, set: Fields): RowOperation => ({ entity, id, act: 'patch', set, seen: {} });

const attendance = (life: Life, who: string, audience = `room:${life.area}`): RowOperation =>
  made('attendance', attendanceOfMember(life.meeting, who), { meeting: life.meeting, membership: who, name: who, sector: 'civilSociety', mode: 'inPerson', presence: 'present' }, audience);
const contact = (life: Life, audience: string): RowOperation =>
  made('attendeeContact', `x-${life.meeting}`, { attendance: attendanceOfMember(life.meeting, 'forum'), meeting: life.meeting, email: 'ana@example.org', consentOn: '2026-11-18' }, audience);
const agreement = (letter: string) => ({ meeting, area }: Life): RowOperation =>
  made('agreement', `${letter}-${meeting}`, { meeting, commitments: [`c-${area}`], text: 'Publicar el acta firmada', organization: 'osc', state: 'open' });
const comment = (life: Life, name: PersonName, user: string): RowOperation =>
  made('minutesComment', `w-${name}-${life.meeting}`, { meeting: life.meeting, kind: 'comment', author: user, name, text: 'Falta mi intervención.', on: '2026-11-18', attendance: attendanceOfMember(life.meeting, 'forum'), state: 'open' });

const part = ({ meeting }: Life): string => minutesPartId(meeting, 'tablet', 0);
const items = ({ meeting }: Life) => [{ id: `i-${meeting}`, body: body('Se leyó el informe.') }];
const why = 'No hay quórum posible.';
const onAgreement = (kind: string, letter = 'a'): Made => ({ meeting }) => commandOf(kind, { agreement: `${letter}-${meeting}`, note: 'Se publicó en el sitio.', seen: {} });

const toTheNextDay = 'the next day';

/** In the order of a meeting's life. An empty list: nobody, by any role. */
const life: readonly (readonly [what: string, make: Made, allowed: readonly Allowed[]] | typeof toTheNextDay)[] = [
  ['make a meeting by hand', edit(({ meeting, area }) => made('meeting', meeting, { ...details, commitments: [], organization: area, state: 'scheduled' })), nobody],
  ['schedule one', (given) => scheduled(given, given.meeting), runners],
  ['schedule one that will be postponed', (given) => scheduled(given, `p-${given.meeting}`), runners],
  ['schedule one that will be cancelled', (given) => scheduled(given, `c-${given.meeting}`), runners],
  ['postpone it', act('meeting.postpone', ({ meeting }) => ({ meeting: `p-${meeting}`, reason: why, to: { meeting: `q-${meeting}`, on: '2026-12-01', from: '15:00', agenda: [] } })), runners],
  ['cancel it', act('meeting.cancel', ({ meeting }) => ({ meeting: `c-${meeting}`, reason: why })), runners],
  ['put its place right', edit(({ meeting }) => patched('meeting', meeting, { place: 'Sala 4' })), runners],
  ['announce it', edit(({ meeting }) => patched('meeting', meeting, { announced: true })), runners],
  ['reword a point of the agenda', edit(({ meeting }) => patched('agendaItem', `i-${meeting}`, { title: 'Hito por hito' })), runners],
  ['write its state by hand', edit(({ meeting }) => patched('meeting', meeting, { state: 'held' })), nobody],
  ['open it by hand', edit(({ meeting }) => ({ entity: 'meeting', id: meeting, act: 'audience', audience: 'members' })), nobody],
  ['delete it', edit(({ meeting }) => ({ entity: 'meeting', id: meeting, act: 'delete' })), nobody],
  ['begin it', act('meeting.start', () => ({ at: 1 })), runners],
  ['mark somebody where everybody reads it', edit((given) => attendance(given, 'forum', 'members')), nobody],
  ['mark somebody', edit((given) => attendance(given, 'forum')), runners],
  ['keep an e-mail where members read it', edit((given) => contact(given, 'members')), nobody],
  ['keep an e-mail', edit((given) => contact(given, 'coordination')), runners],
  ['show who was there', edit(({ meeting }) => ({ entity: 'attendance', id: attendanceOfMember(meeting, 'forum'), act: 'audience', audience: 'public' })), nobody],
  ['write the minutes', act('minutes.append', (given) => ({ part: part(given), index: 0, update: 'AAAA', seen: undefined })), runners],
  ['note an agreement', edit(agreement('a')), runners],
  ['note another', edit(agreement('d')), runners],
  ['close an agreement by hand', edit(({ meeting }) => patched('agreement', `a-${meeting}`, { state: 'verified' })), nobody],
  ['write beside the minutes', edit(({ meeting }, { name, user }) => made('contribution', `k-${name}-${meeting}`, { meeting, author: user, name, text: 'No se dijo todo.' })), members],
  ['write beside them as another', edit(({ meeting }, { name }) => made('contribution', `k-${name}-${meeting}-2`, { meeting, author: 'somebody', name, text: 'No se dijo todo.' })), nobody],
  ['end it', act('meeting.finish', () => ({ at: 2 })), runners],
  ['circulate it', act('meeting.circulate', ({ meeting, today }) => ({ attendance: [attendanceOfMember(meeting, 'forum')], until: today })), runners],
  ['comment on it', edit((given, { name, user }) => comment(given, name, user)), ['forum', 'coordination', 'monitor']],
  ['comment as another', edit((given, { name }) => comment(given, name, 'somebody')), nobody],
  ['answer a comment', edit(({ meeting }) => patched('minutesComment', `w-forum-${meeting}`, { state: 'taken', answer: 'Se agregó.', answeredOn: '2026-11-18' })), runners],
  ['take a comment back', edit(({ meeting }) => ({ entity: 'minutesComment', id: `w-forum-${meeting}`, act: 'delete' })), nobody],
  toTheNextDay,
  ['approve it', act('minutes.approve', (given) => ({ parts: { [part(given)]: 1 }, items: items(given), attendance: [attendanceOfMember(given.meeting, 'forum')], agreements: [`a-${given.meeting}`, `d-${given.meeting}`], followUp: [] })), coordination],
  ['correct it', act('minutes.correct', (given) => ({ version: 1, items: items(given), reason: why })), coordination],
  ['publish it', act('minutes.publish', ({ meeting }) => ({ agreements: [`a-${meeting}`] })), coordination],
  ['correct what is published', act('minutes.correct', (given) => ({ version: 2, items: items(given), reason: why })), coordination],
  ['report an agreement done', onAgreement('agreement.report'), [...runners, 'forum']],
  ['verify it', onAgreement('agreement.verify'), ['coordination', 'monitor']],
  ['drop an agreement', onAgreement('agreement.drop', 'd'), runners],
  ...['meetingCount', 'minutes', 'minutesPart', 'approvedMinutes', 'publishedMinutes'].map((entity) => [`write ${entity} by hand`, edit(({ meeting }) => made(entity, `by-hand-${meeting}`, { meeting })), nobody] as const),
];

let house: House;
let clock = 0;

beforeEach(async () => {
  clock = Date.parse('2026-11-18T15:00:00Z');
  house = await aHouseWithEveryRole({ now: () => clock });
});

describe.each(Object.entries(areas) as [keyof typeof areas, PersonName][])('a meeting of %s', (area, focalPoint) => {
  test('moves by those alone whom the table names', async () => {
    for (const living of members) {
      const given = (): Life => ({ meeting: `r-${living}`, area, today: new Date(clock).toISOString().slice(0, 10) });
      for (const step of life) {
        if (step === toTheNextDay) clock += 86_400_000;
        else {
          const [what, make, allowed] = step;
          const may = allowed.map((who) => (who === 'area' ? focalPoint : who));
          if (living === members[0]) await areRefused(house, what, (by) => make(given(), by), may);
          // Whose comment it is that is answered: the one who was there.
          const doers = what === 'comment on it' ? may : may.slice(0, 1).map((first) => (may.includes(living) ? living : first));
          for (const name of doers) expect([name, what, await tries(house, name, await seeing(house, make(given(), { name, user: house.users[name] })))]).toEqual([name, what, expect.objectContaining({ end: 'applied' })]);
        }
      }
    }
  });
});

test('the table knows every act on a meeting', () => {
  const given: Life = { meeting: 'r', area: 'norte', today: '2026-11-18' };
  const tried = new Set(life.flatMap((step) => (step === toTheNextDay ? [] : [step[1](given, { name: 'forum', user: 'forum' }).kind])));
  expect(changeKinds.filter((kind) => !/^(check-in|evidence|request|review|view|assessment)\./.test(kind)).filter((kind) => !tried.has(kind))).toEqual([]);
});

test('a meeting of another plan, and one that never was, is moved by nobody', async () => {
  await house.write([commitmentOf('c-b', 'norte'), made('meeting', 'r-b', { ...details, commitments: ['c-b'], organization: 'norte', state: 'held' }, 'members')], otherPlan);
  for (const meeting of ['r-b', 'never-was']) for (const step of life.slice(4)) if (step !== toTheNextDay) await areRefused(house, step[0], (by) => step[1]({ meeting, area: 'norte', today: '2026-11-18' }, by), []);
});

test('an area convenes on what it is a party of, and in its own name', async () => {
  const convened = (organization: string, commitments: readonly string[]) => commandOf('meeting.schedule', { meeting: 'r-1', organization, details: { ...details, type: 'forum', commitments }, agenda: [] });
  for (const change of [convened('norte', ['c-sur']), convened('norte', ['c-norte', 'c-sur']), convened('norte', []), convened('sur', ['c-norte'])]) expect(endOf(await tries(house, 'focalNorte', change))).toBe('forbidden');
});

test('who was in a room is not told by what is refused there, and nobody takes a place in it from another', async () => {
  const [norte, sur] = (['norte', 'sur'] as const).map((area): Life => ({ meeting: `r-${area}`, area, today: '2026-11-18' })) as [Life, Life];
  for (const given of [norte, sur]) for (const change of [scheduled(given, given.meeting), act('meeting.start', () => ({ at: 1 }))(given, { name: 'coordination', user: '' })]) expect(endOf(await tries(house, 'coordination', await seeing(house, change)))).toBe('applied');
  const id = attendanceOfMember('r-norte', 'forum');
  const probes: readonly RowOperation[] = [
    patched('attendance', id, { presence: 'apology' }),
    { entity: 'attendance', id, act: 'delete' },
    attendance(norte, 'forum'),
    { ...attendance(sur, 'forum'), id },
    patched('attendeeContact', 'x-r-norte', { email: 'otra@example.org' }),
  ];
  const heard = async () => Promise.all(probes.map(async (probe) => Promise.all((['focalSur', 'forum', 'ended'] as const).map(async (who) => ({ ...((await tries(house, who, editOf(probe))) as Outcome), id: '' })))));
  const before = await heard();
  expect(before.flat().map(endOf)).not.toContain('applied');
  for (const operation of [attendance(norte, 'forum'), contact(norte, 'coordination')]) expect(endOf(await tries(house, 'focalNorte', editOf(operation)))).toBe('applied');
  expect(await heard()).toEqual(before);
});
