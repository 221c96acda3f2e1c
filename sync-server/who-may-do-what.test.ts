/**
 * The matrix of acts: section 6 of the domain's design, as a table, over HTTP × everybody × {own area, other area, unpublished,
 * deleted, of another plan}. First everybody tries who may not, and nothing moves; then those who may, one after another.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Change, Outcome, RowImage, Writers } from '../src/domain/change';
import type { Fields } from '../src/domain/json';
import { commandOf, editOf } from '../test/builders/change';
import { aHouseWithEveryRole, commitmentOf, milestoneOf, otherPlan, personNames, plan, type House, type PersonName } from '../test/builders/plan-with-roles';
import { requestOf } from '../test/builders/sync-request';
import type { SyncResponse } from '../src/protocol/sync-messages';

interface Target {
  readonly commitment: string;
  readonly milestone: string;
  /** Who answers for it; nobody where it is not there any more, or not here. */
  readonly area: PersonName | undefined;
}

const targets: Readonly<Record<string, Target>> = {
  'of norte': { commitment: 'c-norte', milestone: 'h-norte', area: 'focalNorte' },
  'of sur': { commitment: 'c-sur', milestone: 'h-sur', area: 'focalSur' },
  'that is not published': { commitment: 'c-inside', milestone: 'h-inside', area: 'focalNorte' },
  'that was deleted': { commitment: 'c-gone', milestone: 'h-gone', area: undefined },
  'of another plan': { commitment: 'c-b', milestone: 'h-b', area: undefined },
};

type Act = (target: Target, seen: (entity: string, id: string) => Promise<Writers>) => Promise<Change>;

const from = '2025-01-01';
const idsOf = ({ commitment, milestone }: Target) => ({ checkIn: `${commitment}~${from}`, line: `${commitment}~${from}~${milestone}` });

const submit =
  (onBehalf: boolean): Act =>
  async (target, seen) => {
    const { checkIn, line } = idsOf(target);
    const lines = [{ milestone: target.milestone, reported: 'substantial', progress: onBehalf ? 'Lo dijo el área por teléfono.' : 'Se publicó el padrón.' }];
    return commandOf('check-in.submit', { commitment: target.commitment, from, lines, seen: { [checkIn]: await seen('checkIn', checkIn), [line]: await seen('checkInLine', line) }, ...(onBehalf ? { onBehalf } : {}) });
  };

const move =
  (kind: string, reason?: string): Act =>
  async (target, seen) => {
    const { checkIn, line } = idsOf(target);
    return commandOf(kind, { checkIn, seen: { [checkIn]: await seen('checkIn', checkIn), [line]: await seen('checkInLine', line) }, ...(reason === undefined ? {} : { reason }) });
  };

const correct: Act = async (target, seen) => editOf({ entity: 'checkInLine', id: idsOf(target).line, act: 'patch', set: { nextSteps: 'Convocar a la mesa.' }, seen: await seen('checkInLine', idsOf(target).line) });

const patchOf =
  (entity: 'milestone' | 'commitment', set: Fields): Act =>
  async ({ commitment, milestone }, seen) => {
    const id = entity === 'milestone' ? milestone : commitment;
    return editOf({ entity, id, act: 'patch', set, seen: await seen(entity, id) });
  };

const byHand: Act = async (target, seen) => editOf({ entity: 'checkIn', id: idsOf(target).checkIn, act: 'patch', set: { state: 'published' }, seen: await seen('checkIn', idsOf(target).checkIn) });

type Allowed = 'area' | 'coordination';

/** In the order of a check-in's life. An empty list: nobody, by any role. */
const acts: readonly (readonly [string, Act, readonly Allowed[]])[] = [
  ['record a check-in', submit(false), ['area']],
  ['record it on behalf of the area', submit(true), ['coordination']],
  ['correct a line of it', correct, ['area', 'coordination']],
  ['write its state by hand', byHand, []],
  ['return it', move('check-in.return', 'Falta decir qué muestra.'), ['coordination']],
  ['record it again', submit(false), ['area']],
  ['accept it', move('check-in.accept'), ['coordination']],
  ['publish it', move('check-in.publish'), ['coordination']],
  ['say what was verified', patchOf('milestone', { verified: 'complete' }), []],
  ['say what was reported, without a check-in', patchOf('milestone', { reported: 'complete' }), []],
  ['edit a milestone', patchOf('milestone', { weight: 2 }), ['coordination']],
  ['edit a commitment', patchOf('commitment', { policyArea: { es: 'Ambiente' } }), ['coordination']],
];

let house: House;
beforeEach(async () => {
  house = await aHouseWithEveryRole();
  await house.write([commitmentOf('c-inside', 'norte', 'members'), milestoneOf('c-inside', 'h-inside', 'members'), commitmentOf('c-gone', 'norte'), milestoneOf('c-gone', 'h-gone')]);
  await house.write([{ entity: 'commitment', id: 'c-gone', act: 'delete' }, { entity: 'milestone', id: 'h-gone', act: 'delete' }]);
  await house.write([commitmentOf('c-b', 'norte'), milestoneOf('c-b', 'h-b')], otherPlan);
});

const rowOf = async (entity: string, id: string, of = plan): Promise<RowImage | undefined> => (await house.server.container.store.read(of, (log) => log.rows([{ entity, id }])))[0];
const seenNow = async (entity: string, id: string): Promise<Writers> => (await rowOf(entity, id))?.writers ?? {};

/** The code of the door, or the outcome of the change. */
const tries = async (name: PersonName, change: Change): Promise<Outcome | string> => {
  const { status, body } = await house.browsers[name].post(`/api/plans/${plan}/sync`, requestOf({ push: [change] }));
  return status === 200 ? ((body as SyncResponse).outcomes[0] ?? 'no outcome') : (body as { readonly code: string }).code;
};

const endOf = (outcome: Outcome | string): string => (typeof outcome === 'string' ? outcome : outcome.end === 'rejected' ? outcome.problem : outcome.end);

const rowsOf = (target: Target): Promise<readonly (RowImage | undefined)[]> =>
  Promise.all([rowOf('commitment', target.commitment), rowOf('milestone', target.milestone), rowOf('checkIn', idsOf(target).checkIn), rowOf('checkInLine', idsOf(target).line), rowOf('commitment', 'c-b', otherPlan), rowOf('milestone', 'h-b', otherPlan)]);

const refusedWith = (name: PersonName): readonly string[] => (name === 'stranger' ? ['not-a-member'] : name === 'signedOut' ? ['not-signed-in'] : ['forbidden', 'missing']);

describe.each(Object.entries(targets))('a commitment %s', (_, target) => {
  test('moves by those alone whom the table names', async () => {
    for (const [what, act, allowed] of acts) {
      const may = target.area === undefined ? [] : allowed.map((who) => (who === 'area' ? target.area : who));
      const before = await rowsOf(target);
      for (const name of personNames.filter((each) => !may.includes(each))) {
        const end = endOf(await tries(name, await act(target, seenNow)));
        expect(refusedWith(name), `${name} tries to ${what}: ${end}`).toContain(end);
        if (target.area !== undefined && refusedWith(name).includes('forbidden')) expect([end, what, name]).toEqual(['forbidden', what, name]);
      }
      expect(await rowsOf(target), what).toEqual(before);
      for (const name of personNames.filter((each) => may.includes(each))) expect(endOf(await tries(name, await act(target, seenNow))), `${name} may ${what}`).toBe('applied');
    }
  });
});

test('what is published stands: not even who wrote it, accepted it or published it moves it again', async () => {
  const target = targets['of norte'] as Target;
  for (const [, act, allowed] of acts.slice(0, 8)) for (const who of allowed.slice(0, 1)) await tries(who === 'area' ? 'focalNorte' : who, await act(target, seenNow));
  const { checkIn, line } = idsOf(target);
  const published = [await rowOf('checkIn', checkIn), await rowOf('checkInLine', line)];
  expect(published.map((row) => row?.audience)).toEqual(['public', 'public']);
  for (const [what, act, allowed] of acts.slice(0, 8)) for (const who of allowed) expect([what, endOf(await tries(who === 'area' ? 'focalNorte' : who, await act(target, seenNow)))]).toEqual([what, 'closed']);
  expect([await rowOf('checkIn', checkIn), await rowOf('checkInLine', line)]).toEqual(published);
});

const name = { es: 'Una nueva' };

test.each([
  ['an organization', () => editOf({ entity: 'organization', id: 'new', act: 'create', audience: 'public', set: { name, sector: 'civilSociety', active: true } })],
  ['a membership', () => editOf({ entity: 'membership', id: 'new', act: 'create', audience: 'members', set: { name: 'Nadie', organization: 'norte', role: 'coordination', from: '2025-01-01' } })],
  ['a contact', () => editOf({ entity: 'contact', id: 'new', act: 'create', audience: 'coordination', set: { membership: 'forum', phone: '+54 11 5555-5555' } })],
  ['the end of a membership', () => editOf({ entity: 'membership', id: 'monitor', act: 'patch', set: { to: '2025-02-01' }, seen: { term: null } })],
  ['the plan', () => editOf({ entity: 'plan', id: plan, act: 'patch', set: { vision: name }, seen: {} })],
  ['an organization moved among members', () => editOf({ entity: 'organization', id: 'sur', act: 'audience', audience: 'members' })],
])('%s is written by coordination alone', async (_, change) => {
  const { head } = (await house.browsers.coordination.post(`/api/plans/${plan}/sync`, requestOf())).body as SyncResponse;
  for (const who of personNames.filter((each) => each !== 'coordination')) expect([who, endOf(await tries(who, change()))]).toEqual([who, refusedWith(who)[0]]);
  expect(await tries('coordination', change())).not.toMatchObject({ problem: 'forbidden' });
  expect(((await house.browsers.monitor.post(`/api/plans/${plan}/sync`, requestOf())).body as SyncResponse).head - head).toBeLessThanOrEqual(1);
});

test('whoever may not do it is told the same, whether an area has written or not', async () => {
  const probes: readonly Act[] = [move('check-in.accept'), move('check-in.return', 'Falta decir qué muestra.'), move('check-in.publish'), byHand, patchOf('commitment', { order: 9 })];
  const heard = async () => Promise.all(probes.map(async (act) => Promise.all((['focalNorte', 'forum', 'ended'] as const).map(async (who) => ({ ...((await tries(who, await act(targets['of sur'] as Target, seenNow))) as Outcome), id: '' })))));
  const before = await heard();
  expect(endOf(await tries('focalSur', await submit(false)(targets['of sur'] as Target, seenNow)))).toBe('applied');
  expect(await heard()).toEqual(before);
});

test('a contact never leaves coordination, whoever asks', async () => {
  await house.write([{ entity: 'contact', id: 'k-1', act: 'create', audience: 'coordination', set: { membership: 'forum', phone: '1' } }]);
  for (const audience of ['public', 'members', 'area:norte', `user:${house.users.forum}`])
    expect(endOf(await tries('coordination', editOf({ entity: 'contact', id: 'k-1', act: 'audience', audience })))).toBe('forbidden');
  expect((await rowOf('contact', 'k-1'))?.audience).toBe('coordination');
});
