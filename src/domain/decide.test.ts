import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeIdOf, changeOf, commandOf, decideOn, editOf, rowsAfter } from '../../test/builders/change';
import { planRows, rowOf, submittedCheckIn } from '../../test/builders/plan';
import { applyOperation, seenOf } from './apply-operation';
import type { Change, RowImage, RowOperation, Writers } from './change';
import { effectsOf, operationsOf, rowsNeeded } from './decide';
import { entities, entityNames, groupOf, groupsOf, policyOf } from './entities';
import type { Fields } from './json';

const text = (es: string): Fields => ({ text: { es } });
const ana = changeIdOf('ana');
const bruno = changeIdOf('bruno');

/** A milestone whose groups these changes wrote last. */
const ground = (writers: Writers, fields: Fields = {}): readonly RowImage[] => [
  ...planRows(),
  { ...rowOf('milestone', { id: 'm', commitment: 'c-11', order: 1, text: { es: 'Como estaba' }, weight: 1, ...fields }), writers, by: 'martin' },
];
const patch = (set: Fields, seen: RowOperation['seen'], more: Partial<RowOperation> = {}): Change => editOf({ entity: 'milestone', id: 'm', act: 'patch', set, ...(seen === undefined ? {} : { seen }), ...more });
const milestoneIn = (rows: readonly RowImage[]) => rows.find((row) => row.entity === 'milestone' && row.id === 'm');

describe('a guarded group', () => {
  test('is overwritten by who saw its last writer', () => {
    const change = patch(text('Nuevo'), { wording: ana });
    expect(decideOn(change, { rows: ground({ wording: ana }) }).outcome).toMatchObject({ end: 'applied' });
    expect(milestoneIn(rowsAfter(change, { rows: ground({ wording: ana }) }))).toMatchObject({ fields: text('Nuevo'), writers: { wording: change.id }, by: 'martin' });
  });

  test.each([['another writer', { wording: ana }], ['nobody', { wording: null }], ['nothing of it', {}]])('is held for who saw %s, and names what stands there', (_, seen) => {
    const { outcome, effects } = decideOn(patch(text('Nuevo'), seen), { rows: ground({ wording: bruno }) });
    expect(outcome).toMatchObject({ end: 'held', conflicts: [{ entity: 'milestone', id: 'm', group: 'wording', writer: bruno, by: 'martin' }] });
    expect(effects).toBeUndefined();
  });

  test('is held also without a word on what was seen', () => expect(decideOn(patch(text('Nuevo'), undefined), { rows: ground({ wording: bruno }) }).outcome.end).toBe('held'));

  test('that nobody wrote yet is free for who saw nobody', () => expect(decideOn(patch(text('Nuevo'), { wording: null }), { rows: ground({}) }).outcome.end).toBe('applied'));

  test('in which both wrote the same words is no conflict', () => {
    const rows = ground({ wording: bruno }, { ...text('Igual'), deliverable: { en: 'Same', es: 'Igual' } });
    expect(decideOn(patch({ ...text('Igual'), deliverable: { es: 'Igual', en: 'Same' } }, { wording: ana }), { rows }).outcome.end).toBe('applied');
    expect(decideOn(patch({ ...text('Igual'), deliverable: null }, { wording: ana }), { rows }).outcome.end).toBe('held');
  });

  test('that both cleared is no conflict', () => expect(decideOn(patch({ due: null }, { dates: ana }), { rows: ground({ dates: bruno }) }).outcome.end).toBe('applied'));

  test('is one: who changed the start did not see the other change the due date', () =>
    expect(decideOn(patch({ start: '2026-01-01' }, { dates: ana }), { rows: ground({ dates: bruno }, { start: '2025-01-01', due: '2026-05-01' }) }).outcome.end).toBe('held'));

  test('of the same row does not hold another group back', () => expect(decideOn(patch({ due: '2027-01-01' }, { dates: ana }), { rows: ground({ dates: ana, wording: bruno }) }).outcome.end).toBe('applied'));

  test('that an act only names must have been seen as it is', () => {
    const accept = (writer: string) => commandOf('check-in.accept', { checkIn: 'c-11~2026-09-01', seen: { 'c-11~2026-09-01~c-11-m3': { progress: writer } } });
    const rows = [...planRows(), ...submittedCheckIn].map((row) => (row.id === 'c-11~2026-09-01~c-11-m3' ? { ...row, writers: { progress: bruno } } : row));
    expect(decideOn(accept(bruno), { rows }).outcome.end).toBe('applied');
    expect(decideOn(accept(ana), { rows }).outcome).toMatchObject({ end: 'held', conflicts: [{ group: 'progress', writer: bruno }] });
  });

  test('takes the whole change: what stood beside it is not applied either', () => {
    const change = editOf({ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight: 9 } }, { entity: 'milestone', id: 'm', act: 'patch', set: text('Nuevo'), seen: {} });
    const rows = ground({ wording: bruno });
    expect(decideOn(change, { rows }).outcome.end).toBe('held');
    expect(rowsAfter(change, { rows })).toEqual(rows);
  });
});

describe('who made a row wrote every group that nobody else did', () => {
  const made = ground({ '*': ana, dates: bruno }, { due: '2026-01-01' });

  test('so whoever looks at it has seen the maker, and overwrites what the maker wrote', () => {
    expect(seenOf('milestone', milestoneIn(made)?.writers, { ...text(''), due: '' })).toEqual({ wording: ana, dates: bruno });
    expect(decideOn(patch(text('Nuevo'), { wording: ana }), { rows: made }).outcome.end).toBe('applied');
    expect(decideOn(patch(text('Nuevo'), { '*': ana }), { rows: ground({ '*': ana, weight: bruno }) }).outcome.end).toBe('applied');
    expect(decideOn(patch(text('Nuevo'), { wording: null }), { rows: made }).outcome).toMatchObject({ end: 'held', conflicts: [{ group: 'wording', writer: ana }] });
    expect(decideOn(patch(text('Nuevo'), {}), { rows: made }).outcome.end).toBe('held');
  });

  test('and who names only the maker has not seen what came after', () => {
    expect(decideOn(patch({ due: '2027-01-01' }, { '*': ana }), { rows: made }).outcome).toMatchObject({ end: 'held', conflicts: [{ group: 'dates', writer: bruno }] });
    const accept = commandOf('check-in.accept', { checkIn: 'c-11~2026-09-01', seen: { 'c-11~2026-09-01~c-11-m3': { '*': ana } } });
    const rows = (progress: string) => [...planRows(), ...submittedCheckIn].map((row) => (row.id === 'c-11~2026-09-01~c-11-m3' ? { ...row, writers: { '*': ana, progress } } : row));
    expect(decideOn(accept, { rows: rows(ana) }).outcome.end).toBe('applied');
    expect(decideOn(accept, { rows: rows(bruno) }).outcome).toMatchObject({ end: 'held', conflicts: [{ group: 'progress', writer: bruno }] });
  });

  test('also in the groups under the last writer', () => {
    expect(decideOn(patch({ weight: 5 }, { '*': ana }), { rows: made }).outcome).not.toHaveProperty('overwrote');
    expect(decideOn(patch({ weight: 5 }, { weight: null }), { rows: made }).outcome).toMatchObject({ overwrote: [{ group: 'weight', writer: ana }] });
  });
});

test('an author who wrote twice names the own first change, which waits, as what was seen', () => {
  const rows = ground({ wording: ana });
  const first = patch(text('Una vez'), { wording: ana });
  const before = milestoneIn(rows);
  const view = applyOperation(before, first.operations[0] as RowOperation, first.id);
  const second = patch(text('Dos veces'), seenOf('milestone', view?.writers, text('')));
  expect(second.operations[0]?.seen).toEqual({ wording: first.id });
  const after = rowsAfter(first, { rows });
  expect(decideOn(second, { rows: after }).outcome.end).toBe('applied');
  expect(decideOn(second, { rows }).outcome.end).toBe('held');
});

describe('the last writer of the other groups', () => {
  test('is overwritten, and both are told', () => {
    const { outcome } = decideOn(patch({ weight: 5 }, { weight: ana }), { rows: ground({ weight: bruno }) });
    expect(outcome).toMatchObject({ end: 'applied', overwrote: [{ entity: 'milestone', id: 'm', group: 'weight', writer: bruno, by: 'martin' }] });
  });
  test('is not named where it was seen', () => expect(decideOn(patch({ weight: 5 }, { weight: bruno }), { rows: ground({ weight: bruno }) }).outcome).not.toHaveProperty('overwrote'));
  test('is not named where it was not overwritten: to name a group as seen is not to write it', () =>
    expect(decideOn(patch({ weight: 5 }, { weight: bruno, order: ana }), { rows: ground({ weight: bruno, order: bruno }) }).outcome).not.toHaveProperty('overwrote'));
});

describe('a record whose id is its name', () => {
  const line = { milestone: 'c-11-m3', reported: 'substantial', progress: 'Avanzó.' } as const;
  const submit = (more: object = {}) => commandOf('check-in.submit', { commitment: 'c-11', from: '2026-03-01', lines: [line], seen: {}, ...more });

  test('meets the one that another tablet made first: the second author is asked, no text is lost', () => {
    const rows = rowsAfter(submit(), { rows: planRows(), by: 'lucia' });
    const second = submit({ lines: [{ ...line, progress: 'Otra cosa.' }] });
    expect(decideOn(second, { rows, by: 'lucia' }).outcome).toMatchObject({ end: 'held' });
    expect(decideOn(submit({ onBehalf: true }), { rows, by: 'martin' }).outcome.end).toBe('held');
  });

  test('and a line that exists without its check-in is met like a patch', () => {
    const orphan = { ...rowOf('checkInLine', { id: 'c-11~2026-03-01~c-11-m3', checkIn: 'c-11~2026-03-01', commitment: 'c-11', ...line }, 'area:judicial'), writers: {} };
    expect(decideOn(submit(), { rows: [...planRows(), orphan], by: 'lucia' }).outcome.end).toBe('applied');
  });
});

describe('the effects', () => {
  test('stand at the server’s place and time, never the device’s', () => {
    const rows = ground({});
    const change = { ...patch({ weight: 2 }, {}), at: 1 };
    const { effects, outcome } = decideOn(change, { rows });
    const seq = Math.max(...rows.map((row) => row.seq)) + 1;
    expect(outcome).toMatchObject({ end: 'applied', seq });
    expect(effects?.rows).toMatchObject([{ seq, at: Date.parse('2026-11-18T15:00:05Z'), by: 'martin' }]);
  });

  test('a row that moves leaves its old audience a trace; one that stays leaves none', () => {
    expect(decideOn(patch({}, {}, { act: 'audience', audience: 'members' }), { rows: ground({}) }).effects?.exits).toEqual([{ entity: 'milestone', id: 'm', audience: 'public' }]);
    expect(decideOn(patch({ weight: 2 }, {}, { audience: 'public' }), { rows: ground({}) }).effects?.exits).toEqual([]);
  });

  test('what is deleted leaves a stone without words', () =>
    expect(decideOn(patch({}, undefined, { act: 'delete' }), { rows: ground({ wording: ana }) }).effects?.rows).toMatchObject([{ id: 'm', deleted: true, fields: {}, audience: 'public' }]));

  test('two operations on one row make one row', () => {
    const both: readonly RowOperation[] = [{ entity: 'milestone', id: 'm', act: 'patch', set: { weight: 2 } }, { entity: 'milestone', id: 'm', act: 'patch', set: { order: 7 } }];
    const deciding = { person: { user: 'import', memberships: [] }, today: '2026-11-18', row: () => milestoneIn(ground({})), seq: 9, at: 1 };
    expect(effectsOf(editOf(...both), both, deciding, { guard: true, exits: true }).rows).toMatchObject([{ fields: { weight: 2, order: 7 } }]);
  });
});

test.each(['ballot.cast', 'constructor', '__proto__', ''])('an act that this version does not know (%j) is for a later one, and needs no rows', (kind) => {
  const change = changeOf({ kind });
  expect(decideOn(change, { rows: planRows() }).outcome).toMatchObject({ end: 'rejected', problem: 'unsupported' });
  expect(rowsNeeded(change, () => undefined)).toEqual([]);
});

test('what a decision needs is named from what was found, until nothing new is named', () => {
  const rows = [...planRows(), ...submittedCheckIn];
  const change = commandOf('check-in.accept', { checkIn: 'c-11~2026-09-01', seen: {} });
  expect(rowsNeeded(change, () => undefined)).toEqual([{ entity: 'checkIn', id: 'c-11~2026-09-01' }]);
  const found = (key: { readonly entity: string; readonly id: string }) => rows.find((row) => row.entity === key.entity && row.id === key.id);
  const needed = rowsNeeded(change, found);
  expect(needed).toHaveLength(8);
  const only = (key: { readonly entity: string; readonly id: string }) => (needed.some((one) => one.entity === key.entity && one.id === key.id) ? found(key) : undefined);
  expect(rowsNeeded(change, only)).toEqual(needed);
  const deciding = { person: { user: 'martin', memberships: [{ id: 'm', person: 'martin', name: 'M', organization: 'o', role: 'coordination', from: '2025-01-01' }] }, today: '2026-11-18' } as const;
  expect(operationsOf(change, { ...deciding, row: only })).toEqual(operationsOf(change, { ...deciding, row: found }));
});

describe('one operation on one row', () => {
  const field = fc.constantFrom('text', 'due', 'weight', 'order');
  const set = fc.dictionary(field, fc.oneof(fc.constant(null), fc.integer(), fc.string()));
  const row = { audience: 'public', fields: { weight: 1 }, writers: { weight: ana } };

  test('a patch keeps what it does not name, clears with null, and signs the groups it wrote', () =>
    fc.assert(
      fc.property(set, (given) => {
        const after = applyOperation(row, { entity: 'milestone', id: 'm', act: 'patch', set: given }, bruno);
        expect(after?.fields).toEqual(Object.fromEntries(Object.entries({ ...row.fields, ...given }).filter(([, value]) => value !== null)));
        expect(after?.writers).toEqual({ ...row.writers, ...Object.fromEntries(groupsOf('milestone', Object.keys(given)).map((group) => [group, bruno])) });
        expect(after?.audience).toBe('public');
      }),
    ));

  test('a patch or delete of nothing is nothing; a create without audience is for members', () => {
    expect(applyOperation(undefined, { entity: 'milestone', id: 'm', act: 'patch', set: { weight: 1 } }, ana)).toBeUndefined();
    expect(applyOperation(undefined, { entity: 'milestone', id: 'm', act: 'delete' }, ana)).toBeUndefined();
    expect(applyOperation(row, { entity: 'milestone', id: 'm', act: 'delete' }, ana)).toBeUndefined();
    expect(applyOperation(undefined, { entity: 'milestone', id: 'm', act: 'create', set: { weight: 1, due: null } }, ana)).toEqual({ audience: 'members', fields: { weight: 1 }, writers: { '*': ana } });
  });
});

describe('the table of records', () => {
  test('puts no field into two groups, and names no group like a field of another', () => {
    for (const name of entityNames) {
      const fields = Object.values(entities[name].groups as Readonly<Record<string, { readonly fields: readonly string[] }>>).flatMap((group) => group.fields);
      expect(new Set(fields).size, name).toBe(fields.length);
    }
  });
  test('what is verified, worded, dated or stated is guarded; a field that nobody named is a group of its own under the last writer', () => {
    expect(['verified', 'wording', 'dates'].map((group) => policyOf('milestone', group))).toEqual(['guard', 'guard', 'guard']);
    expect(['statement', 'progress', 'nextSteps', 'evidence'].map((group) => policyOf('checkInLine', group))).toEqual(Array(4).fill('guard'));
    expect([groupOf('milestone', 'due'), groupOf('milestone', 'weight'), groupOf('later', 'x')]).toEqual(['dates', 'weight', 'x']);
    expect([policyOf('milestone', 'weight'), policyOf('later', 'x'), policyOf('milestone', 'constructor')]).toEqual(Array(3).fill('lastWriter'));
  });
});

test('a change that was decided once and comes again, in any order among others, has one effect', () => {
  const changes = [patch({ weight: 2 }, {}), patch({ order: 3 }, {}), patch(text('Uno'), { wording: null }), patch(text('Dos'), { wording: null })];
  const run = (order: readonly Change[]) => {
    const known = new Map<string, string>();
    let rows = ground({});
    for (const change of order) {
      if (known.has(change.id)) continue;
      known.set(change.id, decideOn(change, { rows }).outcome.end);
      rows = rowsAfter(change, { rows });
    }
    return { fields: milestoneIn(rows)?.fields, ends: [...known.values()].sort() };
  };
  fc.assert(
    fc.property(fc.shuffledSubarray([...changes, ...changes, ...changes], { minLength: 12, maxLength: 12 }), (order) => {
      const { fields, ends } = run(order);
      const first = order.find((change) => change.operations[0]?.set && 'text' in change.operations[0].set);
      expect(fields).toMatchObject({ weight: 2, order: 3, ...first?.operations[0]?.set });
      expect(ends).toEqual(['applied', 'applied', 'applied', 'held']);
    }),
  );
});
