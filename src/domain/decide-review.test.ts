import { describe, expect, test } from 'vitest';
import { commandOf, decideOn, decidingOn, editOf, lookupOf, rowsAfter, type Ground } from '../../test/builders/change';
import { addPhoto, photoDetails } from '../../test/builders/evidence';
import { memberships, planRows, rowOf, submittedCheckIn } from '../../test/builders/plan';
import { issue, lookedAt, reply } from '../../test/builders/review';
import { rowKeyText, type Change, type RowImage } from './change';
import { decide, effectsOf } from './decide';
import { closedReviews } from './decide-review-publication';
import { isOutdated, replyUntil } from './review';
import { recordOf } from './rows';

const endOf = (change: Change, ground: Ground): string => {
  const { outcome } = decideOn(change, { by: 'vera', ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why ?? ''}` : outcome.end;
};
const step = (rows: readonly RowImage[], change: Change, ground: Partial<Ground> = {}): readonly RowImage[] => {
  expect(endOf(change, { ...ground, rows })).toBe('applied');
  return rowsAfter(change, { by: 'vera', ...ground, rows });
};
const rowNamed = (rows: readonly RowImage[], id: string) => rows.find((row) => row.id === id);
const reviewIn = (rows: readonly RowImage[], id = 'v-1') => recordOf('review', rowNamed(rows, id));
const milestoneIn = (rows: readonly RowImage[], id = 'c-11-m3') => recordOf('milestone', rowNamed(rows, id));

/** What the server does each day. */
const onDay = (rows: readonly RowImage[], today: string): readonly RowImage[] => {
  const row = lookupOf(rows);
  const reviews = rows.flatMap((each) => (each.entity === 'review' ? (recordOf('review', each) ?? []) : []));
  const { rows: written } = effectsOf(editOf(), closedReviews(reviews, { today, row }), { person: { user: 'server', memberships: [] }, row, seq: 999, at: 0 }, { guard: false, exits: true });
  const after = new Map(rows.map((each) => [rowKeyText(each), each]));
  for (const each of written) after.set(rowKeyText(each), each);
  return [...after.values()];
};

const withPhoto = rowsAfter(addPhoto(), { rows: [...planRows(), ...submittedCheckIn], by: 'lucia' });
const issued = rowsAfter(issue(withPhoto), { rows: withPhoto, by: 'vera' });
const described = (rows: readonly RowImage[]) => step(rows, commandOf('evidence.describe', { evidence: 'e-1', set: { shows: 'Las tres actas firmadas.' }, seen: { 'e-1': rowNamed(rows, 'e-1')?.writers } }), { by: 'lucia' });
const replaced = (rows: readonly RowImage[], id = 'e-2', former = 'e-1') => step(rows, commandOf('evidence.replace', { evidence: id, details: photoDetails(), former }), { by: 'lucia' });
const line = 'c-11~2026-09-01~c-11-m3';

describe('the monitoring body says what it sees', () => {
  test('and nobody else does', () => {
    for (const by of ['lucia', 'bruno', 'martin', 'tomas', 'nobody']) expect(endOf(issue(withPhoto), { rows: withPhoto, by })).toBe('forbidden: review.issue');
    expect(endOf(issue(withPhoto), { rows: withPhoto })).toBe('applied');
  });

  test('of evidence, by its bytes and by who wrote what it shows; the area has five working days', () => {
    expect(rowNamed(issued, 'v-1')).toMatchObject({
      audience: 'area:judicial',
      fields: { subject: 'evidence', of: 'e-1', commitment: 'c-11', organization: 'judicial', body: 'ente', reviewer: 'vera', sha256: photoDetails().original?.sha256, verdict: 'partial', verified: 'limited', kind: 'issued', state: 'replyWindow', issuedOn: '2026-11-18', until: '2026-11-26' },
    });
    expect(reviewIn(issued)?.version).toEqual(lookedAt(withPhoto, 'evidence', 'e-1'));
    expect(replyUntil('2026-11-18')).toBe('2026-11-26');
    expect(reviewIn(step(withPhoto, issue(withPhoto, { until: '2026-12-04' })))?.until).toBe('2026-12-04');
    expect(endOf(issue(withPhoto, { until: '2026-11-18' }), { rows: withPhoto })).toBe('invalid: window-too-short');
  });

  test('of a line of a check-in, by its round', () => {
    const rows = step(withPhoto, issue(withPhoto, { subject: 'checkInLine', of: line }));
    expect(rowNamed(rows, 'v-1')).toMatchObject({ audience: 'area:judicial', fields: { subject: 'checkInLine', of: line, round: 1, organization: 'judicial' } });
    expect(endOf(issue(withPhoto, { subject: 'checkInLine', of: line, milestone: 'c-11-m4' }), { rows: withPhoto })).toBe('invalid: another-milestone');
    expect(endOf(issue(withPhoto, { subject: 'checkInLine', of: 'never-was' }), { rows: withPhoto })).toBe('missing: checkInLine');
  });

  test('with a reason where something is missing, so that the area can answer', () => {
    for (const verdict of ['partial', 'insufficient', 'needsClarification']) expect(endOf(issue(withPhoto, { verdict, note: 'no' }), { rows: withPhoto })).toBe('invalid: note-too-short');
    for (const verdict of ['sufficient', 'notRelevant', 'inaccessible']) expect(endOf(issue(withPhoto, { verdict, note: '' }), { rows: withPhoto })).toBe('applied');
    expect(endOf(issue(withPhoto, { verdict: 'sufficient', verified: 'disputed', note: '' }), { rows: withPhoto })).toBe('invalid: note-too-short');
    expect(endOf(issue(withPhoto, { milestone: undefined }), { rows: withPhoto })).toBe('invalid: milestone-missing');
    expect(endOf(issue(withPhoto, { milestone: 'c-11-m4' }), { rows: withPhoto })).toBe('invalid: another-milestone');
  });

  test('and never of what its own organization takes part in (no self-review)', () => {
    const party = withPhoto.map((row) => (row.id === 'c-11' ? { ...row, fields: { ...row.fields, parties: [{ organization: 'judicial', part: 'lead' }, { organization: 'ente', part: 'support' }] } } : row));
    expect(endOf(issue(party), { rows: party })).toBe('forbidden: reviewer-is-party');
    // A second place of the same person counts as well.
    const person = { user: 'vera', memberships: [...memberships.filter((one) => one.person === 'vera'), { id: 'm-2', person: 'vera', name: 'Vera', organization: 'judicial', role: 'facilitator' as const, from: '2025-06-01' }] };
    expect(decide(issue(withPhoto), { ...decidingOn({ rows: withPhoto }), person }, { seq: 1, at: 0 }).outcome).toMatchObject({ end: 'rejected', why: 'reviewer-is-party' });
  });

  test('what was withdrawn meanwhile is judged all the same: nobody escapes a verdict by taking it back', () => {
    const withdrawn = step(withPhoto, commandOf('evidence.withdraw', { evidence: 'e-1', reason: 'Nos equivocamos de foto.' }), { by: 'lucia' });
    expect(reviewIn(step(withdrawn, issue(withPhoto)))?.state).toBe('replyWindow');
  });
});

describe('nobody edits, hides or deletes a review', () => {
  test.each(['lucia', 'martin', 'tomas', 'vera'])('not even %s by hand', (by) => {
    const at = { rows: issued, by };
    for (const act of ['patch', 'delete', 'audience', 'append'] as const) expect(endOf(editOf({ entity: 'review', id: 'v-1', act, ...(act === 'audience' ? { audience: 'coordination' } : { set: { verdict: 'sufficient' } }), seen: {} }), at)).toBe('forbidden: by its own acts only');
    expect(endOf(editOf({ entity: 'review', id: 'v-9', act: 'create', set: { verdict: 'sufficient' } }), at)).toBe('forbidden: by its own acts only');
    expect(endOf(editOf({ entity: 'milestone', id: 'c-11-m3', act: 'patch', set: { verified: 'complete' }, seen: {} }), at)).toMatch(/^forbidden/);
    expect(endOf(editOf({ entity: 'milestone', id: 'c-11-m3', act: 'patch', set: { verifiedIn: 'v-1' }, seen: {} }), at)).toMatch(/^forbidden/);
  });
});

describe('the area answers', () => {
  const replied = step(issued, reply(), { by: 'lucia', today: '2026-11-24' });

  test('once, and then both texts are published together, and what is verified with them', () => {
    expect(milestoneIn(issued)?.verifiedIn).toBeUndefined();
    expect(rowNamed(replied, 'v-1')).toMatchObject({ audience: 'site', fields: { state: 'final', publishedOn: '2026-11-24', reply: { text: 'Las dos actas se firman esta semana.', on: '2026-11-24', by: 'lucia' } } });
    expect(reviewIn(replied)?.reply).not.toHaveProperty('onBehalf');
    expect(milestoneIn(replied)).toMatchObject({ verified: 'limited', verifiedOn: '2026-11-18', verifiedIn: 'v-1' });
    expect(endOf(reply(), { rows: replied, by: 'lucia' })).toBe('closed: already-replied');
  });

  test('itself, or coordination for it, which is said; not another area, nor the monitoring body', () => {
    expect(reviewIn(step(issued, reply(), { by: 'martin' }))?.reply?.onBehalf).toBe(true);
    for (const by of ['bruno', 'tomas', 'nobody']) expect(endOf(reply(), { rows: issued, by })).toBe('missing: review');
    expect(endOf(reply(), { rows: issued, by: 'vera' })).toBe('forbidden: review.reply');
    for (const by of ['bruno', 'tomas']) expect(endOf(reply(), { rows: replied, by })).toBe('forbidden: review.reply');
  });

  test('on the last day still, and not the day after', () => {
    expect(endOf(reply(), { rows: issued, by: 'lucia', today: '2026-11-26' })).toBe('applied');
    expect(endOf(reply(), { rows: issued, by: 'lucia', today: '2026-11-27' })).toBe('closed: reply-window-over');
    expect(endOf(reply('v-1', '  '), { rows: issued, by: 'lucia' })).toBe('invalid: text-missing');
  });
});

describe('nobody delays a review', () => {
  test('who says nothing in time is not waited for: it goes out on its own', () => {
    expect(onDay(issued, '2026-11-26')).toEqual(issued);
    const after = onDay(issued, '2026-11-27');
    expect(rowNamed(after, 'v-1')).toMatchObject({ audience: 'site', fields: { state: 'final', publishedOn: '2026-11-27' } });
    expect(milestoneIn(after)).toMatchObject({ verified: 'limited', verifiedIn: 'v-1' });
    expect(onDay(after, '2026-12-20')).toEqual(after);
  });

  test('where the commitment is not public, it is for members', () => {
    const inside = issued.map((row) => (row.id === 'c-11' ? { ...row, audience: 'members' } : row));
    expect(rowNamed(onDay(inside, '2026-11-27'), 'v-1')?.audience).toBe('members');
  });

  test('an earlier review that goes out later does not write over what a later one concluded', () => {
    const two = step(issued, issue(issued, { review: 'v-2', verdict: 'sufficient', verified: 'complete' }), { today: '2026-11-19' });
    const second = step(two, reply('v-2'), { by: 'lucia', today: '2026-11-20' });
    expect(milestoneIn(onDay(second, '2026-11-27'))).toMatchObject({ verified: 'complete', verifiedIn: 'v-2' });
    // And of two that go out on the same day the later word stands.
    expect(milestoneIn(onDay(two, '2026-12-10'))).toMatchObject({ verified: 'complete', verifiedIn: 'v-2' });
  });

  test('the evidence moves along: under review, then reviewed', () => {
    const received = withPhoto.map((row) => (row.id === 'e-1' ? { ...row, fields: { ...row.fields, state: 'received' } } : row));
    const under = step(received, issue(received));
    expect(rowNamed(under, 'e-1')?.fields['state']).toBe('underReview');
    expect(rowNamed(onDay(under, '2026-11-27'), 'e-1')?.fields['state']).toBe('reviewed');
  });
});

describe('a review names the version it judged', () => {
  const late = step(described(withPhoto), issue(withPhoto));

  test('what had changed when it arrived waits for its author: nothing is carried over', () => {
    expect(reviewIn(late)).toMatchObject({ state: 'issued' });
    expect(reviewIn(late)?.until).toBeUndefined();
    expect(onDay(late, '2027-01-10')).toEqual(late);
    expect(endOf(reply(), { rows: late, by: 'lucia' })).toBe('closed: not-confirmed');
    const overtaken = step(replaced(withPhoto), issue(withPhoto));
    expect(reviewIn(overtaken)?.state).toBe('issued');
  });

  test('what moves on its own is no newer version: that its bytes came, where it stands', () => {
    const moved = withPhoto.map((row) => (row.id === 'e-1' ? { ...row, writers: { ...row.writers, custody: 'server', state: 'server' } } : row));
    expect(reviewIn(step(moved, issue(withPhoto)))?.state).toBe('replyWindow');
  });

  test('a line that was stated anew is a newer version', () => {
    const returned = withPhoto.map((row) => (row.id === 'c-11~2026-09-01' ? { ...row, fields: { ...row.fields, state: 'returned' } } : row));
    const again = step(returned, commandOf('check-in.submit', { commitment: 'c-11', from: '2026-09-01', lines: [{ milestone: 'c-11-m3', reported: 'substantial', progress: 'Dos reuniones.' }], seen: {} }), { by: 'lucia' });
    expect(reviewIn(step(again, issue(withPhoto, { subject: 'checkInLine', of: line })))?.state).toBe('issued');
  });

  test('confirmed: the same verdict of what stands there now, and from then on the area may answer', () => {
    const confirm = (rows: readonly RowImage[]) => commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-1', version: lookedAt(rows, 'evidence', 'e-1') });
    expect(endOf(confirm(issued), { rows: issued })).toBe('invalid: nothing-newer');
    for (const by of ['lucia', 'martin', 'tomas']) expect(endOf(confirm(late), { rows: late, by })).toBe('forbidden: review.issue');
    const rows = step(late, confirm(late), { today: '2026-11-20' });
    expect(reviewIn(rows, 'v-2')).toMatchObject({ kind: 'confirmed', follows: 'v-1', verdict: 'partial', note: 'Falta la firma de dos actas.', verified: 'limited', state: 'replyWindow', issuedOn: '2026-11-20' });
    expect(reviewIn(rows)).toMatchObject({ state: 'issued', followedBy: 'v-2' });
    expect(endOf(confirm(rows), { rows })).toBe('closed: followed');
    const out = onDay(rows, '2026-12-10');
    expect(['v-1', 'v-2'].map((id) => rowNamed(out, id)?.audience)).toEqual(['site', 'site']);
    expect(milestoneIn(out)?.verifiedIn).toBe('v-2');
  });

  test('of what took its place, and of nothing else', () => {
    const rows = replaced(replaced(issued), 'e-3', 'e-2');
    const confirm = (of: string) => commandOf('review.confirm', { review: 'v-2', former: 'v-1', of, version: lookedAt(rows, 'evidence', of) });
    expect(isOutdated(reviewIn(rows) as never, rowNamed(rows, 'e-1'))).toBe(true);
    expect(endOf(confirm('never-was'), { rows })).toBe('invalid: another-record');
    expect(reviewIn(step(rows, confirm('e-3')), 'v-2')).toMatchObject({ of: 'e-3', state: 'replyWindow' });
    const second = rowsAfter(addPhoto('e-9'), { rows, by: 'lucia' });
    expect(endOf(commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-9', version: {} }), { rows: second })).toBe('invalid: another-record');
  });

  test('a review that is out becomes outdated where its evidence is described anew, and stays as it was', () => {
    const out = onDay(issued, '2026-11-27');
    const later = described(out);
    expect(isOutdated(reviewIn(out) as never, rowNamed(out, 'e-1'))).toBe(false);
    expect(isOutdated(reviewIn(later) as never, rowNamed(later, 'e-1'))).toBe(true);
    expect(rowNamed(later, 'v-1')).toEqual(rowNamed(out, 'v-1'));
  });
});

describe('the monitoring body changes its mind', () => {
  const revise = (rows: readonly RowImage[], more: object = {}) => commandOf('review.revise', { review: 'v-2', former: 'v-1', of: 'e-1', version: lookedAt(rows, 'evidence', 'e-1'), verdict: 'sufficient', milestone: 'c-11-m3', verified: 'complete', ...more });

  test('with history, after the answer of the area; each round has its own answer', () => {
    const replied = step(issued, reply(), { by: 'lucia' });
    const revised = step(replied, revise(replied), { today: '2026-11-20' });
    expect(rowNamed(revised, 'v-1')).toMatchObject({ audience: 'site', fields: { state: 'final', followedBy: 'v-2', verdict: 'partial' } });
    expect(milestoneIn(revised)?.verified).toBe('limited');
    const again = step(revised, reply('v-2', 'De acuerdo.'), { by: 'lucia', today: '2026-11-23' });
    expect(milestoneIn(again)).toMatchObject({ verified: 'complete', verifiedIn: 'v-2' });
    expect(reviewIn(again)?.publishedOn).toBe('2026-11-18');
    expect(reviewIn(again, 'v-2')).toMatchObject({ kind: 'revised', follows: 'v-1', reply: { text: 'De acuerdo.' } });
  });

  test('before it: then the former is answered no more, and goes out with the one that follows', () => {
    const revised = step(issued, revise(issued), { today: '2026-11-19' });
    expect(endOf(reply(), { rows: revised, by: 'lucia' })).toBe('closed: followed');
    expect(onDay(revised, '2026-11-26')).toEqual(revised);
    const out = onDay(revised, '2026-11-28');
    expect(['v-1', 'v-2'].map((id) => rowNamed(out, id)?.fields['publishedOn'])).toEqual(['2026-11-28', '2026-11-28']);
    expect(milestoneIn(out)?.verified).toBe('complete');
  });

  test('only itself, and of a review that there is', () => {
    for (const by of ['lucia', 'martin', 'tomas']) expect(endOf(revise(issued), { rows: issued, by })).toBe('forbidden: review.issue');
    expect(endOf(revise(issued, { former: 'never-was' }), { rows: issued })).toBe('missing: review');
  });
});

test('a dispute is said by the monitoring body alone, with what it sees beside what the area says', () => {
  const rows = step(issued, reply('v-1', 'Para nosotros está completo.'), { by: 'lucia' });
  const disputed = step(rows, commandOf('review.revise', { review: 'v-2', former: 'v-1', of: 'e-1', version: lookedAt(rows, 'evidence', 'e-1'), verdict: 'partial', note: 'El área dice que está completo; el acta no tiene firma.', milestone: 'c-11-m3', verified: 'disputed' }));
  expect(milestoneIn(onDay(disputed, '2026-12-10'))?.verified).toBe('disputed');
});

test('whose bytes never were judged by hand cannot be a row of another kind', () => {
  const odd = [...withPhoto, rowOf('evidence', { id: 'e-odd', commitment: 'never-was' })];
  expect(endOf(issue(odd, { of: 'e-odd' }), { rows: odd })).toBe('missing: evidence');
});
