import Dexie from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { changeIdOf, changeOf } from '../../test/builders/change';
import { DexieWords } from './dexie-words';
import { WordsDatabase } from './words-database';
import { addBookmark, beginRecording, countRecordings, deleteRecording, endRecording, keepPiece, mayBeGrowing, recordingsOf, soundOf } from './recordings';

let owners = 0;
const freshOwner = (): string => `sound-${Date.now()}-${(owners += 1)}`;
const wordsOf = (owner: string): DexieWords => {
  const words = new DexieWords(new WordsDatabase(owner));
  onTestFinished(() => words.database.delete());
  return words;
};
const bytes = (...values: readonly number[]): ArrayBuffer => new Uint8Array(values).buffer;

test('what was recorded until the tablet died is there in its order, with its bookmarks, and says that it was cut off', async () => {
  const owner = freshOwner();
  const words = wordsOf(owner);
  await beginRecording({ words }, { id: 's-1', meeting: 'r-1', format: 'audio/webm', startedAt: 10 });
  await keepPiece({ words }, 's-1', { bytes: bytes(1, 2), ms: 4000, keptAt: 4010 });
  await addBookmark({ words }, 's-1', { atMs: 4100, agendaItem: 'i-1' });
  await keepPiece({ words }, 's-1', { bytes: bytes(3), ms: 8000, keptAt: 8010 });
  const later = wordsOf(owner);
  expect(await recordingsOf({ words: later }, 'r-1')).toEqual([{ id: 's-1', meeting: 'r-1', format: 'audio/webm', startedAt: 10, bookmarks: [{ atMs: 4100, agendaItem: 'i-1' }], pieces: 2, bytes: 3, ms: 8000, keptAt: 8010 }]);
  const sound = await soundOf({ words: later }, { id: 's-1', format: 'audio/webm' });
  expect([sound.type, [...new Uint8Array(await sound.arrayBuffer())]]).toEqual(['audio/webm', [1, 2, 3]]);
  await endRecording({ words: later }, 's-1', 9000);
  expect((await recordingsOf({ words }, 'r-1'))[0]?.endedAt).toBe(9000);
});

test('one recording is taken away with its sound, the others stay; a piece that comes after it was deleted is refused and brings nothing back', async () => {
  const words = wordsOf(freshOwner());
  for (const id of ['s-1', 's-2']) {
    await beginRecording({ words }, { id, meeting: 'r-1', format: 'audio/webm', startedAt: 1 });
    await keepPiece({ words }, id, { bytes: bytes(7), ms: 1, keptAt: 2 });
  }
  await deleteRecording({ words }, 's-1');
  await expect(keepPiece({ words }, 's-1', { bytes: bytes(8), ms: 2, keptAt: 3 })).rejects.toThrow('s-1');
  expect([await countRecordings({ words }), await words.database.sound.count()]).toEqual([1, 1]);
});

test('a recording may grow in another tab while its pieces come; ended, or silent for fifteen seconds, it does not', () => {
  expect(mayBeGrowing({ keptAt: 10_000 }, 24_000)).toBe(true);
  expect(mayBeGrowing({ keptAt: 10_000 }, 25_000)).toBe(false);
  expect(mayBeGrowing({ keptAt: 10_000, endedAt: 11_000 }, 12_000)).toBe(false);
  expect(mayBeGrowing({}, 12_000)).toBe(false);
});

test('words of the version before are all there, with room for sound beside them', async () => {
  const owner = freshOwner();
  const former = new Dexie(`words:${owner}`);
  former.version(2).stores({ outbox: '++order, &id, *rows', bundles: '++place, size', attention: 'id', drafts: 'key', meta: 'key' });
  await former.table('outbox').add({ id: changeIdOf('a'), change: changeOf({ id: changeIdOf('a') }), rows: [], state: 'queued', order: 3 });
  await former.table('drafts').add({ key: 'd', kind: 'k', content: 'half', savedAt: 1 });
  former.close();
  const words = wordsOf(owner);
  expect((await words.pending()).map(({ order }) => order)).toEqual([3]);
  expect(await words.database.drafts.count()).toBe(1);
  expect(await recordingsOf({ words }, 'r-1')).toEqual([]);
});
