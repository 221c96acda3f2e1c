import { beforeEach, describe, expect, test } from 'vitest';
import { changeIdOf, changeOf, personNamed } from '../../test/builders/change';
import { planRows, returnedCheckIn, submittedCheckIn, todayOfPlan } from '../../test/builders/plan';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import { isChangeId } from '../domain/ids';
import { readChange } from '../protocol/sync-schemas';
import { materialise } from './materialise';
import { keep, write, type Act, type WritingDevice } from './write';

let words: MemoryWords;
let cache: MemoryCache;
let device: WritingDevice;

beforeEach(async () => {
  words = new MemoryWords();
  cache = new MemoryCache();
  device = { words, cache, id: 'tablet', app: '0.1.0', now: () => 1_000_000, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)), show: (rows) => materialise(words, cache, rows) };
  await cache.transact((transaction) => transaction.putRows([...planRows(), ...submittedCheckIn, ...returnedCheckIn]));
});

const act = (given: Act, by = 'lucia') => write(device, given, { person: personNamed(by), today: todayOfPlan });
const line = { milestone: 'c-11-m3', reported: 'substantial', progress: 'Avanzó.' };
const submit = (more: Partial<Act> = {}): Act => ({ kind: 'check-in.submit', arguments: { commitment: 'c-11', from: '2026-03-01', lines: [line], seen: {} }, ...more });
const stored = async (entity: string, id: string) => (await cache.rows([{ entity, id }]))[0];

describe('an act', () => {
  test('is durable first, then visible, and the server reads it as it was written', async () => {
    const written = await act(submit());
    if (!written.accepted) throw new Error(written.refusal.why);
    const { change, visible } = written.value;
    expect(await words.pending()).toMatchObject([{ id: change.id, state: 'queued', rows: ['checkIn/c-11~2026-03-01', 'checkInLine/c-11~2026-03-01~c-11-m3'] }]);
    await visible;
    expect(await stored('checkIn', 'c-11~2026-03-01')).toMatchObject({ fields: { state: 'submitted' }, pending: 1, base: null });
    expect(isChangeId(change.id)).toBe(true);
    expect(change).toMatchObject({ at: 1_000_000, device: 'tablet', app: '0.1.0', format: 1 });
    expect(readChange(JSON.parse(JSON.stringify(change)) as Record<string, unknown>)).toEqual({ read: true, change });
  });

  test('that may not be done leaves everything as it was, also the draft', async () => {
    await words.transact((transaction) => transaction.putDraft({ key: 'd', kind: 'k', content: 'half', savedAt: 1 }));
    const before = new Map(cache.held);
    for (const refused of [await act(submit({ draft: 'd' }), 'bruno'), await act(submit({ draft: 'd', arguments: { commitment: 'c-11', from: '2026-12-01', lines: [line], seen: {} } }))]) expect(refused.accepted).toBe(false);
    expect(await words.pending()).toEqual([]);
    expect([...words.drafts.keys()]).toEqual(['d']);
    expect(cache.held).toEqual(before);
  });

  test('takes its draft along, and only its own', async () => {
    for (const key of ['d', 'e']) await words.transact((transaction) => transaction.putDraft({ key, kind: 'k', content: 'half', savedAt: 1 }));
    await act(submit({ draft: 'd' }));
    expect([...words.drafts.keys()]).toEqual(['e']);
  });

  test('that settles something in attention says how, and keeps the text', async () => {
    const id = changeIdOf('held');
    await words.transact((transaction) => transaction.addAttention([{ id, change: changeOf({ id }), outcome: { id, end: 'held', conflicts: [] }, at: 1 }]));
    const written = await act(submit({ settles: { id, how: 'combined' } }));
    expect(words.attention.get(id)).toMatchObject({ change: { id }, settled: { how: 'combined', at: 1_000_000, by: written.accepted ? written.value.change.id : '' } });
  });

  test('that the disk refuses throws, and nothing may be called saved', async () => {
    const full: WritingDevice = { ...device, words: Object.assign(Object.create(words) as MemoryWords, { transact: () => Promise.reject(new Error('QuotaExceededError')) }) };
    await expect(write(full, submit(), { person: personNamed('lucia'), today: todayOfPlan })).rejects.toThrow('QuotaExceededError');
    expect(await stored('checkIn', 'c-11~2026-03-01')).toBeUndefined();
  });

  test('sees what the same person wrote before, though it has not left', async () => {
    await (async () => {
      const written = await act({ kind: 'check-in.submit', arguments: { commitment: 'c-8', from: '2026-06-01', lines: [{ milestone: 'c-8-m3', reported: 'substantial', progress: 'Uno.' }], seen: {} } }, 'bruno');
      if (written.accepted) await written.value.visible;
    })();
    const again = await act({ kind: 'check-in.submit', arguments: { commitment: 'c-8', from: '2026-06-01', lines: [{ milestone: 'c-8-m3', reported: 'substantial', progress: 'Dos.' }], seen: {} } }, 'bruno');
    if (again.accepted) await again.value.visible;
    expect((await stored('checkIn', 'c-8~2026-06-01'))?.fields['round']).toBe(3);
    expect((await words.pending()).map((entry) => entry.change.kind)).toEqual(['check-in.submit', 'check-in.submit']);
  });

  test('on a row whose deletion waits finds nothing to act on', async () => {
    const made = await act({ kind: 'edit', operations: [{ entity: 'milestone', id: 'c-d1-m3', act: 'delete' }] }, 'martin');
    if (made.accepted) await made.value.visible;
    expect(await act({ kind: 'edit', operations: [{ entity: 'milestone', id: 'c-d1-m3', act: 'patch', set: { weight: 2 } }] }, 'martin')).toEqual({ accepted: false, refusal: { problem: 'missing', why: 'milestone' } });
  });
});

test('the same change cannot be kept twice', async () => {
  const change = changeOf({ operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight: 2 } }] });
  await keep(device, change);
  await expect(keep(device, change)).rejects.toThrow();
  expect(await words.pending()).toHaveLength(1);
});
