import { describe, expect, test } from 'vitest';
import { decideOn, editOf, rowsAfter, type Ground } from '../../test/builders/change';
import { addPhoto, receiptOf } from '../../test/builders/evidence';
import { planRows } from '../../test/builders/plan';
import { everyAnswer, onAssessment, saveAssessment } from '../../test/builders/review';
import { assessmentDueOf, assessmentTerm } from './assessment';
import { assessmentForms, ownLevels, questionsOf, scales, unanswered, type ScaleName } from './assessment-forms';
import type { Change, RowImage } from './change';

const rows = planRows();
const endOf = (change: Change, ground: Partial<Ground> = {}): string => {
  const { outcome } = decideOn(change, { rows, by: 'vera', ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why ?? ''}` : outcome.end;
};
const step = (at: readonly RowImage[], change: Change, ground: Partial<Ground> = {}): readonly RowImage[] => {
  expect(endOf(change, { ...ground, rows: at })).toBe('applied');
  return rowsAfter(change, { by: 'vera', ...ground, rows: at });
};
const assessmentIn = (at: readonly RowImage[]) => at.find(({ id }) => id === 'c-11~endOfCommitment');

const drafted = step(rows, saveAssessment());
const shared = step(drafted, onAssessment(drafted, 'share'));
const commented = step(shared, onAssessment(shared, 'comment', { text: ' Falta la Legislatura. ' }), { by: 'tomas' });
const finished = step(commented, onAssessment(commented, 'finish'));

describe('the monitoring body assesses', () => {
  test('and nobody else; its draft is held by nobody but its author', () => {
    for (const by of ['lucia', 'martin', 'tomas', 'nobody']) expect(endOf(saveAssessment(), { by })).toBe('forbidden: assessment.write');
    expect(assessmentIn(drafted)).toMatchObject({ audience: 'user:vera', fields: { form: 'endOfCommitment', of: 'c-11', body: 'ente', author: 'vera', state: 'draft', begunOn: '2026-11-18' } });
    for (const by of ['martin', 'vera']) expect(endOf(editOf({ entity: 'assessment', id: 'c-11~endOfCommitment', act: 'patch', set: { state: 'final' }, seen: {} }), { rows: drafted, by })).toBe('forbidden: by its own acts only');
  });

  test('no commitment that its own organization takes part in', () => {
    const party = rows.map((row) => (row.id === 'c-11' ? { ...row, fields: { ...row.fields, parties: [{ organization: 'ente', part: 'lead' }] } } : row));
    expect(endOf(saveAssessment(), { rows: party })).toBe('forbidden: reviewer-is-party');
  });

  test('within the questions and scales of the form', () => {
    for (const form of assessmentForms) expect(endOf(saveAssessment([], { form, of: form === 'endOfPlan' ? 'ba-2025' : 'c-11', answers: everyAnswer(form) }))).toBe('applied');
    expect(endOf(saveAssessment([], { answers: { completion: 'excellent' } }))).toBe('invalid: answer-not-in-form');
    expect(endOf(saveAssessment([], { answers: { novelty: 'new' } }))).toBe('invalid: answer-not-in-form');
    expect(endOf(saveAssessment([], { of: 'never-was' }))).toBe('missing: commitment');
    expect(endOf(saveAssessment([], { form: 'endOfPlan', answers: {} }))).toBe('missing: plan');
  });

  test('with three files at most, of ten megabytes each; of what is larger, the copy that the server made', () => {
    const bytes = { sha256: receiptOf().sha256, type: 'application/pdf' };
    const small = ['e-1', 'e-2', 'e-3', 'e-4'].reduce((at, id) => step(at, addPhoto(id), { by: 'lucia' }), rows);
    const large = step(small, addPhoto('e-9', { original: { ...bytes, bytes: 10 * 1024 * 1024 + 1 } }), { by: 'lucia' }).map((row) => (row.id === 'e-9' ? { ...row, fields: { ...row.fields, derivatives: receiptOf().derivatives } } : row));
    const save = (...files: readonly object[]) => endOf(saveAssessment([], { files }), { rows: large as readonly RowImage[] });
    expect(save({ evidence: 'e-1' }, { evidence: 'e-2' }, { evidence: 'e-3' })).toBe('applied');
    expect(save({ evidence: 'e-1' }, { evidence: 'e-2' }, { evidence: 'e-3' }, { evidence: 'e-4' })).toBe('invalid: too-many-files');
    expect(save({ evidence: 'e-9' })).toBe('invalid: file-too-large');
    expect(save({ evidence: 'e-9', part: 'picture' })).toBe('applied');
    expect(save({ evidence: 'e-9', part: 'page-7' })).toBe('invalid: no-such-file');
    expect(save({ evidence: 'e-1' }, { evidence: 'e-1' })).toBe('invalid: file-twice');
    expect(save({ evidence: 'never-was' })).toBe('missing: evidence');
    expect(endOf(saveAssessment([], { of: 'c-8', files: [{ evidence: 'e-1' }] }), { rows: large })).toBe('invalid: evidence-of-another-commitment');
  });

  test('what two of its people write at once is held, not lost', () => {
    expect(endOf(saveAssessment(rows, { answers: { completion: 'limited' } }), { rows: shared })).toBe('held');
    expect(endOf(saveAssessment(shared, { answers: { completion: 'limited' } }), { rows: shared })).toBe('applied');
  });
});

describe('it is shared, commented, finished and handed in', () => {
  test('every member comments within the window, and nobody before or after it', () => {
    expect(assessmentIn(shared)).toMatchObject({ audience: 'members', fields: { state: 'sharedForComment', sharedOn: '2026-11-18', commentsUntil: '2026-11-26' } });
    expect(assessmentIn(commented)?.fields['comments']).toEqual([{ text: 'Falta la Legislatura.', by: 'tomas', organization: 'osc', on: '2026-11-18' }]);
    expect(endOf(onAssessment(drafted, 'comment', { text: 'Algo' }), { rows: drafted, by: 'lucia' })).toBe('missing: assessment');
    expect(endOf(onAssessment(shared, 'comment', { text: 'Algo' }), { rows: shared, by: 'lucia', today: '2026-11-27' })).toBe('closed: comments-over');
    expect(endOf(onAssessment(finished, 'comment', { text: 'Algo' }), { rows: finished, by: 'lucia' })).toBe('closed: final');
    expect(endOf(onAssessment(shared, 'comment', { text: ' ' }), { rows: shared, by: 'lucia' })).toBe('invalid: text-missing');
    expect(endOf(onAssessment(drafted, 'share', { until: '2026-11-01' }), { rows: drafted })).toBe('invalid: until-passed');
  });

  test('final once every question has its answer; then everybody reads it and nobody changes it', () => {
    const short = step(shared, saveAssessment(shared, { answers: { completion: 'limited' } }));
    expect(endOf(onAssessment(short, 'finish'), { rows: short })).toBe('invalid: answers-missing');
    expect(assessmentIn(finished)).toMatchObject({ audience: 'site', fields: { state: 'final', finalOn: '2026-11-18' } });
    expect(endOf(saveAssessment(finished), { rows: finished })).toBe('closed: final');
    for (const by of ['martin', 'lucia']) expect(endOf(onAssessment(finished, 'submit'), { rows: finished, by })).toBe('forbidden: assessment.write');
    const handedIn = step(finished, onAssessment(finished, 'submit', { receipt: 'IRM-14' }));
    expect(assessmentIn(handedIn)?.fields).toMatchObject({ state: 'submitted', submittedOn: '2026-11-18', receipt: 'IRM-14' });
    expect(endOf(onAssessment(drafted, 'finish'), { rows: drafted })).toBe('closed: draft');
  });
});

describe('when each is due', () => {
  const plan = { submittedOn: '2025-12-31' };
  const commitment = { end: '2027-01-31', lifecycle: 'inImplementation' } as const;
  const complete = (completedOn: string) => ({ reported: 'complete', completedOn }) as const;

  test('inception two months after the plan was submitted; of the whole plan the rules state no day', () => {
    expect(assessmentTerm('inception', { plan })).toEqual({ due: '2026-02-28', from: 'planSubmission', on: '2025-12-31' });
    expect(assessmentTerm('endOfPlan', { plan })).toBeUndefined();
  });

  test('the end of a commitment one month after the day on which its last milestone was complete', () => {
    const milestones = [complete('2026-10-30'), complete('2026-03-01'), { reported: 'withdrawn' } as const];
    expect(assessmentTerm('endOfCommitment', { commitment, milestones })).toEqual({ due: '2026-11-30', from: 'lastMilestone', on: '2026-10-30' });
  });

  test('while one is not complete, or nobody said since when it is, it counts from the last day of the commitment', () => {
    const byItsEnd = { due: '2027-02-28', from: 'commitmentEnd', on: '2027-01-31' };
    for (const other of [{ reported: 'substantial' }, {}, { reported: 'complete' }] as const) expect(assessmentTerm('endOfCommitment', { commitment, milestones: [complete('2026-10-30'), other] })).toEqual(byItsEnd);
    expect(assessmentTerm('endOfCommitment', { commitment, milestones: [{ reported: 'withdrawn' }] })).toEqual(byItsEnd);
    expect(assessmentTerm('endOfCommitment', { commitment })).toEqual(byItsEnd);
    expect(assessmentTerm('endOfCommitment', { commitment: { ...commitment, lifecycle: 'withdrawn' }, milestones: [complete('2026-10-30')] })).toBeUndefined();
  });

  test('and how it stands on a day', () => {
    const due = '2026-12-01';
    expect(assessmentDueOf(due, undefined, '2026-10-01')).toEqual({ state: 'upcoming', days: 61 });
    expect(assessmentDueOf(due, 'draft', '2026-11-18')).toEqual({ state: 'dueSoon', days: 13 });
    expect(assessmentDueOf(due, 'sharedForComment', '2026-12-11')).toEqual({ state: 'overdue', days: 10 });
    expect(assessmentDueOf(due, 'final', '2026-12-11')).toEqual({ state: 'done' });
    expect(assessmentDueOf(undefined, undefined, '2026-12-11')).toEqual({ state: 'upcoming' });
  });
});

test('a form names each question once, in the order of its numbers, and only scales that there are', () => {
  for (const form of assessmentForms) {
    const questions = questionsOf[form];
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    const numbers = questions.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })));
    for (const { scale } of questions) if (scale) expect(Object.keys(scales)).toContain(scale);
    expect(unanswered(form, everyAnswer(form))).toEqual([]);
  }
});

test('the levels whose wording is ours are levels of scales that are official', () => {
  for (const [scale, levels] of Object.entries(ownLevels)) expect(scales[scale as ScaleName]).toEqual(expect.arrayContaining([...levels]));
});
