import { describe, expect, test } from 'vitest';
import { commandOf, decideOn, decidingOn, editOf, personNamed, rowsAfter, type Ground } from '../../test/builders/change';
import { memberships, planRows, publishedCheckIn, returnedCheckIn, rowOf, submittedCheckIn, todayOfPlan } from '../../test/builders/plan';
import type { Change, RowImage } from './change';
import { checkInId, checkInLineId, type CheckIn, type StatedLine } from './check-in';
import { operationsOf } from './decide';
import { lifeCycles, mayMove } from './life-cycles';

const rows = [...planRows(), ...publishedCheckIn, ...submittedCheckIn, ...returnedCheckIn];
const waiting = 'c-11~2026-09-01';
const published = 'c-11~2026-06-01';
const returned = 'c-8~2026-06-01';

const line = (milestone: string, more: Partial<StatedLine> = {}): StatedLine => ({ milestone, reported: 'substantial', progress: 'Avanzó.', ...more });
const submit = (commitment: string, from: string, lines: readonly StatedLine[], more: object = {}): Change => commandOf('check-in.submit', { commitment, from, lines, seen: {}, ...more });
const on = (kind: 'accept' | 'return' | 'publish', checkIn: string, more: object = {}): Change => commandOf(`check-in.${kind}`, { checkIn, seen: {}, ...more });
const rowIn = (all: readonly RowImage[], entity: string, id: string): RowImage | undefined => all.find((row) => row.entity === entity && row.id === id);
const refusalOf = (change: Change, ground: Partial<Ground>) => {
  const { outcome, effects } = decideOn(change, { rows, ...ground });
  expect(effects).toBeUndefined();
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why}` : outcome.end;
};
const reason = 'Falta el acta firmada.';

describe('a focal point submits', () => {
  const first = submit('c-11', '2026-03-01', [line('c-11-m3'), line('c-11-m4')]);

  test('and the area alone holds it', () => {
    const after = rowsAfter(first, { rows, by: 'lucia' });
    expect(rowIn(after, 'checkIn', 'c-11~2026-03-01')).toMatchObject({
      audience: 'area:judicial',
      fields: { state: 'submitted', round: 1, organization: 'judicial', from: '2026-03-01', to: '2026-05-31', due: '2026-05-31', submittedBy: 'lucia', submittedOn: todayOfPlan, milestones: ['c-11-m3', 'c-11-m4'] },
      by: 'lucia',
    });
    expect(rowIn(after, 'checkInLine', 'c-11~2026-03-01~c-11-m4')).toMatchObject({ audience: 'area:judicial', fields: { reported: 'substantial', progress: 'Avanzó.', commitment: 'c-11' } });
    expect(rowIn(after, 'milestone', 'c-11-m3')).toEqual(rowIn(rows, 'milestone', 'c-11-m3'));
  });

  test('for the commitments of the own area only', () => expect(refusalOf(first, { by: 'bruno' })).toBe('forbidden: checkIn.record'));
  test.each(['martin', 'vera', 'tomas', 'nobody'])('%s does not in the area’s name', (by) => expect(refusalOf(first, { by })).toBe('forbidden: checkIn.record'));
  test('coordination does on behalf, and it is said', () => {
    const after = rowsAfter(submit('c-11', '2026-03-01', [line('c-11-m3')], { onBehalf: true }), { rows, by: 'martin' });
    expect(rowIn(after, 'checkIn', 'c-11~2026-03-01')?.fields).toMatchObject({ onBehalf: true, organization: 'judicial', submittedBy: 'martin' });
    expect(refusalOf(submit('c-11', '2026-03-01', [line('c-11-m3')], { onBehalf: true }), { by: 'lucia' })).toBe('forbidden: checkIn.recordOnBehalf');
  });

  test.each([
    ['a period that begins tomorrow', submit('c-11', '2026-12-01', [line('c-11-m3')]), 'invalid: period-not-open'],
    ['a day on which no period begins', submit('c-11', '2026-09-02', [line('c-11-m3')]), 'invalid: no-such-period'],
    ['a period after the end', submit('c-11', '2027-12-01', [line('c-11-m3')]), 'invalid: no-such-period'],
    ['a milestone of another commitment', submit('c-11', '2026-03-01', [line('c-8-m3')]), 'invalid: milestone-of-another-commitment'],
    ['a milestone that is not there', submit('c-11', '2026-03-01', [line('c-11-m99')]), 'invalid: milestone-of-another-commitment'],
    ['a commitment that is not there', submit('c-99', '2026-03-01', [line('c-11-m3')]), 'missing: commitment'],
    ['a level behind without challenges', submit('c-11', '2026-03-01', [line('c-11-m4'), line('c-11-m3', { reported: 'limited' })]), 'invalid: behind-needs-challenges'],
    ['complete without evidence', submit('c-11', '2026-03-01', [line('c-11-m3', { reported: 'complete' })]), 'invalid: complete-needs-evidence'],
    ['silence', submit('c-11', '2026-03-01', [{ milestone: 'c-11-m3', reported: 'substantial' }]), 'invalid: progress-missing'],
  ])('never for %s', (_, change, refusal) => expect(refusalOf(change, { by: 'lucia' })).toBe(refusal));

  test('on the first day of the period, and also long after it', () => {
    expect(decideOn(submit('c-11', '2026-12-01', [line('c-11-m3')]), { rows, by: 'lucia', today: '2026-12-01' }).outcome.end).toBe('applied');
    expect(decideOn(submit('c-11', '2025-06-01', [line('c-11-m3')]), { rows, by: 'lucia' }).outcome.end).toBe('applied');
  });

  test('the device’s own time decides nothing', () => {
    const late = { ...first, at: Date.parse('2031-01-01') };
    expect(decideOn(late, { rows, by: 'lucia' }).effects?.rows.map(({ fields }) => fields)).toEqual(decideOn(first, { rows, by: 'lucia' }).effects?.rows.map(({ fields }) => fields));
    expect(refusalOf({ ...submit('c-11', '2026-12-01', [line('c-11-m3')]), at: Date.parse('2031-01-01') }, { by: 'lucia' })).toBe('invalid: period-not-open');
  });
});

describe('what was returned is written again', () => {
  const again = submit('c-8', '2026-06-01', [line('c-8-m3', { reported: 'limited', challenges: 'Falta el servidor.', evidence: { shows: 'La maqueta.' } }), line('c-8-m4')]);

  test('as the next round of the same check-in, without the old reason and with the milestones of both', () => {
    const row = rowIn(rowsAfter(again, { rows, by: 'bruno' }), 'checkIn', returned);
    expect(row?.fields).toMatchObject({ state: 'submitted', round: 2, milestones: ['c-8-m3', 'c-8-m4'] });
    expect(row?.fields).not.toHaveProperty('reason');
    expect(rowIn(rowsAfter(again, { rows, by: 'bruno' }), 'checkInLine', `${returned}~c-8-m4`)?.audience).toBe('area:ambiente');
  });

  test('and a word that is left out is gone from the line', () => {
    const without = submit('c-8', '2026-06-01', [line('c-8-m3', { reported: 'substantial' })]);
    expect(rowIn(rowsAfter(without, { rows, by: 'bruno' }), 'checkInLine', `${returned}~c-8-m3`)?.fields).not.toHaveProperty('challenges');
  });
});

describe('the life of a check-in', () => {
  const states = [...Object.keys(lifeCycles.checkIn), undefined] as const;
  const acts = [['submit', 'submitted'], ['accept', 'accepted'], ['return', 'returned'], ['publish', 'published']] as const;
  const inState = (state: string | undefined) => rows.flatMap((row) => (row.id !== waiting || row.entity !== 'checkIn' ? [row] : state === undefined ? [] : [{ ...row, fields: { ...row.fields, state } }]));

  test.each(acts.flatMap(([act, to]) => states.map((from) => ({ act, to, from }))))('$act from $from', ({ act, to, from }) => {
    const change = act === 'submit' ? submit('c-11', '2026-09-01', [line('c-11-m3')]) : on(act, waiting, { reason });
    const { outcome } = decideOn(change, { rows: inState(from), by: act === 'submit' ? 'lucia' : 'martin' });
    // A submission may also begin a check-in, or correct one that still waits.
    const open = act === 'submit' ? from === undefined || from === 'submitted' || mayMove('checkIn', from, to) : from !== undefined && mayMove('checkIn', from, to);
    expect(outcome.end).toBe(open ? 'applied' : 'rejected');
    if (!open) expect(outcome).toMatchObject({ problem: from === undefined ? 'missing' : 'closed' });
  });
});

describe('coordination', () => {
  test.each(['lucia', 'bruno', 'vera', 'tomas', 'nobody'])('alone accepts, returns and publishes: %s does not', (by) => {
    expect(refusalOf(on('accept', waiting), { by })).toBe('forbidden: checkIn.accept');
    expect(refusalOf(on('return', waiting, { reason }), { by })).toBe('forbidden: checkIn.return');
    expect(refusalOf(on('publish', waiting), { by })).toBe('forbidden: checkIn.publish');
  });

  test('whose membership has ended decides nothing', () => {
    const ended = memberships.map((one) => ({ ...one, to: '2026-11-17' })).filter((one) => one.person === 'martin');
    const result = operationsOf(on('accept', waiting), { ...decidingOn({ rows }), person: { ...personNamed('martin'), memberships: ended } });
    expect(result).toEqual({ accepted: false, refusal: { problem: 'forbidden', why: 'checkIn.accept' } });
  });

  test('accepts without changing a word, and members may read it from then on', () => {
    const { effects } = decideOn(on('accept', waiting), { rows });
    const head = rowIn(effects?.rows ?? [], 'checkIn', waiting);
    expect(head).toMatchObject({ audience: 'members', fields: { state: 'accepted', acceptedOn: todayOfPlan, submittedBy: 'lucia' } });
    for (const row of effects?.rows.filter((each) => each.entity === 'checkInLine') ?? []) expect(row).toMatchObject({ audience: 'members', fields: rowIn(rows, 'checkInLine', row.id)?.fields });
    expect(effects?.rows).toHaveLength(4);
    expect(effects?.exits.map(({ audience }) => audience)).toEqual(Array(4).fill('area:judicial'));
  });

  test.each([undefined, '', 'muy corto', '          .'])('returns with a reason, never with %j', (short) => {
    expect(refusalOf(on('return', waiting, short === undefined ? {} : { reason: short }), {})).toBe('invalid: reason-too-short');
  });

  test('returns, and the area reads why', () => {
    const { effects } = decideOn(on('return', waiting, { reason: `  ${reason} ` }), { rows });
    expect(effects?.rows).toMatchObject([{ audience: 'area:judicial', fields: { state: 'returned', reason } }]);
  });

  test('publishes, and each milestone is reported as its line says', () => {
    const accepted = rowsAfter(on('accept', waiting), { rows });
    const after = rowsAfter(on('publish', waiting, { seen: seenOfRow(accepted, waiting) }), { rows: accepted, today: '2026-11-20' });
    expect(rowIn(after, 'checkIn', waiting)).toMatchObject({ audience: 'public', fields: { state: 'published', publishedOn: '2026-11-20' } });
    expect(rowIn(after, 'checkInLine', `${waiting}~c-11-m3`)?.audience).toBe('public');
    expect(rowIn(after, 'milestone', 'c-11-m3')?.fields).toMatchObject({ reported: 'complete', reportedOn: '2026-11-16', reportedIn: waiting, reportedFor: '2026-09-01', completedOn: '2026-11-16', verified: 'limited' });
    expect(rowIn(after, 'milestone', 'c-11-m5')?.fields).not.toHaveProperty('completedOn');
  });
});

describe('publishing', () => {
  const acceptedOf = (commitment: string, from: string, milestone: string, reported: StatedLine['reported']) => {
    const id = checkInId(commitment, from);
    const fields: Omit<CheckIn, 'id'> = { commitment, organization: 'judicial', from, to: from, due: from, milestones: [milestone], state: 'accepted', round: 1, submittedOn: '2026-11-16', submittedBy: 'lucia' };
    return [rowOf('checkIn', { id, ...fields }, 'members'), rowOf('checkInLine', { id: checkInLineId(id, milestone), checkIn: id, commitment, milestone, reported }, 'members')];
  };
  const withMilestone = (fields: object) => rows.map((row) => (row.id === 'c-11-m4' ? { ...row, fields: { ...row.fields, ...fields } } : row));

  test('a later period’s word stands over an earlier one’s that is published after it', () => {
    const ground = [...withMilestone({ reported: 'substantial', reportedFor: '2026-06-01' }), ...acceptedOf('c-11', '2026-03-01', 'c-11-m4', 'limited')];
    const after = rowsAfter(on('publish', 'c-11~2026-03-01'), { rows: ground });
    expect(rowIn(after, 'checkIn', 'c-11~2026-03-01')?.fields['state']).toBe('published');
    expect(rowIn(after, 'milestone', 'c-11-m4')?.fields).toMatchObject({ reported: 'substantial', reportedFor: '2026-06-01' });
  });

  test('a milestone that stays complete keeps the day on which it was', () => {
    const ground = [...withMilestone({ reported: 'complete', completedOn: '2026-05-05' }), ...acceptedOf('c-11', '2026-03-01', 'c-11-m4', 'complete')];
    expect(rowIn(rowsAfter(on('publish', 'c-11~2026-03-01'), { rows: ground }), 'milestone', 'c-11-m4')?.fields['completedOn']).toBe('2026-05-05');
  });

  test('of a milestone that an import brought as complete, the day stays unknown', () => {
    const ground = [...withMilestone({ reported: 'complete' }), ...acceptedOf('c-11', '2026-03-01', 'c-11-m4', 'complete')];
    expect(rowIn(rowsAfter(on('publish', 'c-11~2026-03-01'), { rows: ground }), 'milestone', 'c-11-m4')?.fields).not.toHaveProperty('completedOn');
  });

  test('a milestone that is no longer complete loses that day', () => {
    const ground = [...withMilestone({ reported: 'complete', completedOn: '2026-05-05' }), ...acceptedOf('c-11', '2026-03-01', 'c-11-m4', 'limited')];
    expect(rowIn(rowsAfter(on('publish', 'c-11~2026-03-01'), { rows: ground }), 'milestone', 'c-11-m4')?.fields).not.toHaveProperty('completedOn');
  });

  test('a milestone that was withdrawn stays withdrawn: only an amendment moves it', () => {
    const ground = [...withMilestone({ reported: 'withdrawn' }), ...acceptedOf('c-11', '2026-03-01', 'c-11-m4', 'limited')];
    expect(rowIn(rowsAfter(on('publish', 'c-11~2026-03-01'), { rows: ground }), 'milestone', 'c-11-m4')?.fields['reported']).toBe('withdrawn');
  });
});

describe('what is published is closed', () => {
  const patch = editOf({ entity: 'checkInLine', id: `${published}~c-11-m3`, act: 'patch', set: { progress: 'Otra cosa.' }, seen: {} });
  test.each([
    ['submit', submit('c-11', '2026-06-01', [line('c-11-m3')]), 'lucia'],
    ['submit on behalf', submit('c-11', '2026-06-01', [line('c-11-m3')], { onBehalf: true }), 'martin'],
    ['accept', on('accept', published), 'martin'],
    ['return', on('return', published, { reason }), 'martin'],
    ['publish', on('publish', published), 'martin'],
    ['edit a line', patch, 'lucia'],
    ['edit a line', patch, 'martin'],
  ])('to %s', (_, change, by) => expect(refusalOf(change, { by })).toBe('closed: published'));

  test.each(['create', 'patch', 'delete', 'audience'] as const)('to a plain %s', (act) => {
    for (const by of ['lucia', 'martin', 'vera']) {
      for (const [entity, id] of [['checkIn', published], ['checkInLine', `${published}~c-11-m3`]] as const) {
        const operation = { entity, id, act, ...(act === 'create' || act === 'patch' ? { set: { reason: 'x' } } : {}), ...(act === 'audience' ? { audience: 'members' } : {}) };
        expect(refusalOf(editOf(operation), { by })).toMatch(/^(forbidden|closed)/);
      }
    }
  });
});

const seenOfRow = (all: readonly RowImage[], id: string) => ({ [id]: rowIn(all, 'checkIn', id)?.writers ?? {} });
