import { beforeEach, expect, test } from 'vitest';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import { milestones, planRows, submittedCheckIn } from '../../test/builders/plan';
import type { Person } from '../domain/permissions';
import { memberships } from '../../test/builders/plan';
import { nextRequest } from '../sync/exchange';
import { mayWithdraw, withdrawQueued } from './withdraw';
import { materialiser } from './materialise';
import { write, type WritingDevice } from './write';

const person: Person = { user: 'martin', memberships: memberships.filter((one) => one.person === 'martin') };
const checkIn = 'c-11~2026-09-01';

let clock = 1_000_000;
let device: WritingDevice;

beforeEach(async () => {
  clock = 1_000_000;
  const [words, cache] = [new MemoryWords(), new MemoryCache()];
  device = { words, cache, id: 'tablet', app: 'test', now: () => clock, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)), show: materialiser(words, cache) };
  await device.cache.transact((transaction) => transaction.putRows([...planRows(), ...submittedCheckIn]));
});

const act = async (kind: string, reason?: string): Promise<string> => {
  const result = await write(device, { kind, arguments: { checkIn, seen: {}, ...(reason === undefined ? {} : { reason }) } }, { person, today: '2026-11-18' });
  if (!result.accepted) throw new Error(result.refusal.why);
  await result.value.visible;
  return result.value.change.id;
};

const state = async () => (await device.cache.rows([{ entity: 'checkIn', id: checkIn }]))[0]?.fields['state'];

const send = async () => (await nextRequest({ words: device.words, cache: device.cache, user: 'lucia', device: 'tablet', app: 'test', now: clock, persisted: null })).request;

test('an acceptance that has not left is taken back, and the check-in waits again', async () => {
  const id = await act('check-in.accept');
  expect(await state()).toBe('accepted');
  expect(await withdrawQueued(device, id)).toBe(true);
  expect(await state()).toBe('submitted');
  expect((await send()).push).toEqual([]);
});

test('what was put into a request cannot be taken back, even if no answer ever came', async () => {
  const id = await act('check-in.accept');
  expect((await send()).push.map((change) => change.id)).toEqual([id]);
  expect(await mayWithdraw(device, [id])).toBe(false);
  expect(await withdrawQueued(device, id)).toBe(false);
  expect(await state()).toBe('accepted');
  expect((await send()).push.map((change) => change.id)).toEqual([id]);
});

test('accepting and publishing are taken back together or not at all', async () => {
  const accepted = await act('check-in.accept');
  const published = await act('check-in.publish');
  expect(await withdrawQueued(device, accepted)).toBe(false);
  expect(await state()).toBe('published');
  expect(await withdrawQueued(device, accepted, published)).toBe(true);
  expect(await state()).toBe('submitted');
  const [milestone] = await device.cache.rows([{ entity: 'milestone', id: 'c-11-m3' }]);
  expect(milestone?.fields['reported']).toBe(milestones.find(({ id }) => id === 'c-11-m3')?.reported);
});

test('after half a minute it stays: the courier may then send it without asking', async () => {
  const id = await act('check-in.return', 'Falta decir qué muestra el enlace.');
  clock += 31_000;
  expect(await withdrawQueued(device, id)).toBe(false);
  clock += 60_000;
  expect((await send()).push).toHaveLength(1);
});

test('an act that is taken back while the courier packs its request does not go', async () => {
  const id = await act('check-in.accept');
  const [taken, request] = await Promise.all([withdrawQueued(device, id), send()]);
  expect(taken).toBe(request.push.length === 0);
});
