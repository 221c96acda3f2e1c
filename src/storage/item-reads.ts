/** Every item of this device with its honest state: derived from what is stored, never from the last attempt. */
import type { Device } from './device';
import type { AttentionEntry, OutboxEntry } from './words-store';

/**
 * `saved`: on this device. `sent`: the server answered for it. `confirmed`: our copy of the server's rows contains it.
 * `attention`: held or rejected, with its full text.
 */
export type ItemState = 'saved' | 'sent' | 'confirmed' | 'attention';

export interface Item {
  readonly id: string;
  readonly state: Exclude<ItemState, 'attention'>;
  readonly entry: OutboxEntry;
}

const stateOf = { queued: 'saved', answered: 'sent', done: 'confirmed' } as const;

/** Newest first; what is confirmed is cut at `confirmed` items. */
export const itemsOf = async ({ words }: Pick<Device, 'words'>, confirmed = 50): Promise<readonly Item[]> => {
  const [waiting, done] = await Promise.all([words.pending(), words.database.outbox.orderBy('order').reverse().filter((entry) => entry.state === 'done').limit(confirmed).toArray()]);
  const entries = [...waiting, ...done.map((entry) => ({ ...entry, order: entry.order ?? 0 }))];
  return entries.sort((one, other) => other.order - one.order).map((entry) => ({ id: entry.id, state: stateOf[entry.state], entry }));
};

/** What waits on this device only, and since when (ms). */
export const waitingOf = async ({ words }: Pick<Device, 'words'>): Promise<{ readonly count: number; readonly oldestAt: number | null; readonly attention: number }> => {
  const [pending, attention] = await Promise.all([words.pending(), openAttention({ words })]);
  const queued = pending.filter((entry) => entry.state === 'queued');
  return { count: queued.length, oldestAt: queued[0]?.change.at ?? null, attention: attention.length };
};

/** The state of the newest change of this device that touches a row, or undefined when none does. */
export const stateOfRow = async ({ words }: Pick<Device, 'words'>, row: string): Promise<ItemState | undefined> => {
  const [attention, [last]] = await Promise.all([openAttention({ words }), words.pending([row]).then((entries) => entries.slice(-1))]);
  if (attention.some((entry) => entry.change.operations.some((operation) => `${operation.entity}/${operation.id}` === row))) return 'attention';
  return last && stateOf[last.state];
};

/** Held and rejected items that nobody has settled yet, oldest first. */
export const openAttention = async ({ words }: Pick<Device, 'words'>): Promise<readonly AttentionEntry[]> =>
  (await words.database.attention.toArray()).filter((entry) => !entry.settled).sort((one, other) => one.at - other.at);

/** Leaves what the server has; the own text stays readable in the device's history. */
export const settleAttention = (device: Pick<Device, 'words' | 'now'>, id: string, how: 'theirs' | 'discarded'): Promise<void> =>
  device.words.transact(async (transaction) => {
    const entry = await transaction.attention(id);
    if (entry) await transaction.addAttention([{ ...entry, settled: { how, at: device.now() } }]);
  });
