import { expect, onTestFinished, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import type { Recording } from './recording-records';
import { beginRecording, deleteRecording, recordingsOf, soundOf } from './recordings';
import type { Device } from './device';
import { startRecording, type Ending } from './recorder';

const tablet = async (name?: string): Promise<Device> => {
  const device = await tabletOf({ user: 'lucia', rows: [], ...(name === undefined ? {} : { name }) });
  onTestFinished(() => forgetTablet(device));
  return device;
};

/** A voice that never tires: what a microphone would give. */
const voice = async (): Promise<MediaStream> => {
  const context = new AudioContext();
  const [tone, out] = [context.createOscillator(), context.createMediaStreamDestination()];
  tone.connect(out);
  tone.start();
  await context.resume();
  onTestFinished(() => context.close());
  return out.stream;
};

const records = async (device: Device, endings: Ending[] = []) => startRecording(device, { id: 's-1', meeting: 'r-1', stream: await voice(), onEnd: (ending) => void endings.push(ending), pieceMs: 100 });
const one = async (device: Device): Promise<Recording | undefined> => (await recordingsOf(device, 'r-1'))[0];
const piecesReach = (device: Device, count: number) => expect.poll(async () => (await one(device))?.pieces ?? 0, { interval: 50 }).toBeGreaterThanOrEqual(count);

test('the browser is killed in the middle: what was stored is listed, cut off, and can be heard', async () => {
  const device = await tablet();
  const session = await records(device);
  onTestFinished(() => session.stop());
  session.mark({ agendaItem: 'i-1' });
  await piecesReach(device, 3);
  // Another connection, as the process after the kill will see it: nobody has ended anything.
  const next = await tablet(device.words.database.name.replace('words:', ''));
  const found = await one(next);
  expect(found?.endedAt).toBeUndefined();
  expect(found?.bookmarks).toMatchObject([{ agendaItem: 'i-1' }]);
  const stored = await next.words.database.sound.toArray();
  expect(stored.every(({ bytes }) => bytes instanceof ArrayBuffer)).toBe(true);
  const sound = await soundOf(next, found as Recording);
  expect((await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await sound.arrayBuffer())).duration).toBeGreaterThan(0.1);
});

test('stopped by a person, it is whole on the disk before that is said', async () => {
  const device = await tablet();
  const endings: Ending[] = [];
  const session = await records(device, endings);
  await piecesReach(device, 1);
  await session.stop();
  expect(endings).toEqual(['stopped']);
  expect((await one(device))?.endedAt).toBe(device.now());
});

test('a pause keeps what was said and adds no time', async () => {
  const device = await tablet();
  const session = await records(device);
  await piecesReach(device, 1);
  session.pause();
  const paused = session.elapsedMs();
  await expect.poll(async () => (await one(device))?.ms, { interval: 50 }).toBeGreaterThan(0);
  expect(session.elapsedMs()).toBe(paused);
  session.resume();
  const before = (await one(device))?.pieces ?? 0;
  await piecesReach(device, before + 1);
  await session.stop();
  expect(session.elapsedMs()).toBeGreaterThan(paused);
});

test('a disk that refuses a piece ends the recording and says so; what was stored stays', async () => {
  const device = await tablet();
  const endings: Ending[] = [];
  await records(device, endings);
  await piecesReach(device, 2);
  // The place of the next piece is taken: the transaction is refused as a full disk refuses it.
  await device.words.database.sound.add({ recording: 's-1', index: ((await one(device))?.pieces ?? 0) + 1, bytes: new ArrayBuffer(1) });
  await expect.poll(() => endings).toEqual(['notSaved']);
  expect((await one(device))?.pieces).toBeGreaterThanOrEqual(2);
});

test('a disk that takes not even the beginning leaves no microphone on', async () => {
  const device = await tablet();
  await beginRecording(device, { id: 's-1', meeting: 'r-1', format: 'audio/webm', startedAt: 1 });
  const stream = await voice();
  await expect(startRecording(device, { id: 's-1', meeting: 'r-1', stream, onEnd: () => undefined })).rejects.toThrow();
  expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
});

test('deleted in another tab while it goes on, it ends and says so', async () => {
  const device = await tablet();
  const endings: Ending[] = [];
  await records(device, endings);
  await piecesReach(device, 1);
  await deleteRecording(device, 's-1');
  await expect.poll(() => endings).toEqual(['notSaved']);
  expect(await device.words.database.sound.count()).toBe(0);
});

test('stopped by a person, with its last piece refused: it does not pass for whole', async () => {
  const device = await tablet();
  const endings: Ending[] = [];
  const session = await startRecording(device, { id: 's-1', meeting: 'r-1', stream: await voice(), onEnd: (ending) => void endings.push(ending), pieceMs: 60_000 });
  await deleteRecording(device, 's-1');
  await expect.poll(() => session.elapsedMs()).toBeGreaterThan(200);
  await session.stop();
  expect(endings).toEqual(['notSaved']);
});
