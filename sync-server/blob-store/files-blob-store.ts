/**
 * Blobs as files: `ab/abcd…`, each written beside its place, brought to the disk and only then renamed, so that a file which has
 * its name is whole. A folder that several servers share may be a network's.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BlobStoreAway, isBlobKey, type BlobKey, type BlobStore, type FoundBlob, type ListedBlob } from './blob-store';

/** What is being written begins so; whoever lists or backs up passes over it. */
export const unfinishedBlob = '.writing-';

export const filesBlobStore = (folder: string): BlobStore => {
  const placeOf = (sha256: BlobKey): string => {
    if (!isBlobKey(sha256)) throw new Error('not the key of a blob');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  const size = (sha256: BlobKey): Promise<number | undefined> => whereThere(async () => (await stat(placeOf(sha256))).size);
  return {
    name: 'files',
    put: (blob, file) => orAway(() => write(placeOf(blob.sha256), blob, file)),
    read: (sha256, range) =>
      orAway(async () => {
        const bytes = await size(sha256);
        if (bytes === undefined) return undefined;
        return { bytes, content: createReadStream(placeOf(sha256), range && { start: range.from, end: range.to }) } satisfies FoundBlob;
      }),
    size: (sha256) => orAway(() => size(sha256)),
    remove: (sha256) => orAway(() => rm(placeOf(sha256), { force: true })),
    list: () => listed(folder),
  };
};

const write = async (place: string, { bytes }: ListedBlob, file: string): Promise<void> => {
  // A file of the right name but another length is what a damaged disk left: it is written anew.
  if ((await whereThere(() => stat(place)))?.size === bytes) return;
  const beside = path.dirname(place);
  await mkdir(beside, { recursive: true, mode: 0o700 });
  const writing = path.join(beside, `${unfinishedBlob}${randomBytes(9).toString('hex')}`);
  try {
    await pipeline(createReadStream(file), createWriteStream(writing, { flags: 'wx', mode: 0o600, flush: true }));
    await chmod(writing, 0o400);
    await rename(writing, place);
    await makeDurable(beside);
    await makeDurable(path.dirname(beside));
  } finally {
    await rm(writing, { force: true });
  }
};

/** A name is on the disk when its folder is. */
const makeDurable = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

async function* listed(folder: string): AsyncGenerator<ListedBlob> {
  const names = (await orAway(() => whereThere(() => readdir(folder)))) ?? [];
  for (const name of names.filter((each) => /^[0-9a-f]{2}$/.test(each))) {
    for (const sha256 of await orAway(() => readdir(path.join(folder, name)))) {
      if (!isBlobKey(sha256)) continue;
      const bytes = await orAway(() => whereThere(async () => (await stat(path.join(folder, name, sha256))).size));
      if (bytes !== undefined) yield { sha256, bytes };
    }
  }
}

const whereThere = async <Value>(ask: () => Promise<Value>): Promise<Value | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** What a disk says of itself: full, read only, failing, gone from the network. */
const ofTheDisk = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'ESTALE', 'ETIMEDOUT', 'EHOSTDOWN', 'EACCES', 'EPERM', 'ENOTDIR', 'ENXIO'];

const orAway = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (ofTheDisk.includes(code)) throw new BlobStoreAway(code, { cause: error });
    throw error;
  }
};
