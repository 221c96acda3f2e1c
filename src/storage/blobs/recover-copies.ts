/**
 * What a page that died left on the disk. A copy that is whole is finished: hashed once more, and handed to its capture. One
 * that was cut off is named in its capture, and its half is taken away, since its source went with the page. A file that no
 * record speaks of (the browser took the words and left it) is handed back as something that was found.
 */
import { recordId } from '../../domain/ids';
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';
import type { CopyBegun, PendingCapture } from './blob-records';
import { BytesRefused, checkBytes, listBytes, removeBytes } from './bytes-keeper';
import { bytesOwner } from './bytes-owner';
import { capturesLeft, changeCapture, type Keeping } from './captures';
import { writeDown } from './keep-blob';
import { keptBlobs } from './read-blob';
import type { ListedFile } from './worker-messages';

export interface Recovered {
  readonly finished: number;
  readonly cut: number;
  readonly found: number;
}

/** One page at a time; in what is under way in a living page nobody meddles. */
export const recoverCopies = async (device: Keeping): Promise<Recovered> => {
  const { name } = device.words.database;
  return navigator.locks ? navigator.locks.request(`recover:${name}`, () => recover(device)) : recover(device);
};

const recover = async (device: Keeping): Promise<Recovered> => {
  const counts = { finished: 0, cut: 0, found: 0 };
  const left = await capturesLeft(device);
  const begun = left.flatMap((capture) => capture.copies.map((copy) => ({ capture, copy })));
  // Nothing was begun and nothing is kept: the worker need not even be started.
  if (begun.length === 0 && (await isUntouched(device))) return counts;
  const files = await listBytes(bytesOwner(device.words.database));
  for (const { capture, copy } of begun) {
    const isWhole = await recoverCopy(device, { capture, copy, file: files.find(({ file }) => file === copy.file) });
    counts[isWhole ? 'finished' : 'cut'] += 1;
  }
  // Read after the list: what was written down meanwhile is known.
  const known = await knownFiles(device);
  for (const file of files) if (!known.has(file.file) && !begun.some(({ copy }) => copy.file === file.file) && (await takeFound(device, file))) counts.found += 1;
  return counts;
};

const isUntouched = async ({ words: { database } }: Pick<Device, 'words'>): Promise<boolean> =>
  (await onOpenConnection(database, () => database.blobs.count())) === 0 && (await onOpenConnection(database, () => database.meta.get('lostSince'))) === undefined;

interface Left {
  readonly capture: PendingCapture;
  readonly copy: CopyBegun;
  readonly file: ListedFile | undefined;
}

const recoverCopy = async (device: Keeping, { capture, copy, file }: Left): Promise<boolean> => {
  const named = file && { owner: bytesOwner(device.words.database), file: file.file, place: file.place };
  if (named && file.bytes === copy.bytes) {
    const measured = await checkBytes(named).catch(unlessGone);
    if (measured?.bytes === copy.bytes) return (await writeDown(device, { ...measured, place: file.place }, { begun: copy, capture: capture.id })) !== undefined;
  }
  const copied = file?.bytes ?? 0;
  const { name, bytes } = copy;
  const cut = { copied, ...(name === undefined ? {} : { name }), ...(bytes === undefined ? {} : { bytes }) };
  await changeCapture(device, capture.id, (now) => ({ ...now, copies: now.copies.filter((one) => one.file !== copy.file), cut: copy.isOriginal ? [...now.cut, cut] : now.cut }));
  if (named) await removeBytes(named);
  return false;
};

const knownFiles = async (device: Pick<Device, 'words'>): Promise<ReadonlySet<string>> => {
  const { database } = device.words;
  const [blobs, captures] = await Promise.all([keptBlobs(device), onOpenConnection(database, () => database.captures.toArray())]);
  return new Set([...blobs.map(({ file }) => file), ...captures.flatMap(({ copies }) => copies.map(({ file }) => file))]);
};

/** False where it is not whole enough to be anything. */
const takeFound = async (device: Keeping, { file, place }: ListedFile): Promise<boolean> => {
  const { database } = device.words;
  const measured = await checkBytes({ owner: bytesOwner(database), file, place }).catch(unlessGone);
  if (!measured) return false;
  const openedAt = device.now();
  const capture = recordId(openedAt, device.random(10));
  const begun: CopyBegun = { file, isOriginal: true };
  await onOpenConnection(database, () => database.captures.add({ id: capture, how: 'found', about: {}, openedAt, kept: [], copies: [begun], cut: [] }));
  const reference = await writeDown(device, { ...measured, place }, { begun, capture });
  if (!reference) await onOpenConnection(database, () => database.captures.delete(capture));
  return reference !== undefined;
};

/** Another page may be copying it right now, or have taken it away: then it is not ours to judge. */
const unlessGone = (error: unknown): undefined => {
  if (error instanceof BytesRefused && (error.trouble === 'missing' || error.trouble === 'failed')) return undefined;
  throw error;
};
