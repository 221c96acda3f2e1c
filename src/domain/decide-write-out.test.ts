import { describe, expect, test } from 'vitest';
import { commandOf, decideOn, lookupOf, rowsAfter, type Ground } from '../../test/builders/change';
import { addPhoto, photoDetails } from '../../test/builders/evidence';
import { planRows, submittedCheckIn } from '../../test/builders/plan';
import { issue, lookedAt, reply, spoken, writeOut } from '../../test/builders/review';
import type { Change, RowImage } from './change';
import { voiceReceivedOperations, voiceScannedOperations } from './decide-write-out';
import { toPublicReview } from './review-publication';
import { recordOf } from './rows';
import { spokenLimits, waitsToBeWrittenOut } from './spoken-note';

const endOf = (change: Change, ground: Ground): string => {
  const { outcome } = decideOn(change, { by: 'vera', ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why ?? ''}` : outcome.end;
};
const step = (rows: readonly RowImage[], change: Change, ground: Partial<Ground> = {}): readonly RowImage[] => {
  expect(endOf(change, { ...ground, rows })).toBe('applied');
  return rowsAfter(change, { by: 'vera', ...ground, rows });
};
const reviewIn = (rows: readonly RowImage[], id = 'v-1') => recordOf('review', rows.find((row) => row.id === id));

const withPhoto = rowsAfter(addPhoto(), { rows: [...planRows(), ...submittedCheckIn], by: 'lucia' });
const said = step(withPhoto, issue(withPhoto, { note: undefined, voice: spoken }));

describe('a reason said aloud', () => {
  test('is a reason, where one is owed', () => {
    for (const verdict of ['partial', 'insufficient', 'needsClarification']) expect(endOf(issue(withPhoto, { verdict, note: undefined, voice: spoken }), { rows: withPhoto })).toBe('applied');
    expect(endOf(issue(withPhoto, { verdict: 'sufficient', verified: 'disputed', note: '', voice: spoken }), { rows: withPhoto })).toBe('applied');
    expect(reviewIn(said)).toMatchObject({ voice: spoken, state: 'replyWindow' });
    expect(reviewIn(said)).not.toHaveProperty('note');
  });

  test('is a sound, and of some minutes', () => {
    expect(endOf(issue(withPhoto, { voice: { ...spoken, type: 'image/jpeg' } }), { rows: withPhoto })).toBe('invalid: voice-not-a-sound');
    expect(endOf(issue(withPhoto, { voice: { ...spoken, durationMs: spokenLimits.ms + 6000 } }), { rows: withPhoto })).toBe('invalid: voice-too-long');
    expect(endOf(issue(withPhoto, { voice: { ...spoken, bytes: spokenLimits.bytes + 1 } }), { rows: withPhoto })).toBe('invalid: voice-too-long');
  });

  test('goes along with who confirms it for a newer version, and not with who judges anew', () => {
    const replaced = step(said, commandOf('evidence.replace', { evidence: 'e-2', details: photoDetails(), former: 'e-1' }), { by: 'lucia' });
    const version = lookedAt(replaced, 'evidence', 'e-2');
    expect(reviewIn(step(replaced, commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-2', version })), 'v-2')).toMatchObject({ kind: 'confirmed', voice: spoken });
    expect(reviewIn(step(replaced, commandOf('review.revise', { review: 'v-2', former: 'v-1', of: 'e-2', version, verdict: 'sufficient' })), 'v-2')).not.toHaveProperty('voice');
  });
});

describe('the monitoring body writes out what was said', () => {
  const written = step(said, writeOut());

  test('beside the sound: neither the verdict nor a former word moves', () => {
    expect(reviewIn(written)).toEqual({ ...reviewIn(said), writtenOut: { text: 'Faltan las firmas de dos de las tres actas.', on: '2026-11-18', by: 'vera' } });
    expect([reviewIn(said), reviewIn(written)].map((review) => review && waitsToBeWrittenOut(review))).toEqual([true, false]);
  });

  test('and nobody else does', () => {
    for (const by of ['lucia', 'martin']) expect(endOf(writeOut(), { rows: said, by })).toBe('forbidden: review.writeOut');
    for (const by of ['bruno', 'tomas', 'nobody']) expect(endOf(writeOut(), { rows: said, by })).toBe('missing: review');
  });

  test('once, and something', () => {
    expect(endOf(writeOut('v-1', 'Otra cosa.'), { rows: written })).toBe('closed: already-written-out');
    expect(endOf(writeOut('v-1', '   '), { rows: said })).toBe('invalid: text-missing');
    expect(endOf(writeOut('never-was'), { rows: said })).toBe('missing: review');
    const inWriting = step(withPhoto, issue(withPhoto));
    expect(endOf(writeOut(), { rows: inWriting })).toBe('invalid: nothing-spoken');
  });

  test('also once it is out, and with every review that says it in the same voice', () => {
    const replaced = step(said, commandOf('evidence.replace', { evidence: 'e-2', details: photoDetails(), former: 'e-1' }), { by: 'lucia' });
    const confirmed = step(replaced, commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-2', version: lookedAt(replaced, 'evidence', 'e-2') }));
    for (const named of ['v-1', 'v-2']) {
      const both = step(confirmed, writeOut(named));
      expect([reviewIn(both), reviewIn(both, 'v-2')].map((review) => review?.writtenOut?.by)).toEqual(['vera', 'vera']);
    }
    const out = step(said, reply(), { by: 'lucia' });
    expect(reviewIn(step(out, writeOut()))).toMatchObject({ state: 'final', writtenOut: { by: 'vera' } });
  });

  test('and who confirms afterwards need not write it again', () => {
    const replaced = step(written, commandOf('evidence.replace', { evidence: 'e-2', details: photoDetails(), former: 'e-1' }), { by: 'lucia' });
    expect(reviewIn(step(replaced, commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-2', version: lookedAt(replaced, 'evidence', 'e-2') })), 'v-2')).toMatchObject({ writtenOut: { by: 'vera' } });
  });
});

describe('the server says of a sound', () => {
  test('that it came, where it is the one that the review names', () => {
    const { sha256, bytes } = spoken;
    const receipt = { sha256, bytes, receivedAt: 7, scan: 'clean' } as const;
    expect(voiceReceivedOperations('v-1', receipt, lookupOf(said))).toEqual([{ entity: 'review', id: 'v-1', act: 'patch', set: { voiceReceivedAt: 7, voiceScan: 'clean' } }]);
    expect(voiceReceivedOperations('v-1', { ...receipt, bytes: bytes + 1 }, lookupOf(said))).toEqual([]);
    expect(voiceReceivedOperations('v-1', { ...receipt, sha256: '0'.repeat(64) }, lookupOf(said))).toEqual([]);
    expect(voiceScannedOperations('v-1', 'infected', lookupOf(said))).toEqual([]);
    const waiting = said.map((row) => (row.id === 'v-1' ? { ...row, fields: { ...row.fields, voiceReceivedAt: 7, voiceScan: 'pending' } } : row));
    expect(voiceScannedOperations('v-1', 'infected', lookupOf(waiting))).toEqual([{ entity: 'review', id: 'v-1', act: 'patch', set: { voiceScan: 'infected' } }]);
  });
});

test('everybody learns that it was said aloud and what it says; never the sound, nor who wrote it', () => {
  const out = reviewIn(step(step(said, writeOut()), reply(), { by: 'lucia' }));
  const told = out && toPublicReview(out);
  expect(told).toMatchObject({ note: null, byVoice: true, writtenOut: { text: 'Faltan las firmas de dos de las tres actas.', on: '2026-11-18' } });
  expect(JSON.stringify(told)).not.toContain(spoken.sha256);
  expect(JSON.stringify(told)).not.toContain('vera');
});
