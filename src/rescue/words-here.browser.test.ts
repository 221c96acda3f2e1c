import Dexie from 'dexie';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { isSame, keptOn, pdfOf, showEvidence } from '../../test/builders/kept-evidence';
import { pictureOf } from '../../test/builders/pictures';
import { planId, planRows } from '../../test/builders/plan';
import type { Change } from '../domain/change';
import type { SyncRequest } from '../protocol/sync-messages';
import { beginCapture } from '../storage/blobs/captures';
import { blobItemsOf } from '../storage/blobs/blob-items';
import { forgetBytes } from '../storage/blobs/bytes-keeper';
import { bytesOwner } from '../storage/blobs/bytes-owner';
import { keepFile } from '../storage/blobs/keep-file';
import { noteSending } from '../storage/blobs/sendings';
import { contentOf } from '../storage/files-of-copy';
import { copyOf, toCopy } from '../storage/save-copy';
import type { Device } from '../storage/device';
import { saveDraft } from '../storage/drafts';
import { mayWithdraw } from '../storage/withdraw';
import { keep } from '../storage/write';
import type { Answer } from '../sync/transport';
import { namesKnownTo } from './known-names';
import { openExisting } from './raw-database';
import { sendWords } from './send-words';
import { ownersHere, readWords, unsentIn, type WordsHere } from './words-here';

const open: Device[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map(forgetTablet))));

let tablets = 0;
/** A tablet whose words belong to `lucia…` and the plan `ba-2025`, as the app names them. */
const aTablet = async (): Promise<Device> => {
  tablets += 1;
  const device = await tabletOf({ user: 'lucia', rows: planRows(), name: `lucia${Date.now()}${tablets}:ba-2025` });
  await device.words.database.meta.put({ key: 'device', value: device.id });
  open.push(device);
  return device;
};

const ids = ['A', 'B', 'C', 'D'].map((letter) => letter.repeat(22));
const correction = (id: string, at: number): Change => ({
  id, format: 1, kind: 'edit', at, device: 'd1', app: '0.1.0',
  operations: [{ entity: 'checkInLine', id: 'c-11~2026-09-01~c-11-m4', act: 'patch', set: { progress: `Texto ${id.slice(0, 1)}.` } }],
});

const write = async (device: Device, count: number): Promise<void> => {
  for (const id of ids.slice(0, count)) await keep(device, correction(id, device.now()));
};

const ownerOf = async (device: Device) => {
  const owner = (await ownersHere([])).find(({ name }) => name === device.words.database.name);
  if (!owner) throw new Error('nobody owns these words');
  return owner;
};

const wordsOf = async (device: Device): Promise<WordsHere> => {
  const words = await readWords(await ownerOf(device));
  if (!words || 'error' in words) throw new Error('unreadable');
  return words;
};

const parts = (answer: (request: SyncRequest) => Answer) => {
  const outcomes: string[] = [];
  return { outcomes, transport: async (_plan: string, request: SyncRequest) => answer(request), now: Date.now, app: '0.1.0', persisted: null, onOutcome: (outcome: { readonly id: string; readonly end: string }) => void outcomes.push(`${outcome.id.slice(0, 1)} ${outcome.end}`) };
};

const allApplied = (request: SyncRequest): Answer => ({ kind: 'answer', response: { now: 1, epoch: 'e', head: 9, fork: null, outcomes: request.push.map(({ id }, seq) => ({ id, end: 'applied', seq })) } });

test('without the library it reads what the library wrote, and a copy of it is the copy that the app saves', async () => {
  const device = await aTablet();
  await write(device, 2);
  await saveDraft(device, { key: 'check-in/x', kind: 'check-in', content: { lines: [] } });
  const words = await wordsOf(device);
  expect(words).toMatchObject({ plan: 'ba-2025', device: device.id });
  const { plan, user, outbox, journal, attention, drafts } = words;
  expect(toCopy({ plan, user, device: device.id, savedAt: device.now(), outbox, journal, attention, drafts })).toEqual({ ...(await copyOf(device)), user });
});

test('a person whose browser lists no databases is found by the mark that the app left, and a mark alone makes none', async () => {
  const device = await aTablet();
  await write(device, 1);
  const listed = indexedDB.databases.bind(indexedDB);
  Object.assign(indexedDB, { databases: undefined });
  try {
    expect(await ownersHere([device.words.database.name, 'words:nobody:here'])).toMatchObject([{ plan: 'ba-2025' }, { user: 'nobody', plan: 'here' }]);
  } finally {
    Object.assign(indexedDB, { databases: listed });
  }
  expect(await readWords({ name: 'words:nobody:here', user: 'nobody', plan: 'here' })).toBeUndefined();
  expect((await listed()).map(({ name }) => name)).not.toContain('words:nobody:here');
});

test('what waits is sent in its order and stays where it is, but can no longer be taken back', async () => {
  const device = await aTablet();
  await write(device, 3);
  expect(await mayWithdraw(device, [ids[0] as string])).toBe(true);
  const requests: SyncRequest[] = [];
  const sending = parts((request) => {
    requests.push(request);
    return allApplied(request);
  });
  expect(await sendWords(await wordsOf(device), sending)).toEqual({ kind: 'all' });
  expect(sending.outcomes).toEqual(['A applied', 'B applied', 'C applied']);
  expect(requests).toMatchObject([{ protocol: 1, device: device.id, push: ids.slice(0, 3).map((id) => ({ id })), owed: { waiting: 0 } }]);
  expect(requests[0]?.user).toBe((await wordsOf(device)).user);
  expect((await device.words.pending()).map(({ id, state }) => [id, state])).toEqual(ids.slice(0, 3).map((id) => [id, 'queued']));
  expect(await mayWithdraw(device, ids.slice(0, 1))).toBe(false);
});

test('a server that finds it too large gets it in parts, and one thing that is too large alone does not hold up the others', async () => {
  const device = await aTablet();
  await write(device, 4);
  const sending = parts((request) => (request.push.length > 1 || request.push[0]?.id === ids[1] ? { kind: 'too-large' } : allApplied(request)));
  expect(await sendWords(await wordsOf(device), sending)).toEqual({ kind: 'all' });
  expect(sending.outcomes).toEqual(['A applied', 'B rejected', 'C applied', 'D applied']);
});

test('where the server answers a part and then nothing, what it answered is told and the rest still waits', async () => {
  const device = await aTablet();
  await write(device, 2);
  let asked = 0;
  const sending = parts((request) => ((asked += 1) === 1 ? allApplied({ ...request, push: request.push.slice(0, 1) }) : { kind: 'unreachable' }));
  expect(await sendWords(await wordsOf(device), sending)).toEqual({ kind: 'unreachable' });
  expect(sending.outcomes).toEqual(['A applied']);
});

test('names come from what the device keeps of the plan; without it the words are there all the same', async () => {
  const device = await aTablet();
  const owner = await ownerOf(device);
  const kept = device.cache.database.name.replace(/^cache:|:ba-2025:v\d+$/g, '');
  const known = await namesKnownTo({ ...owner, user: kept });
  expect(known.commitments.map(({ code }) => code)).toContain('ARBA0011');
  expect(await namesKnownTo({ ...owner, user: 'somebody' })).toEqual({ commitments: [], milestones: [], meetings: [], meetingByRow: new Map(), person: undefined });
});

test('names come also from a cache that the app has not opened since it was updated', async () => {
  const user = `former-${Date.now()}`;
  const former = new Dexie(`cache:${user}:${planId}:v1`);
  former.version(1).stores({ commitment: 'id, pending', milestone: 'id, pending', meta: 'key' });
  for (const entity of ['commitment', 'milestone']) await former.table(entity).bulkPut(planRows().filter((row) => row.entity === entity));
  former.close();
  const known = await namesKnownTo({ name: '', user, plan: planId });
  expect([known.commitments.map(({ code }) => code).includes('ARBA0011'), known.milestones.length > 0]).toEqual([true, true]);
  await former.delete();
});

test('a database that is being read never stands in the way of whoever deletes it', async () => {
  const device = await aTablet();
  const { name } = device.words.database;
  expect(await openExisting(name)).toBeDefined();
  device.words.database.close();
  await Dexie.delete(name);
  expect(await openExisting(name)).toBeUndefined();
});

test('files that only stand here are found and read without the app; what the server has, and small pictures, are not named', async () => {
  const device = await aTablet();
  onTestFinished(() => forgetBytes(bytesOwner(device.words.database)));
  const capture = await beginCapture(device, { how: 'camera', about: {} });
  const photo = await keepFile(device, await pictureOf({ width: 640, height: 480 }), { capture, name: 'foto.jpg' });
  if (!photo.accepted) throw new Error(photo.refusal.code);
  const pdf = pdfOf('acta');
  await keptOn(device, pdf, { name: 'acta.pdf' });
  const sent = await keptOn(device, pdfOf('enviada'));
  await showEvidence(device, 'e-1', sent);
  const item = (await blobItemsOf(device)).find(({ sha256 }) => sha256 === sent.original.sha256);
  if (!item) throw new Error('nothing to send');
  await noteSending(device, item, { sentAt: 1 });
  const words = await wordsOf(device);
  const { files } = unsentIn(words);
  expect(files.map(({ name }) => name).sort()).toEqual(['acta.pdf', 'foto.jpg']);
  expect(photo.value.preview).toBeDefined();
  const kept = files.find(({ name }) => name === 'acta.pdf');
  expect(await isSame((kept && (await contentOf(`${words.user}:${words.plan}`, kept))) ?? new Blob(), pdf)).toBe(true);
});
