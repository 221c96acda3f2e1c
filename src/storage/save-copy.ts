/** A copy of everything a person wrote on this device, and of the files that only stand here, as one file. */
import type { BlobReference } from '../domain/evidence';
import { toArchive } from './archive';
import type { PendingCapture } from './blobs/blob-records';
import { bytesOwner } from './blobs/bytes-owner';
import { crc32 } from './blobs/crc32';
import type { Device } from './device';
import { filesOfCopy, type FilesOfCopy, type LeftFile } from './files-of-copy';
import { followed } from './leaving';
import type { AttentionEntry, Draft, OutboxEntry } from './words-store';

/**
 * The words. Version 2 says whose words they are (`user`), so that no device takes them for another person's; version 1 did
 * not. Version 3 stands in an archive, with files beside it.
 */
export interface Copy {
  readonly format: 'bitacora-copy';
  readonly version: 2 | 3;
  readonly plan: string;
  readonly user: string;
  readonly device: string;
  /** ms since 1970. */
  readonly savedAt: number;
  readonly outbox: readonly OutboxEntry[];
  readonly journal: readonly OutboxEntry[];
  readonly attention: readonly AttentionEntry[];
  readonly drafts: readonly Draft[];
  /** Of version 3: the files beside it, those that are not, and what was captured and not described yet. */
  readonly files?: readonly BlobReference[];
  readonly without?: readonly LeftFile[];
  readonly captures?: readonly PendingCapture[];
  /** Only where a newer app had been here: what it keeps beside, store by store, as it is. */
  readonly more?: Readonly<Record<string, readonly unknown[]>>;
}

/** A copy of words, whoever read them from the disk. */
export const toCopy = (words: Omit<Copy, 'format' | 'version'>): Copy => ({ format: 'bitacora-copy', version: words.files ? 3 : 2, ...words });

export const copyOf = async ({ words, plan, user, id, now }: Pick<Device, 'words' | 'plan' | 'user' | 'id' | 'now'>): Promise<Copy> => {
  const { outbox, bundles, attention, drafts } = words.database;
  const [waiting, done, refused, typed] = await words.database.transaction('r', [outbox, bundles, attention, drafts], () => Promise.all([outbox.toArray(), bundles.toArray(), attention.toArray(), drafts.toArray()]));
  return toCopy({ plan, user, device: id, savedAt: now(), outbox: waiting as readonly OutboxEntry[], journal: done.flatMap(({ entries }) => entries), attention: refused, drafts: typed });
};

export interface SavedCopy {
  readonly name: string;
  readonly file: Blob;
  readonly without: readonly LeftFile[];
}

/** What a person keeps elsewhere: text alone where no file stands only here, else an archive that any system opens. */
export const saveCopy = async (device: Device): Promise<SavedCopy> => {
  const { database } = device.words;
  const [blobs, sendings, captures] = await Promise.all([database.blobs.toArray(), database.sendings.toArray(), database.captures.toArray()]);
  return savedAs(await copyOf(device), { day: device.today(), captures, ...(await filesOfCopy(bytesOwner(database), { blobs, sendings }, followed)) });
};

interface Beside extends FilesOfCopy {
  readonly day: string;
  readonly captures: readonly PendingCapture[];
}

export const savedAs = async (words: Copy, { day, files, without, entries, captures }: Beside): Promise<SavedCopy> => {
  if (entries.length === 0) return { name: copyName(day, 'json'), file: textOf(words), without };
  const { format: _format, version: _version, ...told } = words;
  const text = textOf(toCopy({ ...told, files, without, captures }));
  const crc = crc32(new Uint8Array(await text.arrayBuffer()));
  return { name: copyName(day, 'zip'), file: toArchive([{ name: wordsEntry, crc, content: text }, ...entries]), without };
};

/** The words in an archive. */
export const wordsEntry = 'copia.json';

const textOf = (copy: Copy): Blob => new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' });

/** Remembers that all of it left in a file. */
export const markCopied = async ({ words, now }: Pick<Device, 'words' | 'now'>): Promise<void> => void (await words.database.meta.put({ key: 'copiedAt', value: now() }));

/** When a copy was last saved, in ms. */
export const copiedAtOf = async ({ words }: Pick<Device, 'words'>): Promise<number | undefined> => (await words.database.meta.get('copiedAt'))?.value as number | undefined;

/** "bitacora-2026-11-18.json": the day it was saved on, as the plan counts days. */
const copyName = (day: string, ending: 'json' | 'zip'): string => `bitacora-${day}.${ending}`;
