import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { planRows, submittedCheckIn } from '../../test/builders/plan';
import type { Change } from '../domain/change';
import type { Device } from './device';
import { draftsOf, saveDraft } from './drafts';
import { itemsOf, openAttention, settleAttention } from './item-reads';
import { openCopyFile } from './open-copy';
import { copyOf } from './save-copy';
import { keep } from './write';

const open: Device[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map(forgetTablet))));

const tablet = async (user = 'lucia'): Promise<Device> => {
  const device = await tabletOf({ user, rows: [...planRows(), ...submittedCheckIn] });
  open.push(device);
  return device;
};

const id = (letter: string): string => letter.repeat(22);
const line = 'c-11~2026-09-01~c-11-m4';
const change = (letter: string, progress: string): Change => ({
  id: id(letter), format: 1, kind: 'edit', at: 1_795_000_000_000, device: 'd1', app: '0.1.0',
  operations: [{ entity: 'checkInLine', id: line, act: 'patch', set: { progress }, seen: { progress: null } }],
});
const draft = (progress: string) => ({ key: 'check-in/c-11~2026-09-01', kind: 'check-in', content: { commitment: 'c-11', from: '2026-09-01', seen: {}, lines: [{ milestone: 'c-11-m4', progress }] } });

const fileOf = async (device: Device): Promise<Blob> => new Blob([JSON.stringify(await copyOf(device), null, 2)]);
const everything = async (device: Device): Promise<unknown> => ({ ...(await copyOf(device)), savedAt: 0 });

/** One thing of each kind: waiting, answered, done, refused and settled, half typed. */
const fullTablet = async (): Promise<Device> => {
  const device = await tablet();
  for (const letter of ['A', 'B', 'C', 'D', 'E']) await keep(device, change(letter, `Texto ${letter}.`));
  await device.words.transact(async (transaction) => {
    const [, answered, done, held, settled] = await transaction.entries(['A', 'B', 'C', 'D', 'E'].map(id));
    if (!answered || !done || !held || !settled) throw new Error('not kept');
    await transaction.putEntries([{ ...answered, state: 'answered', seq: 2 }]);
    await transaction.finish([{ ...done, state: 'done', seq: 1, doneAt: 1 }]);
    await transaction.removeEntries([held.id, settled.id]);
    await transaction.addAttention([held, settled].map((entry) => ({ id: entry.id, change: entry.change, at: 1, outcome: { id: entry.id, end: 'held', conflicts: [] } })));
  });
  await settleAttention(device, id('E'), 'theirs');
  await saveDraft(device, draft('Falta el informe de'));
  return device;
};

test('a copy opened on another device puts everything in its place: to send, to confirm, to decide, to go on writing', async () => {
  const [from, to] = [await fullTablet(), await tablet()];
  expect(await openCopyFile(to, await fileOf(from))).toMatchObject({ accepted: true, value: { waiting: 1, answered: 2, attention: 1, drafts: 1, olderDrafts: 0, known: 0 } });
  expect((await to.words.pending()).map((entry) => [entry.id, entry.state, entry.seq])).toEqual([[id('A'), 'queued', undefined], [id('B'), 'answered', 2], [id('C'), 'answered', 1]]);
  expect((await openAttention(to)).map((entry) => entry.id)).toEqual([id('D')]);
  expect((await draftsOf(to)).map(({ content }) => content)).toEqual([draft('Falta el informe de').content]);
  // What the server had taken is inside what this tablet holds of the plan; only what waits is laid over it.
  expect((await to.cache.rows([{ entity: 'checkInLine', id: line }]))[0]?.fields['progress']).toBe('Texto A.');
});

test('a copy opened twice, or where it was saved, changes nothing', async () => {
  const [from, to] = [await fullTablet(), await tablet()];
  const file = await fileOf(from);
  await openCopyFile(to, file);
  const once = await everything(to);
  expect(await openCopyFile(to, file)).toMatchObject({ value: { waiting: 0, answered: 0, attention: 0, drafts: 0, known: 6 } });
  expect(await everything(to)).toEqual(once);
  const before = await everything(from);
  await openCopyFile(from, file);
  expect(await everything(from)).toEqual(before);
});

test('what went on here since the copy was saved is not taken back: what was confirmed, what was decided', async () => {
  const device = await fullTablet();
  const file = await fileOf(device);
  await device.words.transact(async (transaction) => {
    const waiting = await transaction.entries([id('A')]);
    await transaction.finish(waiting.map((entry) => ({ ...entry, state: 'done' as const, seq: 9, doneAt: 2 })));
  });
  await settleAttention(device, id('D'), 'theirs');
  await openCopyFile(device, file);
  expect((await itemsOf(device)).find((item) => item.id === id('A'))?.state).toBe('confirmed');
  expect(await openAttention(device)).toEqual([]);
});

test('a newer draft stays as it is; an older one makes room and is kept beside', async () => {
  const [from, to] = [await tablet(), await tablet()];
  await saveDraft({ ...from, now: () => 2_000 }, draft('De la otra tableta'));
  await saveDraft({ ...to, now: () => 3_000 }, draft('Más nuevo, de acá'));
  expect(await openCopyFile(to, await fileOf(from))).toMatchObject({ value: { drafts: 0, olderDrafts: 1 } });
  expect((await draftsOf(to)).map(({ savedAt }) => savedAt)).toEqual([3_000]);

  await saveDraft({ ...to, now: () => 1_000 }, draft('Más viejo, de acá'));
  expect(await openCopyFile(to, await fileOf(from))).toMatchObject({ value: { drafts: 1, olderDrafts: 0 } });
  const [newer, replaced] = await draftsOf(to);
  expect(newer).toMatchObject({ ...draft('De la otra tableta'), savedAt: 2_000 });
  expect(replaced).toMatchObject({ kind: 'replaced', savedAt: 1_000, content: { content: draft('Más viejo, de acá').content } });
  const once = await everything(to);
  await openCopyFile(to, await fileOf(from));
  expect(await everything(to)).toEqual(once);
});

test("another person's copy, another plan's and a file that is far too large are refused, and nothing is kept", async () => {
  const [from, to] = [await fullTablet(), await tablet('bruno')];
  const before = await everything(to);
  expect(await openCopyFile(to, await fileOf(from))).toEqual({ accepted: false, refusal: { code: 'other-person', user: 'lucia' } });
  expect(await openCopyFile({ ...from, plan: 'another' }, await fileOf(from))).toEqual({ accepted: false, refusal: { code: 'other-plan' } });
  expect(await openCopyFile(to, new Blob([new Uint8Array(65 * 1024 * 1024)]))).toEqual({ accepted: false, refusal: { code: 'too-large' } });
  expect(await everything(to)).toEqual(before);
});

test('a disk that refuses in the middle leaves nothing of the copy behind', async () => {
  const [from, to] = [await fullTablet(), await tablet()];
  const before = await everything(to);
  const file = await fileOf(from);
  const refuse = (): void => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  to.words.database.drafts.hook('creating', refuse);
  await expect(openCopyFile(to, file)).rejects.toThrow();
  to.words.database.drafts.hook('creating').unsubscribe(refuse);
  expect(await everything(to)).toEqual(before);
});
