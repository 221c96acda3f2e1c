import { expect, test } from 'vitest';
import { memoryPlanWriter } from '../../../test/doubles/memory-plan-writer';
import { answersOf } from '../../../src/domain/answers';
import type { RowImage } from '../../../src/domain/change';
import { checkInLineId, lineToDraft, recordCheckIn, type StatedLine } from '../../../src/domain/check-in';
import type { EntityName } from '../../../src/domain/entities';
import { recordOf, type Records } from '../../../src/domain/rows';
import { checkInSlotsOf } from '../../../src/domain/schedule';
import { isReason } from '../../../src/domain/life-cycles';
import { audiencesOf, may } from '../../../src/domain/permissions';
import { recordSchemas } from '../../../src/protocol/record-schemas';
import { safeParse } from 'valibot';
import { checkPlan } from './check-plan';
import type { DemonstrationMeeting } from './demonstration-meeting-format';
import { loadDemonstration, shippedDemonstration } from '../../plans/load-demonstration';

const today = '2026-11-23';
const plan = 'ba-2025-2027';
const makeAccount = async ({ key }: { readonly key: string }): Promise<string> => `user-${key}`;

const loaded = async (on = today) => {
  const writer = memoryPlanWriter();
  const result = await loadDemonstration({ writer, makeAccount, today: on });
  const rows = writer.all(plan);
  const all = <Name extends EntityName>(entity: Name): readonly Records[Name][] => rows.filter((row) => row.entity === entity).map((row) => recordOf(entity, row) as Records[Name]);
  const milestonesOf = (code: string) => all('milestone').filter((one) => one.commitment === `${plan}.${code}`);
  return { writer, result, rows, all, milestonesOf };
};

const percent = (share: number): number => Math.round(share * 100);

test.each([
  ['arba0011', 6, 61, 33, 3],
  ['arba0008', 5, 53, 40, 3],
  ['demo2', 3, 89, 56, 1],
  ['demo1', 3, 0, 0, 3],
])('%s shows %i milestones, reported %i, verified %i in a hundred, %i unmeasured', async (code, milestones, reported, verified, unmeasured) => {
  const { milestonesOf } = await loaded();
  const answers = answersOf(milestonesOf(code), '2026-11-18');
  expect([milestonesOf(code).length, percent(answers.reported.share), percent(answers.verified.share), answers.verified.unmeasured]).toEqual([milestones, reported, verified, unmeasured]);
});

test('the calendar reads as it must on 18 November: two late, one done 50 days late, DEMO1 unreported', async () => {
  const { milestonesOf } = await loaded();
  expect(answersOf(milestonesOf('arba0011'), '2026-11-18').schedule).toMatchObject({ state: 'overdue', overdue: [{ order: 3, days: 79 }], dueSoon: [{ order: 4, days: 27 }] });
  expect(answersOf(milestonesOf('arba0008'), '2026-11-18').schedule).toMatchObject({ state: 'overdue', overdue: [{ order: 3, days: 49 }] });
  expect(milestonesOf('arba0011')[1]).toMatchObject({ due: '2026-03-31', completedOn: '2026-05-20', reported: 'complete', verified: 'substantial' });
  expect(answersOf(milestonesOf('demo2'), '2026-11-18')).toMatchObject({ verified: { disputed: 1 }, schedule: { state: 'on_time' } });
  expect(milestonesOf('demo1').map((one) => one.reported)).toEqual([undefined, undefined, undefined]);
});

test('every milestone stands as its last published check-in said', async () => {
  const { all } = await loaded();
  const published = all('checkIn').filter((checkIn) => checkIn.state === 'published');
  for (const milestone of all('milestone').filter((one) => one.reported !== undefined)) {
    const last = published.filter((checkIn) => checkIn.milestones.includes(milestone.id)).sort((one, other) => one.from.localeCompare(other.from)).at(-1);
    const line = all('checkInLine').find((one) => one.id === checkInLineId(last?.id ?? '', milestone.id));
    expect(milestone).toMatchObject({ reported: line?.reported, reportedIn: last?.id, reportedFor: last?.from, reportedOn: last?.submittedOn });
  }
});

test('Lucía and Ana owe September to November, each for her own area, and read what they said in September', async () => {
  const { all, result } = await loaded();
  const people = result.people.filter(({ role }) => role === 'focalPoint');
  expect(people.map(({ name }) => name)).toEqual(['Lucía', 'Ana']);
  for (const [index, code] of ['arba0011', 'arba0008'].entries()) {
    const commitment = all('commitment').find((one) => one.id === `${plan}.${code}`);
    const slots = commitment ? checkInSlotsOf(commitment).filter((slot) => slot.from <= today) : [];
    const answered = slots.map((slot) => all('checkIn').find((checkIn) => checkIn.commitment === commitment?.id && checkIn.from === slot.from)?.state);
    expect(answered).toEqual(['published', 'published', 'published', 'published', 'published', undefined]);
    const may_ = people.map(({ user }) => may({ user, memberships: all('membership').filter((one) => one.person === user) }, 'checkIn.record', today, commitment ? { commitment } : {}));
    expect(may_).toEqual([index === 0, index === 1]);
  }
  const said = all('checkInLine').find((line) => line.id === `${plan}.arba0011~2026-06-01~${plan}.arba0011.3`);
  expect(said).toMatchObject({ reported: 'substantial', progress: 'Se hicieron dos reuniones. La tercera quedó para octubre por el receso.' });
});

test('one check-in waits for coordination, one was returned with its reason, and neither is read outside its area', async () => {
  const { rows, all } = await loaded();
  const open = rows.filter((row) => row.entity === 'checkIn' && row.audience !== 'public');
  expect(open.map((row) => [row.id, row.fields['state'], row.audience])).toEqual([
    [`${plan}.demo2~2026-09-01`, 'submitted', `area:${plan}.demo-hacienda`],
    [`${plan}.demo1~2026-10-01`, 'returned', `area:${plan}.demo-atencion`],
  ]);
  expect(isReason(all('checkIn').find((one) => one.state === 'returned')?.reason)).toBe(true);
  for (const line of rows.filter((row) => row.entity === 'checkInLine')) expect(line.audience).toBe(rows.find((row) => row.id === line.fields['checkIn'])?.audience);
});

test('every line of every check-in could have been recorded by hand', async () => {
  const { all } = await loaded();
  for (const checkIn of all('checkIn')) {
    const lines = all('checkInLine').filter((line) => line.checkIn === checkIn.id);
    expect(lines.map((line) => line.milestone)).toEqual(checkIn.milestones);
    const slot = { from: checkIn.from, to: checkIn.to, due: checkIn.due };
    expect(recordCheckIn({ commitment: checkIn.commitment, slot, lines: lines.map((line) => lineToDraft(line as StatedLine)) }, checkIn.submittedOn)).toMatchObject({ accepted: true });
  }
});

test('whatever is invented is marked, whatever is real is not, and no invented text names a real institution', async () => {
  const { rows } = await loaded();
  const shipped = shippedDemonstration();
  const unmarked = ['contact', 'attendeeContact', 'meetingCount', 'minutes'];
  const isReal = (row: RowImage): boolean => unmarked.includes(row.entity) || row.fields['demo'] !== true;
  const codes = [...shipped.plan.organizations, ...shipped.plan.commitments].map(({ code }) => `${plan}.${code.toLowerCase()}`);
  expect(rows.filter((row) => !unmarked.includes(row.entity) && isReal(row)).map((row) => row.id).sort()).toEqual([plan, ...codes].sort());
  const invented = JSON.stringify([shipped.demonstration.commitments, shipped.demonstration.milestones, shipped.demonstration.checkIns, shipped.demonstration.meetings.map(saidIn)]);
  for (const { name, acronym } of shipped.plan.organizations) for (const real of [name.es, acronym ?? name.es]) expect(invented).not.toContain(real);
});

/** Everything of a meeting but the codes of organizations. */
const saidIn = ({ organization: _convening, invited: _invited, attendance, agreements, ...rest }: DemonstrationMeeting) => [rest, attendance.map(({ organization: _of, ...one }) => one), agreements.map(({ organization: _owing, ...one }) => one)];

test('every row fits the door, and the two files together make a plan without errors', async () => {
  const { rows } = await loaded();
  for (const row of rows.filter(({ entity }) => Object.hasOwn(recordSchemas, entity))) expect([row.id, safeParse(recordSchemas[row.entity as 'plan'], row.fields).issues]).toEqual([row.id, undefined]);
  const { plan: real, demonstration } = shippedDemonstration();
  const milestones = demonstration.milestones.map(({ completedOn: _done, verified: _verified, verifiedOn: _on, ...milestone }) => milestone);
  const together = { ...real, organizations: [...real.organizations, ...demonstration.organizations], commitments: [...real.commitments, ...demonstration.commitments], milestones };
  expect(checkPlan(together)).toEqual({ errors: [], warnings: [] });
});

test('five people can be tried, and only coordination holds their e-mails', async () => {
  const { result, rows, all } = await loaded();
  expect(result.people.map(({ name, role }) => [name, role])).toEqual([
    ['Lucía', 'focalPoint'],
    ['Martín', 'coordination'],
    ['Inés', 'monitor'],
    ['Tomás', 'forumMember'],
    ['Ana', 'focalPoint'],
  ]);
  expect(all('membership').filter(({ person }) => person?.startsWith('user-'))).toHaveLength(5);
  expect(rows.filter((row) => JSON.stringify(row.fields).includes('@demo.invalid')).every((row) => row.audience === 'coordination')).toBe(true);
  const tomas = { user: 'user-tomas', memberships: all('membership').filter(({ person }) => person === 'user-tomas') };
  expect(audiencesOf(tomas, today, [])).not.toContain('coordination');
});

test('loaded once, it stays as people left it', async () => {
  const { writer, result } = await loaded();
  await writer.append(plan, 'edit', [{ entity: 'commitment', id: `${plan}.demo1`, act: 'patch', set: { title: { es: 'Otro' } } }]);
  const before = writer.all(plan);
  const again = await loadDemonstration({ writer, makeAccount: () => Promise.reject(new Error('nobody is made twice')), today });
  expect(again).toEqual({ ...result, state: 'already-there' });
  expect(writer.all(plan)).toEqual(before);
});

test('nothing invented is put beside a plan that somebody works with', async () => {
  const { rows } = await loaded();
  const writer = memoryPlanWriter();
  await writer.createPlan(plan);
  await writer.append(plan, 'import', rows.filter((row) => row.entity === 'plan').map(({ entity, id, fields, audience }) => ({ entity, id, act: 'create', set: fields, audience })));
  expect(await loadDemonstration({ writer, makeAccount, today })).toEqual({ plan, state: 'foreign', people: [] });
  expect(writer.changes).toHaveLength(1);
});

test('on an earlier day, what had not happened yet is not there', async () => {
  const { all, milestonesOf } = await loaded('2026-03-10');
  expect(all('checkIn').every((checkIn) => (checkIn.publishedOn ?? checkIn.submittedOn) <= '2026-03-10')).toBe(true);
  expect(milestonesOf('arba0011')[1]).toMatchObject({ reported: 'substantial' });
  expect(milestonesOf('arba0011')[1]).not.toHaveProperty('completedOn');
  expect(milestonesOf('arba0011')[1]).not.toHaveProperty('verified');
});
