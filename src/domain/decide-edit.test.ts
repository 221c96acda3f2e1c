import { describe, expect, test } from 'vitest';
import { decideOn, editOf, rowsAfter, type Ground } from '../../test/builders/change';
import { planRows, publishedCheckIn, returnedCheckIn, submittedCheckIn } from '../../test/builders/plan';
import type { Change, RowOperation } from './change';
import { lifeCycles, mayMove } from './life-cycles';

const rows = [...planRows(), ...publishedCheckIn, ...submittedCheckIn, ...returnedCheckIn];
const everybody = ['lucia', 'bruno', 'martin', 'vera', 'tomas', 'nobody'];
const waitingLine = 'c-11~2026-09-01~c-11-m4';

const endOf = (change: Change, ground: Partial<Ground> = {}): string => {
  const { outcome } = decideOn(change, { rows, ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why}` : outcome.end;
};
const milestone = (id: string, more: Partial<RowOperation> = {}): RowOperation => ({ entity: 'milestone', id, act: 'patch', ...more });
const reason = 'El Foro pidió retirarlo.';

describe('nobody but the monitoring body’s review writes what is verified', () => {
  const attempts: readonly RowOperation[] = [
    ...['verified', 'verifiedOn'].flatMap((field): RowOperation[] => [
      milestone('c-11-m3', { set: { [field]: field === 'verified' ? 'complete' : '2026-11-01' }, seen: {} }),
      milestone('c-11-m3', { set: { [field]: null } }),
      milestone('c-11-m3', { act: 'audience', audience: 'public', set: { [field]: null } }),
      milestone('new', { act: 'create', set: { commitment: 'c-11', order: 9, text: { es: 'Nuevo' }, weight: 1, [field]: 'complete' } }),
    ]),
    milestone('c-11-m3', { act: 'delete' }),
  ];
  test.each(everybody)('%s', (by) => {
    for (const operation of attempts) expect(endOf(editOf(operation), { by })).toMatch(/^forbidden/);
  });

  test('hidden among honest edits it takes the whole change with it', () => {
    const change = editOf(milestone('c-11-m3', { set: { weight: 2 } }), milestone('c-11-m4', { set: { verified: 'complete' } }));
    expect(endOf(change)).toBe('forbidden: verified');
    expect(decideOn(change, { rows }).effects).toBeUndefined();
  });

  test.each(['reported', 'reportedOn', 'reportedIn', 'reportedFor', 'completedOn'])('and %s is written by check-ins only', (field) => {
    expect(endOf(editOf(milestone('c-11-m3', { set: { [field]: null } })))).toBe(`forbidden: ${field}`);
  });

  test('a milestone of which nothing was said yet may be taken away', () => expect(endOf(editOf(milestone('c-d1-m3', { act: 'delete' })))).toBe('applied'));
});

describe('the plan is edited by coordination', () => {
  const edits: readonly RowOperation[] = [
    { entity: 'plan', id: 'ba-2025', act: 'patch', set: { title: { es: 'Otro título' } } },
    { entity: 'organization', id: 'osc', act: 'patch', set: { active: false } },
    { entity: 'membership', id: 'm-tomas', act: 'patch', set: { to: '2026-11-30' } },
    { entity: 'contact', id: 'k-1', act: 'create', set: { membership: 'm-tomas', email: 'tomas@example.org' }, audience: 'coordination' },
    { entity: 'commitment', id: 'c-11', act: 'patch', set: { law: { es: 'Ley 104' } } },
    milestone('c-11-m6', { set: { due: '2027-09-15' } }),
  ];
  test.each(edits.map((operation) => [operation.entity, operation] as const))('a %s', (_, operation) => {
    expect(everybody.filter((by) => endOf(editOf(operation), { by }) === 'applied')).toEqual(['martin']);
    for (const by of everybody.filter((one) => one !== 'martin')) expect(endOf(editOf(operation), { by })).toBe('forbidden: plan.edit');
  });

  test('a date outside the commitment warns and never blocks', () => expect(endOf(editOf(milestone('c-11-m6', { set: { due: '2031-01-01', start: '2019-01-01' } })))).toBe('applied'));
  test('an edit of nothing is none', () => expect(endOf(editOf())).toBe('invalid: no-operations'));
  test('a record that this version does not know is for a later one', () => expect(endOf(editOf({ entity: 'ballot', id: 'x', act: 'create', set: {} }))).toBe('unsupported: ballot'));
  test.each(['constructor', 'toString', '__proto__'])('%s is no record', (entity) => expect(endOf(editOf({ entity, id: 'x', act: 'create', set: {} }))).toBe(`unsupported: ${entity}`));
  test('what is not there cannot be changed', () => expect(['patch', 'delete', 'audience'].map((act) => endOf(editOf(milestone('gone', { act: act as 'patch' }))))).toEqual(Array(3).fill('missing: milestone')));
  test('a plan is archived, never deleted', () => expect(endOf(editOf({ entity: 'plan', id: 'ba-2025', act: 'delete' }))).toMatch(/^forbidden/));
  test('an id that is taken is not created again', () => expect(endOf(editOf({ entity: 'organization', id: 'osc', act: 'create', set: { name: { es: 'x' }, sector: 'academia', active: true } }))).toBe('exists: organization'));
  test.each([['m-tomas', 'c-11']])('a membership ends and is never deleted', (id) => expect(endOf(editOf({ entity: 'membership', id, act: 'delete' }))).toMatch(/^forbidden/));
});

describe('what the public was told is not taken away again', () => {
  const away = (entity: string, id: string): readonly RowOperation[] => [{ entity, id, act: 'delete' }, { entity, id, act: 'audience', audience: 'members' }, { entity, id, act: 'patch', audience: 'members', set: {} }];

  test('a commitment that was agreed is withdrawn: its published check-ins stand on it', () => {
    for (const operation of away('commitment', 'c-11')) expect(endOf(editOf(operation))).toBe('forbidden: a commitment that was agreed is withdrawn, never deleted or hidden');
    const drafted = rows.map((row) => (row.id === 'c-11' ? { ...row, fields: { ...row.fields, lifecycle: 'drafting' } } : row));
    for (const operation of away('commitment', 'c-11')) expect(endOf(editOf(operation), { rows: drafted })).toBe('applied');
  });

  test('nor is a milestone with what was reported and verified of it, nor the plan', () => {
    for (const operation of [...away('milestone', 'c-11-m3'), ...away('plan', 'ba-2025')]) expect(endOf(editOf(operation))).toMatch(/^forbidden: a .* never deleted or hidden$/);
    for (const operation of away('milestone', 'c-d1-m3')) expect(endOf(editOf(operation))).toBe('applied');
  });
});

test.each([['role', 'coordination'], ['person', 'martin'], ['organization', 'dgaiga'], ['person', null]])('a membership ends; its %s is never overwritten', (field, value) => {
  expect(endOf(editOf({ entity: 'membership', id: 'm-tomas', act: 'patch', set: { [field]: value } }))).toBe(`forbidden: a membership ends, its ${field} is never overwritten`);
});

describe('who may hold a record', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    plan: ['public', 'members'],
    organization: ['public', 'members'],
    membership: ['members', 'coordination'],
    contact: ['coordination'],
    commitment: ['public', 'members'],
    milestone: ['public', 'members'],
  };
  const audiences = ['public', 'members', 'coordination', 'area:judicial', 'user:lucia'];
  test.each(Object.keys(allowed).flatMap((entity) => audiences.map((audience) => ({ entity, audience }))))('a $entity for $audience', ({ entity, audience }) => {
    const made = endOf(editOf({ entity, id: 'new', act: 'create', set: {}, audience }));
    expect(made).toBe(allowed[entity]?.includes(audience) ? 'applied' : `forbidden: audience ${audience}`);
    const row = rows.find((each) => each.entity === entity);
    const isHidden = row?.audience === 'public' && audience === 'members' && entity !== 'organization';
    if (row) for (const act of ['patch', 'audience'] as const) expect(endOf(editOf({ entity, id: row.id, act, audience }))).toMatch(isHidden ? /never deleted or hidden$/ : new RegExp(`^${made}$`));
  });

  test('a contact that names no audience is not made for all members', () => expect(endOf(editOf({ entity: 'contact', id: 'k', act: 'create', set: { membership: 'm-tomas' } }))).toBe('forbidden: audience members'));
});

describe('the life of plan and commitment', () => {
  const moves = (['plan', 'commitment'] as const).flatMap((entity) => Object.keys(lifeCycles[entity]).flatMap((from) => Object.keys(lifeCycles[entity]).map((to) => ({ entity, from, to }))));
  test.each(moves)('a $entity from $from to $to', ({ entity, from, to }) => {
    const id = entity === 'plan' ? 'ba-2025' : 'c-11';
    const ground = rows.map((row) => (row.entity === entity && row.id === id ? { ...row, fields: { ...row.fields, lifecycle: from } } : row));
    const end = endOf(editOf({ entity, id, act: 'patch', set: { lifecycle: to, reason } }), { rows: ground });
    if (from === to) expect(end).toBe('applied');
    else if (!mayMove(entity, from, to)) expect(end).toBe(`closed: ${from} to ${to}`);
    else expect(end).toBe(entity === 'commitment' && to === 'inImplementation' ? 'closed: planning-meeting-missing' : 'applied');
  });

  test.each((['plan', 'commitment'] as const).flatMap((entity) => Object.keys(lifeCycles[entity]).map((state) => ({ entity, state }))))('a $entity made by hand as $state', ({ entity, state }) => {
    const first = entity === 'plan' ? 'draft' : 'drafting';
    expect(endOf(editOf({ entity, id: 'new', act: 'create', set: { lifecycle: state, reason } }))).toBe(state === first ? 'applied' : `closed: begins as ${first}`);
  });

  test.each([undefined, '', 'no va más', 7, null])('a commitment is withdrawn with a reason, not with %j', (short) => {
    const set = { lifecycle: 'withdrawn', ...(short === undefined ? {} : { reason: short }) };
    expect(endOf(editOf({ entity: 'commitment', id: 'c-11', act: 'patch', set }))).toBe('invalid: reason-too-short');
  });
});

describe('a line of a check-in is corrected', () => {
  const patch = (set: RowOperation['set'] & object, id = waitingLine, more: Partial<RowOperation> = {}): Change => editOf({ entity: 'checkInLine', id, act: 'patch', set, ...more });

  test('by the area and by coordination, while it waits or was returned', () => {
    expect(everybody.filter((by) => endOf(patch({ nextSteps: 'Seguir.' }), { by }) === 'applied')).toEqual(['lucia', 'martin']);
    expect(everybody.filter((by) => endOf(patch({ nextSteps: 'Seguir.' }, 'c-8~2026-06-01~c-8-m3'), { by }) === 'applied')).toEqual(['bruno', 'martin']);
  });

  test('by coordination it is marked as made on behalf of the area, whatever the change says; by the area it is not', () => {
    const lineAfter = (change: Change, by: string, ground = rows) => rowsAfter(change, { rows: ground, by }).find((row) => row.id === waitingLine);
    const corrected = lineAfter(patch({ nextSteps: 'Seguir.' }), 'martin');
    expect(corrected?.fields).toMatchObject({ nextSteps: 'Seguir.', correctedOnBehalf: true });
    for (const hidden of [null, false]) expect(lineAfter(patch({ nextSteps: 'Seguir.', correctedOnBehalf: hidden }), 'martin')?.fields['correctedOnBehalf']).toBe(true);
    expect(lineAfter(patch({ nextSteps: 'Seguir.' }), 'lucia')?.fields).not.toHaveProperty('correctedOnBehalf');
    const marked = rows.map((row) => (corrected && row.id === waitingLine ? corrected : row));
    expect(lineAfter(patch({ nextSteps: 'Y más.' }), 'lucia', marked)?.fields['correctedOnBehalf']).toBe(true);
    for (const mark of [null, true]) expect(endOf(patch({ correctedOnBehalf: mark }), { by: 'lucia', rows: marked })).toBe('forbidden: correctedOnBehalf');
  });

  test('and nobody is told that the mark was written over', () => {
    const twice = rows.map((row) => (row.id === waitingLine ? { ...row, fields: { ...row.fields, correctedOnBehalf: true }, writers: { ...row.writers, correctedOnBehalf: 'earlier' } } : row));
    const seen = { nextSteps: rows.find((row) => row.id === waitingLine)?.writers['*'] ?? null };
    expect(decideOn(patch({ nextSteps: 'Seguir.' }, waitingLine, { seen }), { rows: twice }).outcome).not.toHaveProperty('overwrote');
  });

  test('never into another check-in, commitment or milestone', () => {
    for (const field of ['checkIn', 'commitment', 'milestone']) expect(endOf(patch({ [field]: 'c-8' }), { by: 'lucia' })).toBe(`forbidden: ${field}`);
  });

  test('never into other hands: the acts on its check-in alone decide who reads it', () => {
    for (const by of ['lucia', 'martin'])
      for (const audience of ['public', 'members', 'area:ambiente']) {
        expect(endOf(patch({ nextSteps: 'Seguir.' }, waitingLine, { audience }), { by })).toMatch(/^forbidden/);
        expect(endOf(editOf({ entity: 'checkInLine', id: waitingLine, act: 'audience', audience }), { by })).toMatch(/^forbidden/);
      }
  });

  test('and still says what its level owes', () => {
    expect(endOf(patch({ reported: 'limited' }), { by: 'lucia' })).toBe('invalid: behind-needs-challenges');
    expect(endOf(patch({ reported: 'limited', challenges: 'Falta presupuesto.' }), { by: 'lucia' })).toBe('applied');
    expect(endOf(patch({ reported: 'complete' }), { by: 'lucia' })).toBe('invalid: complete-needs-evidence');
    expect(endOf(patch({ reported: 'complete', evidence: { shows: 'La guía.' } }), { by: 'lucia' })).toBe('applied');
    expect(endOf(patch({ progress: null }), { by: 'lucia' })).toBe('invalid: progress-missing');
    expect(endOf(patch({ challenges: null }, 'c-11~2026-09-01~c-11-m5'), { by: 'lucia' })).toBe('invalid: behind-needs-challenges');
    expect(endOf(patch({ evidence: null }, 'c-11~2026-09-01~c-11-m3'), { by: 'lucia' })).toBe('invalid: complete-needs-evidence');
  });

  test('and two halves of one change do not slip past what the whole owes', () => {
    const complete = { reported: 'complete', evidence: { shows: 'La guía.' } };
    const half = (set: NonNullable<RowOperation['set']>): RowOperation => ({ entity: 'checkInLine', id: waitingLine, act: 'patch', set });
    expect(endOf(editOf(half(complete), half({ evidence: null })), { by: 'lucia' })).toBe('invalid: row-twice');
  });

  test('by submission it begins, and no edit makes or takes one', () => {
    for (const act of ['create', 'delete'] as const) expect(endOf(editOf({ entity: 'checkInLine', id: waitingLine, act, set: {} }), { by: 'lucia' })).toBe('forbidden: by submission only');
  });
});

test('a change is applied whole or not at all', () => {
  const half = editOf(milestone('c-11-m6', { set: { weight: 3 } }), milestone('gone', { set: { weight: 3 } }));
  expect(rowsAfter(half, { rows })).toEqual(rows);
  const both = rowsAfter(editOf(milestone('c-11-m5', { set: { weight: 3 } }), milestone('c-11-m6', { set: { weight: 3 } })), { rows });
  expect(both.filter((row) => row.fields['weight'] === 3).map(({ id }) => id)).toEqual(['c-11-m5', 'c-11-m6']);
});
