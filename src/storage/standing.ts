/**
 * Where the words of this device stand, for everything that says so or acts on it with every word that is kept: the line of the
 * device, the rail, the act on a page, the alarm of the courier. One transaction reads it for all of them.
 */
import { rowKeyText, type Change } from '../domain/change';
import type { Device } from './device';
import { openAttention, stateOf, type ItemState } from './item-reads';
import { onOpenConnection } from './open-connection';
import type { EntryState } from './words-store';

export interface Standing {
  /** Not confirmed yet, oldest first. */
  readonly waiting: readonly WaitingWords[];
  /** The rows that each open item of attention touches. */
  readonly attention: readonly (readonly string[])[];
  /** Texts nobody has sent yet. */
  readonly drafts: number;
  /** Written here and confirmed, as far as the journal remembers; never where the browser deleted what was here. */
  readonly hasConfirmed: boolean;
}

interface WaitingWords extends Pick<Change, 'id' | 'kind'> {
  readonly rows: readonly string[];
  readonly state: EntryState;
}

export const standingOf = ({ words }: Pick<Device, 'words'>): Promise<Standing> => {
  const { outbox, attention, drafts, bundles, meta } = words.database;
  return onOpenConnection(words.database, () =>
    words.database.transaction('r', [outbox, attention, drafts, bundles, meta], async () => {
      const [waiting, open, typed, done, lost] = await Promise.all([words.pending(), openAttention({ words }), drafts.count(), bundles.limit(1).count(), meta.get('lostSince')]);
      return {
        waiting: waiting.map(({ id, change: { kind }, rows, state }) => ({ id, kind, rows, state })),
        attention: open.map(({ change }) => change.operations.map(rowKeyText)),
        drafts: typed,
        hasConfirmed: done > 0 && !lost,
      };
    }),
  );
};

/** On this device only. */
export const queuedIn = ({ waiting }: Standing): number => waiting.filter(({ state }) => state === 'queued').length;

/** The newest change, where it was not sent yet. */
export const newestQueuedIn = ({ waiting }: Standing): Pick<Change, 'id' | 'kind'> | undefined => {
  const newest = waiting.at(-1);
  return newest?.state === 'queued' ? { id: newest.id, kind: newest.kind } : undefined;
};

/** The state of the newest change of this device that touches a row, or undefined when none does. */
export const stateOfRowIn = ({ waiting, attention }: Standing, row: string): ItemState | undefined => {
  if (attention.some((rows) => rows.includes(row))) return 'attention';
  const last = waiting.findLast(({ rows }) => rows.includes(row));
  return last && stateOf[last.state];
};

/**
 * The state of a thing that several rows make up, such as a check-in with its lines: what waits longest speaks for it.
 * `confirmed` when no change of this device waits over any of them. `isOfIt`: told the key of a row as text.
 */
export const stateOver = ({ waiting, attention }: Standing, isOfIt: (row: string) => boolean): ItemState => {
  if (attention.some((rows) => rows.some(isOfIt))) return 'attention';
  const over = waiting.filter(({ rows }) => rows.some(isOfIt));
  if (over.length === 0) return 'confirmed';
  return over.some(({ state }) => state === 'queued') ? 'saved' : 'sent';
};
