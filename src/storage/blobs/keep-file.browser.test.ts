import { expect, onTestFinished, test, vi } from 'vitest';
import { isSame, tabletWithBytes } from '../../../test/builders/kept-evidence';
import { pictureOf } from '../../../test/builders/pictures';
import type { Device } from '../device';
import { beginRecording, keepPiece } from '../recordings';
import { keepBytes, listBytes } from './bytes-keeper';
import { bytesOwner } from './bytes-owner';
import type { BytePlace } from './byte-store';
import { beginCapture, capturesLeft, discardCapture, endCapture, takeUpCapture } from './captures';
import { keepFile, keepPieces, keepRecording } from './keep-file';
import { keptBlobs, readBlob } from './read-blob';
import { recoverCopies } from './recover-copies';

const about = { commitment: 'c-1', milestone: 'm-1' };
const files = (device: Device) => listBytes(bytesOwner(device.words.database));
const pdf = (text = '', length = 0): Blob => new Blob([`%PDF-1.7 ${text}`, new Uint8Array(length)]);
/** As after a page that died: its locks went with it. Nobody of this page holds the capture. */
const leftBehind = async (device: Device, change: Parameters<Device['words']['database']['captures']['add']>[0]) => device.words.database.captures.add(change);
const bareCapture = { id: 'k-1', how: 'camera', about, openedAt: 5, kept: [], copies: [], cut: [] } as const;

test.each<BytePlace>(['opfs', 'chunks'])('a photo is kept byte for byte in %s, with a small picture of it, and is read back from there', async (place) => {
  const device = await tabletWithBytes();
  const photo = await pictureOf({ width: 1200, height: 900 });
  const capture = await beginCapture(device, { how: 'files', about });
  const kept = await keepFile(device, new File([photo], '  Taller de\u0301 Mayo\n.jpg'), { capture, place });
  if (!kept.accepted) throw new Error(kept.refusal.code);
  const { original, preview, look, width, height } = kept.value;
  expect(original).toMatchObject({ bytes: photo.size, type: 'image/jpeg', name: 'Taller dé Mayo .jpg' });
  expect([preview?.type, look?.length, width, height]).toEqual(['image/webp', 16, 1200, 900]);
  const back = await readBlob(device, original.sha256);
  expect(back && (await isSame(back, photo))).toBe(true);
  expect((await readBlob(device, preview?.sha256 ?? ''))?.size).toBe(preview?.bytes);
  expect((await keptBlobs(device)).map((blob) => blob.place)).toEqual([place, place]);
  await endCapture(device, capture);
  expect(await capturesLeft(device)).toEqual([]);
});

test('the same file chosen twice stands here once, also when both are copied at once', async () => {
  const device = await tabletWithBytes();
  const capture = await beginCapture(device, { how: 'files', about });
  const twice = await Promise.all([keepFile(device, pdf('a'), { capture, name: 'a.pdf' }), keepFile(device, pdf('a'), { capture, name: 'b.pdf' })]);
  expect(twice.map(({ accepted }) => accepted)).toEqual([true, true]);
  expect([(await keptBlobs(device)).length, (await files(device)).length]).toEqual([1, 1]);
  await discardCapture(device, capture);
  expect([(await keptBlobs(device)).length, (await files(device)).length]).toEqual([0, 0]);
});

test('what is empty, what the server would refuse and what cannot be read is refused with its reason, and nothing of it stays', async () => {
  const device = await tabletWithBytes();
  const capture = await beginCapture(device, { how: 'files', about });
  const refusalOf = async (source: Blob) => {
    const kept = await keepFile(device, source, { capture });
    return kept.accepted ? undefined : kept.refusal.code;
  };
  expect(await refusalOf(new Blob([]))).toBe('empty');
  expect(await refusalOf(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/jpeg' }))).toBe('type-refused');
  const scanned = await keepPieces(device, { pieces: (async function* () { yield new TextEncoder().encode('<html>').buffer; })() }, { capture });
  expect(scanned.accepted ? undefined : scanned.refusal.code).toBe('type-refused');
  expect([await keptBlobs(device), await files(device)]).toEqual([[], []]);
});

test('near the end of the room new media is refused, while words are written as ever', async () => {
  const device = await tabletWithBytes();
  const capture = await beginCapture(device, { how: 'files', about });
  const estimate = vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ usage: 89_950_000, quota: 100_000_000 });
  onTestFinished(() => estimate.mockRestore());
  const kept = await keepFile(device, pdf('', 100_000), { capture });
  expect(kept).toEqual({ accepted: false, refusal: { code: 'nearly-full', usedBytes: 89_950_000, allBytes: 100_000_000 } });
  expect((await keepFile(device, pdf('', 10_000), { capture })).accepted).toBe(true);
  await device.words.transact((transaction) => transaction.putDraft({ key: 'd', kind: 'k', content: 'still', savedAt: 1 }));
});

test('a copy that was whole when the page died is finished at the next start, and its capture has it', async () => {
  const device = await tabletWithBytes();
  await leftBehind(device, { ...bareCapture, copies: [{ file: 'f-1', name: 'acta.pdf', bytes: pdf('whole', 200_000).size, isOriginal: true }] });
  await keepBytes({ owner: bytesOwner(device.words.database), file: 'f-1' }, pdf('whole', 200_000));
  expect(await recoverCopies(device)).toEqual({ finished: 1, cut: 0, found: 0 });
  const [left] = await capturesLeft(device);
  expect(left).toMatchObject({ id: 'k-1', about, copies: [], cut: [], kept: [{ original: { name: 'acta.pdf', type: 'application/pdf' } }] });
  expect((await readBlob(device, left?.kept[0]?.original.sha256 ?? ''))?.size).toBe(pdf('whole', 200_000).size);
  expect(await recoverCopies(device)).toEqual({ finished: 0, cut: 0, found: 0 });
});

test('a copy that was cut off is named with how far it came, and its half is taken away; one that never began is named too', async () => {
  const device = await tabletWithBytes();
  const copies = [{ file: 'f-1', name: 'foto.jpg', bytes: 4_000_000, isOriginal: true }, { file: 'f-2', bytes: 7, isOriginal: true }, { file: 'f-3', bytes: 30_000, isOriginal: false }];
  await leftBehind(device, { ...bareCapture, copies });
  await keepBytes({ owner: bytesOwner(device.words.database), file: 'f-1' }, pdf('half', 1000));
  expect(await recoverCopies(device)).toEqual({ finished: 0, cut: 3, found: 0 });
  expect((await capturesLeft(device))[0]?.cut).toEqual([{ name: 'foto.jpg', bytes: 4_000_000, copied: pdf('half', 1000).size }, { bytes: 7, copied: 0 }]);
  expect(await files(device)).toEqual([]);
});

test('files that the browser left behind when it took the words are handed back, and are not taken for rubbish', async () => {
  const device = await tabletWithBytes();
  await device.words.database.meta.put({ key: 'lostSince', value: 1 });
  await keepBytes({ owner: bytesOwner(device.words.database), file: 'f-9' }, pdf('orphan'));
  expect(await recoverCopies(device)).toEqual({ finished: 0, cut: 0, found: 1 });
  expect((await capturesLeft(device))[0]).toMatchObject({ how: 'found', kept: [{ original: { type: 'application/pdf' } }] });
});

test('nobody meddles with a capture that a living page holds; once taken up, a capture that was left is held too', async () => {
  const device = await tabletWithBytes();
  const capture = await beginCapture(device, { how: 'camera', about });
  expect(await capturesLeft(device)).toEqual([]);
  expect(await recoverCopies(device)).toEqual({ finished: 0, cut: 0, found: 0 });
  await leftBehind(device, bareCapture);
  expect((await capturesLeft(device)).map(({ id }) => id)).toEqual(['k-1']);
  takeUpCapture(device, 'k-1');
  expect(await capturesLeft(device)).toEqual([]);
  await Promise.all([endCapture(device, capture), endCapture(device, 'k-1')]);
});

test('what was recorded in a meeting becomes a file piece by piece, and the recording stays', async () => {
  const device = await tabletWithBytes();
  await beginRecording(device, { id: 's-1', meeting: 'r-1', format: 'audio/webm;codecs=opus', startedAt: 1 });
  const head = [0x1a, 0x45, 0xdf, 0xa3, ...new TextEncoder().encode('....webm....A_OPUS')];
  const pieces = [new Uint8Array([...head, ...Array.from<number>({ length: 5000 }).fill(1)]), new Uint8Array(70_000).fill(2), new Uint8Array(3).fill(3)];
  for (const piece of pieces) await keepPiece(device, 's-1', { bytes: piece.slice().buffer, ms: 5, keptAt: 5 });
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const capture = await beginCapture(device, { how: 'recording', about: { meeting: 'r-1' } });
  const kept = await keepRecording(device, { id: 's-1', bytes }, { capture });
  expect(kept).toMatchObject({ accepted: true, value: { original: { bytes, type: 'audio/webm' } } });
  const back = kept.accepted ? await readBlob(device, kept.value.original.sha256) : undefined;
  expect(back && (await isSame(back, new Blob(pieces)))).toBe(true);
  expect(await device.words.database.sound.count()).toBe(3);
  await endCapture(device, capture);
});
