import { expect, test } from 'vitest';
import { readCopy } from './copy-schema';

const id = 'A'.repeat(22);
const change = { id, format: 1, kind: 'edit', at: 1, device: 'd1', app: '0.1.0', operations: [{ entity: 'checkInLine', id: 'c-11~2026-09-01~m4', act: 'patch', set: { progress: 'Texto.' }, seen: { progress: null } }] };
const entry = { id, order: 1, rows: ['checkInLine/c-11~2026-09-01~m4'], state: 'queued', change };
const draft = { key: 'check-in/c-11~2026-09-01', kind: 'check-in', savedAt: 2, content: { commitment: 'c-11', from: '2026-09-01', seen: {}, lines: [{ milestone: 'm4', progress: 'Falta' }] } };
const copy = { format: 'bitacora-copy', version: 2, plan: 'ba-2025', user: 'lucia', device: 'd1', savedAt: 3, outbox: [entry], journal: [], attention: [], drafts: [draft] };
const rejected = { id, at: 1, change, outcome: { id, end: 'rejected', problem: 'forbidden' } };

const codeOf = (file: unknown): string => {
  const read = readCopy(typeof file === 'string' ? file : JSON.stringify(file));
  if (read.accepted) return 'read';
  return read.refusal.code === 'malformed' ? `malformed ${read.refusal.where}` : read.refusal.code;
};

test('a copy is read as it was saved', () => {
  const read = readCopy(JSON.stringify({ ...copy, attention: [{ ...rejected, settled: { how: 'theirs', at: 4 } }] }));
  expect(read).toEqual({ accepted: true, value: { ...copy, attention: [{ ...rejected, settled: { how: 'theirs', at: 4 } }] } });
});

test.each([
  ['', 'not-json'],
  ['{"format":"bitacora-copy","version":2,"plan":"ba', 'not-json'],
  ['[]', 'not-a-copy'],
  ['null', 'not-a-copy'],
  [{ type: 'FeatureCollection', features: [] }, 'not-a-copy'],
  [{ ...copy, version: 1 }, 'no-person'],
  [{ ...copy, version: 4 }, 'newer-version'],
  [{ ...copy, outbox: [{ ...entry, change: { ...change, kind: 'meeting.close' } }] }, 'newer-version'],
  [{ ...copy, user: '' }, 'malformed user'],
  [{ ...copy, extra: 1 }, 'malformed extra'],
  [{ ...copy, more: { later: [{ id: 'x' }] } }, 'newer-version'],
  [{ ...copy, outbox: {} }, 'malformed outbox'],
  [{ ...copy, outbox: [{ ...entry, state: 'sent' }] }, 'malformed outbox.0.state'],
  [{ ...copy, outbox: [{ ...entry, id: 'B'.repeat(22) }] }, 'malformed outbox.0.change'],
  [{ ...copy, outbox: [{ ...entry, change: 'Texto.' }] }, 'malformed outbox.0.change'],
  [{ ...copy, journal: [{ ...entry, change: { ...change, operations: [{ ...change.operations[0], set: { progress: 7 } }] } }] }, 'malformed journal.0.change'],
  [{ ...copy, attention: [{ ...rejected, outcome: { id, end: 'applied', seq: 1 } }] }, 'malformed attention.0.outcome.end'],
  [{ ...copy, drafts: [{ ...draft, content: { ...draft.content, lines: 'Falta' } }] }, 'malformed drafts.0.content'],
  [{ ...copy, drafts: [{ ...draft, content: { ...draft.content, lines: [{ milestone: 'm4', progress: { text: 'Falta' } }] } }] }, 'malformed drafts.0.content'],
  [JSON.stringify(copy).replace('"progress":null', '"__proto__":null'), 'malformed shape'],
  [JSON.stringify({ ...copy, drafts: [{ ...draft, kind: 'later', content: 0 }] }).replace('"content":0', `"content":${'['.repeat(5000)}${']'.repeat(5000)}`), 'malformed shape'],
])('what is no whole copy of ours is refused by a code: %#', (file, code) => {
  expect(codeOf(file)).toBe(code);
});

test('a change that no server understood is taken all the same: its words are all there is', () => {
  const odd = { ...change, operations: [{ ...change.operations[0], set: { progress: 7 } }] };
  expect(codeOf({ ...copy, attention: [{ ...rejected, change: odd, outcome: { id, end: 'rejected', problem: 'invalid' } }] })).toBe('read');
  expect(codeOf({ ...copy, attention: [{ ...rejected, change: odd }] })).toBe('malformed attention.0.change');
});

test('a draft of a kind that this version does not know is taken, and waits for one that does', () => {
  expect(codeOf({ ...copy, drafts: [{ ...draft, kind: 'minutes', content: ['…'] }] })).toBe('read');
});
