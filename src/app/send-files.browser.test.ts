import { expect, onTestFinished, test, vi } from 'vitest';
import { keptOn, pdfOf, showEvidence, tabletWithBytes } from '../../test/builders/kept-evidence';
import { blobItemsOf } from '../storage/blobs/blob-items';
import type { Device } from '../storage/device';
import { sendNow, useCourierStatus } from '../sync/status';
import { askHands } from './right-hands';
import { sendFiles } from './send-files';

/** A tablet with a file that waits. Every look for files to send asks who is signed in, and hears that nobody is: it leaves nothing, and each look is counted. */
const looking = async (): Promise<{ readonly device: Device; readonly looks: () => number }> => {
  const device = await tabletWithBytes();
  await showEvidence(device, 'e-1', await keptOn(device, pdfOf('film')));
  let looks = 0;
  const ask = async () => {
    looks += 1;
    return { accepted: false, refusal: { kind: 'refused', code: 'not-signed-in', retryAfterMs: null } } as const;
  };
  const hands = askHands({ user: device.user, mark: () => 'lucia', ask, onMe: () => undefined });
  const stop = sendFiles(device, { hands, wakeText: () => undefined });
  onTestFinished(() => {
    stop();
    vi.useRealTimers();
    useCourierStatus.setState(useCourierStatus.getInitialState());
  });
  useCourierStatus.setState({ connection: 'reached' });
  await expect.poll(() => looks).toBe(1);
  return { device, looks: () => looks };
};

const wordsWereAnswered = (): void => {
  useCourierStatus.setState({ exchanging: true });
  useCourierStatus.setState({ exchanging: false });
};

/** A key every 100 ms, for so long; after each, whoever looks has had the time to. */
const types = async (device: Device, ms: number, withEachKey: () => void = () => undefined): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 100) {
    dispatchEvent(new Event('input'));
    withEachKey();
    await blobItemsOf(device);
    await vi.advanceTimersByTimeAsync(100);
  }
};

const clock: Parameters<typeof vi.useFakeTimers>[0] = { toFake: ['setTimeout', 'clearTimeout', 'performance', 'requestAnimationFrame'] };

test('files are looked for when the server has answered', async () => {
  const { looks } = await looking();
  wordsWereAnswered();
  await expect.poll(looks).toBe(2);
});

test('whoever types is not made to feel it, however often the server answers and words are to be sent: files are looked for once, in a pause of the keys', async () => {
  const { device, looks } = await looking();
  vi.useFakeTimers(clock);
  await types(device, 5000, () => {
    wordsWereAnswered();
    sendNow();
  });
  expect(looks()).toBe(1);
  await vi.advanceTimersByTimeAsync(400);
  await expect.poll(looks).toBe(2);
});

test('whoever never pauses does not keep files here for ever', async () => {
  const { device, looks } = await looking();
  vi.useFakeTimers(clock);
  await types(device, 11_000, wordsWereAnswered);
  await expect.poll(looks).toBe(2);
});
