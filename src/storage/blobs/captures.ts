/**
 * Captures that have begun. A page that dies while its camera is open leaves one behind; the next start says for what it was
 * opened, hands back what had been kept, and names what was cut off.
 */
import { recordId, type RecordId } from '../../domain/ids';
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';
import { withoutMention } from './mentions';
import type { CaptureAbout, CaptureHow, KeptFile, PendingCapture } from './blob-records';
import { dropBlob } from './drop-blob';

export type Keeping = Pick<Device, 'words' | 'now' | 'random'>;

interface Beginning {
  readonly how: CaptureHow;
  readonly about: CaptureAbout;
  /** Of something that has a name already: begun once more, it is the same capture. */
  readonly id?: RecordId;
}

/** Resolves when it is on the disk: only then may anything open that can end this page. */
export const beginCapture = async ({ words: { database }, now, random }: Keeping, { how, about, id: named }: Beginning): Promise<RecordId> => {
  const openedAt = now();
  const id = named ?? recordId(openedAt, random(10));
  const isBegun = named !== undefined && (await onOpenConnection(database, () => database.captures.get(named))) !== undefined;
  if (!isBegun) await onOpenConnection(database, () => database.captures.add({ id, how, about, openedAt, kept: [], copies: [], cut: [] }));
  hold(lockOf(database.name, id));
  return id;
};

/** What was captured is written down as evidence. */
export const endCapture = async ({ words: { database } }: Pick<Device, 'words'>, id: RecordId): Promise<void> => {
  await onOpenConnection(database, () => database.captures.delete(id));
  release(lockOf(database.name, id));
};

/** The person gave it up: what was kept for nothing else leaves the device. */
export const discardCapture = async (device: Pick<Device, 'words' | 'cache'>, id: RecordId): Promise<void> => {
  const { database } = device.words;
  const capture = await onOpenConnection(database, () => database.captures.get(id));
  await endCapture(device, id);
  const kept = (capture?.kept ?? []).flatMap(({ original, preview }) => [original.sha256, ...(preview ? [preview.sha256] : [])]);
  for (const sha256 of await withoutMention(device, kept)) await dropBlob(device, sha256);
};

/** Of pages that died: neither of this one nor of another tab that is alive. Oldest first. */
export const capturesLeft = async ({ words: { database } }: Pick<Device, 'words'>): Promise<readonly PendingCapture[]> => {
  const captures = await onOpenConnection(database, () => database.captures.toArray());
  const held = await heldLocks();
  return captures.filter(({ id }) => !held.has(lockOf(database.name, id))).sort((one, other) => one.openedAt - other.openedAt);
};

export const changeCapture = async ({ words: { database } }: Pick<Device, 'words'>, id: RecordId, change: (capture: PendingCapture) => PendingCapture): Promise<void> =>
  onOpenConnection(database, () =>
    database.transaction('rw', database.captures, async () => {
      const capture = await database.captures.get(id);
      if (!capture) throw new Error(`the capture ${id} is no longer on this device`);
      await database.captures.put(change(capture));
    }),
  );

/** The same original once, however often it was chosen. */
export const withKept = (capture: PendingCapture, kept: KeptFile): PendingCapture => ({ ...capture, kept: [...capture.kept.filter(({ original }) => original.sha256 !== kept.original.sha256), kept] });

/** Goes on with a capture that was left: it is this page's from now on. */
export const takeUpCapture = ({ words: { database } }: Pick<Device, 'words'>, id: RecordId): void => hold(lockOf(database.name, id));

const lockOf = (database: string, id: RecordId): string => `capture:${database}:${id}`;

/** By lock, how this page lets go of it. Where there are no locks, what this page knows must do. */
const holding = new Map<string, () => void>();

const hold = (lock: string): void => {
  if (holding.has(lock)) return;
  const letGo = new Promise<void>((resolve) => holding.set(lock, resolve));
  if (navigator.locks) void navigator.locks.request(lock, () => letGo);
};

const release = (lock: string): void => {
  holding.get(lock)?.();
  holding.delete(lock);
};

const heldLocks = async (): Promise<ReadonlySet<string>> => {
  const { held = [], pending = [] } = navigator.locks ? await navigator.locks.query() : {};
  return new Set([...holding.keys(), ...[...held, ...pending].flatMap(({ name }) => name ?? [])]);
};
