import { expect, onTestFinished, test } from 'vitest';
import { isSame, keptOn, pdfOf, showEvidence, tabletWithBytes } from '../../test/builders/kept-evidence';
import { pictureOf } from '../../test/builders/pictures';
import { rowOf } from '../../test/builders/plan';
import { changeOf } from '../../test/builders/change';
import { tusLine, type Fault, type TusLine } from '../../test/doubles/tus-line';
import { blobItemsOf, bytesOfEvidence } from '../storage/blobs/blob-items';
import { sendAgain } from '../storage/blobs/sendings';
import { setSendingTerms } from '../storage/blobs/sending-settings';
import type { Line } from '../storage/blobs/sending-order';
import type { Device } from '../storage/device';
import { startBlobCourier, type BlobCourier } from './send-blobs';

interface Running {
  readonly courier: BlobCourier;
  readonly told: () => number;
}

const sending = (device: Device, line: TusLine, { now = (): Line => 'free', mayGo = async () => true }: { readonly now?: () => Line; readonly mayGo?: () => Promise<boolean> } = {}): Running => {
  let told = 0;
  const courier = startBlobCourier({ device, mayGo, line: now, chance: () => 0, http: line.http, onSent: () => (told += 1) });
  onTestFinished(courier.stop);
  return { courier, told: () => told };
};

const states = async (device: Device): Promise<Readonly<Record<string, string>>> => Object.fromEntries((await blobItemsOf(device)).map(({ id, state, problem }) => [id, problem ?? state]));
const arrived = (line: TusLine, evidence: string): Blob => new Blob([...line.uploads.values()].filter((upload) => upload.evidence === evidence).map(({ bytes }) => bytes));
/** Each fault once, in turn, for the requests that it is meant for. */
const once = (...faults: readonly (readonly [method: string, fault: Fault])[]) => {
  const left = [...faults];
  return ({ method }: { readonly method: string }): Fault | undefined => (left[0]?.[0] === method ? left.shift()?.[1] : undefined);
};

test('small pictures leave first, then what somebody asked for, then what is oldest; every byte arrives, and each file says how far it is', async () => {
  const device = await tabletWithBytes();
  const photo = await pictureOf({ width: 900, height: 700 });
  const [late, asked] = [pdfOf('late'), pdfOf('asked')];
  await showEvidence(device, 'e-photo', await keptOn(device, photo), { capturedAt: 5 });
  await showEvidence(device, 'e-late', await keptOn(device, late), { capturedAt: 9 });
  await showEvidence(device, 'e-asked', await keptOn(device, asked), { capturedAt: 8, request: 'q-1' });
  await device.cache.transact((transaction) => transaction.putRows([rowOf('evidenceRequest', { id: 'q-1', commitment: 'c-11', organization: 'judicial', question: '?', due: '2026-11-25', state: 'open', asks: 1, openedOn: '2026-11-01', askedBy: 'martin', askedOn: '2026-11-01', replies: [] })]));
  expect(await states(device)).toEqual({ 'e-asked/original': 'saved', 'e-late/original': 'saved', 'e-photo/original': 'saved', 'e-photo/preview': 'saved' });
  const line = tusLine();
  const { told } = sending(device, line);
  await expect.poll(() => states(device)).toEqual({ 'e-asked/original': 'sent', 'e-late/original': 'sent', 'e-photo/original': 'sent', 'e-photo/preview': 'confirmed' });
  expect([...line.uploads.values()].map(({ evidence, part }) => `${evidence}/${part}`)).toEqual(['e-photo/preview', 'e-asked/original', 'e-photo/original', 'e-late/original']);
  expect(await isSame(arrived(line, 'e-asked'), asked)).toBe(true);
  expect(told()).toBe(4);
  await showEvidence(device, 'e-late', await keptOn(device, late), { capturedAt: 9, state: 'received', receivedAt: 99 });
  expect(await bytesOfEvidence(device, 'e-late')).toEqual({ state: 'confirmed', bytes: late.size, sentBytes: late.size });
});

test.each(['opfs', 'chunks'] as const)('a file kept in %s goes on at the byte where the line died, also in the next life of the app, and nothing is carried twice', async (place) => {
  const device = await tabletWithBytes();
  const film = pdfOf('film', 9_000_000);
  await showEvidence(device, 'e-1', await keptOn(device, film, { place }));
  const line = tusLine(once(['PATCH', { cutAfter: 1_000_000 }], ['PATCH', { cutAfter: 2_345_678 }]));
  const first = sending(device, line);
  await expect.poll(() => line.carried()).toBe(1_000_000);
  first.courier.stop();
  const next = sending(device, line);
  await expect.poll(() => line.carried()).toBe(3_345_678);
  next.courier.wake({ isAsked: true });
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'sent' });
  expect([line.uploads.size, line.carried()]).toEqual([1, film.size]);
  expect(await isSame(arrived(line, 'e-1'), film)).toBe(true);
});

test('a refused file steps aside with its reason and the others leave; asked for once more, it goes', async () => {
  const device = await tabletWithBytes();
  for (const id of ['e-1', 'e-2', 'e-3']) await showEvidence(device, id, await keptOn(device, pdfOf(id)), { capturedAt: Number(id.slice(2)) });
  let isRefused = true;
  const line = tusLine(({ method, evidence }) => (isRefused && method === 'POST' && evidence === 'e-2' ? { status: 415, code: 'type-not-taken' } : undefined));
  sending(device, line);
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'sent', 'e-2/original': 'type-not-taken', 'e-3/original': 'sent' });
  isRefused = false;
  const item = (await blobItemsOf(device)).find(({ record }) => record === 'e-2');
  if (item) await sendAgain(device, item);
  const { courier } = sending(device, line);
  courier.wake();
  await expect.poll(() => states(device)).toMatchObject({ 'e-2/original': 'sent' });
});

test('no file leaves before its record; one that the server does not know yet is put off, and the next leaves', async () => {
  const device = await tabletWithBytes();
  for (const id of ['e-1', 'e-2', 'e-3']) await showEvidence(device, id, await keptOn(device, pdfOf(id)), { capturedAt: Number(id.slice(2)) });
  const change = changeOf();
  await device.words.add({ id: change.id, change, rows: ['evidence/e-1'], state: 'queued' });
  const line = tusLine(once(['POST', { status: 409, code: 'evidence-unknown' }]));
  const { told } = sending(device, line);
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'saved', 'e-2/original': 'saved', 'e-3/original': 'sent' });
  expect(line.asked.some(({ evidence }) => evidence === 'e-1')).toBe(false);
  // The record may have been lost on the way: the courier of text is asked to look.
  expect(told()).toBe(2);
});

test('somebody on the way who takes no large body gets smaller ones; a server that is signed out of, or busy, makes everything wait', async () => {
  const device = await tabletWithBytes();
  await showEvidence(device, 'e-1', await keptOn(device, pdfOf('one', 5_000_000)));
  const line = tusLine(({ method, bytes }) => (method === 'PATCH' && bytes > 1_000_000 ? { status: 413 } : undefined));
  sending(device, line);
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'sent' });
  expect(Math.max(...line.asked.filter(({ bytes }) => bytes <= 1_000_000).map(({ bytes }) => bytes))).toBe(524_288);
  await showEvidence(device, 'e-2', await keptOn(device, pdfOf('two')));
  const signedOut = tusLine(() => ({ status: 401, code: 'not-signed-in' }));
  const { courier, told } = sending(device, signedOut);
  await expect.poll(() => told()).toBe(1);
  courier.wake();
  await expect.poll(() => signedOut.asked.length).toBe(2);
  expect(await states(device)).toMatchObject({ 'e-2/original': 'saved' });
});

test('what arrives with another hash goes once more from its first byte, and not for ever', async () => {
  const device = await tabletWithBytes();
  await showEvidence(device, 'e-1', await keptOn(device, pdfOf('one')));
  const line = tusLine(({ method }) => (method === 'PATCH' ? { status: 422, code: 'hash-mismatch' } : undefined));
  const { courier } = sending(device, line);
  for (const uploads of [1, 2, 3]) {
    courier.wake({ isAsked: true });
    await expect.poll(() => line.uploads.size).toBe(uploads);
    if (uploads < 3) await expect.poll(async () => (await blobItemsOf(device))[0]?.sending?.tries).toBe(uploads);
  }
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'hash-mismatch' });
});

test('bytes that the browser lost are named, and block nothing', async () => {
  const device = await tabletWithBytes();
  const kept = await keptOn(device, pdfOf('lost'));
  await showEvidence(device, 'e-1', kept, { capturedAt: 1 });
  await showEvidence(device, 'e-2', await keptOn(device, pdfOf('here')), { capturedAt: 2 });
  await device.words.database.blobs.update(kept.original.sha256, { file: 'nowhere' });
  sending(device, tusLine());
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'gone-here', 'e-2/original': 'sent' });
});

test('originals wait for Wi-Fi where somebody asked for it: on another line only small pictures leave, until the person says otherwise or the line changes', async () => {
  const device = await tabletWithBytes();
  await setSendingTerms(device, { wifiOnly: true });
  await showEvidence(device, 'e-1', await keptOn(device, await pictureOf({ width: 800, height: 600 })));
  let now: Line = 'costly';
  const { courier } = sending(device, tusLine(), { now: () => now });
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'saved', 'e-1/preview': 'confirmed' });
  await setSendingTerms(device, { isAnyhow: true });
  await expect.poll(() => states(device)).toMatchObject({ 'e-1/original': 'sent' });
  await showEvidence(device, 'e-2', await keptOn(device, pdfOf('next')));
  courier.wake({ isAsked: true });
  await expect.poll(async () => (await device.words.database.meta.get('sendingTerms'))?.value).toMatchObject({ isAnyhow: false });
  now = 'free';
  courier.wake();
  await expect.poll(() => states(device)).toMatchObject({ 'e-2/original': 'sent' });
});

test('paused in the middle of a file, it lets go of the line at once, and goes on at that byte when it is told to', async () => {
  const device = await tabletWithBytes();
  const film = pdfOf('film', 9_000_000);
  await showEvidence(device, 'e-1', await keptOn(device, film));
  let patches = 0;
  const line = tusLine(({ method }) => (method === 'PATCH' && (patches += 1) === 2 ? 'hangs' : undefined));
  sending(device, line);
  await expect.poll(() => patches).toBe(2);
  await setSendingTerms(device, { isPaused: true });
  await setSendingTerms(device, { isPaused: false });
  await expect.poll(() => states(device)).toEqual({ 'e-1/original': 'sent' });
  expect(line.carried()).toBe(film.size);
});

test('of what somebody else captured, and of what was withdrawn, this device sends nothing', async () => {
  const device = await tabletWithBytes();
  const kept = await keptOn(device, pdfOf('same'));
  await showEvidence(device, 'e-1', kept, { author: 'bruno' });
  await showEvidence(device, 'e-2', kept, { state: 'withdrawn' });
  expect(await blobItemsOf(device)).toEqual([]);
  expect(await bytesOfEvidence(device, 'e-1')).toBeUndefined();
});

test('nothing leaves in hands that are not their person’s', async () => {
  const device = await tabletWithBytes();
  await showEvidence(device, 'e-1', await keptOn(device, pdfOf('mine')));
  const line = tusLine();
  let asked = 0;
  const { courier } = sending(device, line, { mayGo: async () => ((asked += 1), false) });
  await expect.poll(() => asked).toBe(1);
  courier.wake();
  await expect.poll(() => asked).toBe(2);
  expect(line.asked).toEqual([]);
});
