import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkInId, checkInLineId, emptyLine, isWebLink, lineTextLimit, lineToDraft, recordCheckIn, slotStarting, stateLine, type LineDraft } from './check-in';
import { reportedLevels } from './milestone';

const draft = (partial: Partial<LineDraft> = {}): LineDraft => ({ ...emptyLine('m1'), reported: 'substantial', progress: 'Se reunió la mesa.', ...partial });
const refusal = (line: LineDraft) => {
  const result = stateLine(line);
  return result.accepted ? undefined : result.refusal;
};

describe('a line becomes a statement', () => {
  test('when a level is said', () => expect(refusal(emptyLine('m1'))).toEqual({ kind: 'reported-missing', milestone: 'm1' }));

  test.each(['', '   ', '\n'])('with progress, or with "no progress" said: silence (%j) is neither', (progress) => {
    expect(refusal(draft({ progress }))?.kind).toBe('progress-missing');
    expect(refusal(draft({ progress, noProgress: true }))).toBeUndefined();
  });

  test.each(['not_started', 'limited'] as const)('%s only with what held it up', (reported) => {
    expect(refusal(draft({ reported }))).toEqual({ kind: 'behind-needs-challenges', milestone: 'm1', reported });
    expect(refusal(draft({ reported, challenges: '  \n ' }))?.kind).toBe('behind-needs-challenges');
    expect(refusal(draft({ reported, noProgress: true }))?.kind).toBe('behind-needs-challenges');
    expect(refusal(draft({ reported, challenges: 'Falta el servidor.' }))).toBeUndefined();
  });

  test('complete only with evidence that says what it shows: a bare link shows nothing', () => {
    expect(refusal(draft({ reported: 'complete' }))).toEqual({ kind: 'complete-needs-evidence', milestone: 'm1' });
    expect(refusal(draft({ reported: 'complete', evidenceLink: 'https://example.org' }))?.kind).toBe('complete-needs-evidence');
    expect(refusal(draft({ reported: 'complete', evidenceShows: 'Las tres actas.' }))).toBeUndefined();
  });

  test('substantial owes neither', () => expect(refusal(draft())).toBeUndefined());

  test.each(['progress', 'challenges', 'nextSteps', 'evidenceShows'] as const)('with %s of four thousand letters, not one more', (field) => {
    expect(refusal(draft({ [field]: 'a'.repeat(lineTextLimit) }))).toBeUndefined();
    expect(refusal(draft({ [field]: 'a'.repeat(lineTextLimit + 1) }))).toEqual({ kind: 'text-too-long', milestone: 'm1', field });
  });

  test('with a link that leads to the web or with none', () => expect(refusal(draft({ evidenceShows: 'Actas', evidenceLink: 'javascript:alert(1)' }))?.kind).toBe('link-not-understood'));

  const line = fc.record({
    milestone: fc.constant('m1'),
    reported: fc.constantFrom(...reportedLevels),
    progress: fc.string(),
    noProgress: fc.boolean(),
    challenges: fc.string(),
    nextSteps: fc.string(),
    evidenceShows: fc.string(),
    evidenceLink: fc.constantFrom('', ' https://example.org/acta.pdf '),
  });
  test('and written again it is the same statement', () =>
    fc.assert(
      fc.property(line, (given) => {
        const once = stateLine(given);
        if (!once.accepted) return;
        expect(stateLine(lineToDraft(once.value))).toEqual(once);
      }),
    ));
});

describe('a link', () => {
  test.each(['https://buenosaires.gob.ar/actas', 'http://example.org', 'HTTPS://EXAMPLE.ORG/a?b=c#d', ' https://example.org '])('%s leads to the web', (link) => expect(isWebLink(link)).toBe(true));
  test.each(['', 'example.org', 'ftp://example.org', 'javascript:alert(1)', 'data:text/html,x', 'https://', 'https:// a', 'https://a b', 'mailto:a@b.c', `https://${'a'.repeat(2000)}`])('%s does not', (link) =>
    expect(isWebLink(link)).toBe(false));
});

describe('a check-in', () => {
  const slot = { from: '2026-09-01', to: '2026-11-30', due: '2026-11-30' };
  const record = (lines: readonly LineDraft[], today = '2026-11-18') => recordCheckIn({ commitment: 'c', slot, lines }, today);

  test('of a period that has not begun waits for its first day', () => {
    expect(record([draft()], '2026-08-31')).toEqual({ accepted: false, refusal: [{ kind: 'period-not-open', opensOn: '2026-09-01' }] });
    expect(record([draft()], '2026-09-01').accepted).toBe(true);
  });
  test('is still taken when it is late', () => expect(record([draft()], '2027-03-01').accepted).toBe(true));
  test('of no lines says nothing', () => expect(record([])).toEqual({ accepted: false, refusal: [{ kind: 'no-lines' }] }));
  test('names what is missing in every line, not only in the first', () =>
    expect(record([draft({ reported: 'limited' }), draft(), { ...draft({ reported: 'complete' }), milestone: 'm3' }])).toMatchObject({ refusal: [{ kind: 'behind-needs-challenges', milestone: 'm1' }, { kind: 'complete-needs-evidence', milestone: 'm3' }] }));
});

test('two tablets give the check-in of one commitment and period the same name', () => {
  expect(checkInId('c-11', '2026-09-01')).toBe('c-11~2026-09-01');
  expect(checkInLineId(checkInId('c-11', '2026-09-01'), 'm1')).toBe('c-11~2026-09-01~m1');
});

test('a period is one of the commitment, found by its first day', () => {
  expect(slotStarting({ start: '2025-06-01', end: '2027-09-30' }, '2026-09-01')).toEqual({ from: '2026-09-01', to: '2026-11-30', due: '2026-11-30' });
  expect(slotStarting({ start: '2025-06-01', end: '2027-09-30' }, '2026-09-02')).toBeUndefined();
  expect(slotStarting({ start: '2025-06-01', end: '2027-09-30' }, '2027-12-01')).toBeUndefined();
});
