/** What goes by itself: uploads that nobody went on with, and blobs that nothing has referred to for thirty days. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BlobKey } from '../../blob-store/blob-store';
import { uploadLifeMs, type EvidenceParts } from './evidence-parts';
import { dropUpload } from './finish-upload';

export const lonelyLifeMs = 30 * 86_400_000;

export interface Tidied {
  readonly uploads: number;
  readonly blobs: number;
}

export const tidyUp = async (parts: EvidenceParts): Promise<Tidied> => {
  const tidied = { uploads: await dropAbandoned(parts), blobs: await removeLonely(parts) };
  if (tidied.uploads + tidied.blobs > 0) parts.log.info(tidied, 'old files are gone');
  return tidied;
};

const dropAbandoned = async (parts: EvidenceParts): Promise<number> => {
  const since = parts.now() - uploadLifeMs;
  const abandoned = await parts.files.abandoned(since);
  for (const { id } of abandoned) await dropUpload(parts, id);
  await removeStrays(parts, since);
  return abandoned.length;
};

/** Files of the uploads that no line knows: a restored database does not remember them. */
const removeStrays = async ({ uploadsDir, files }: EvidenceParts, since: number): Promise<void> => {
  for (const name of await readdir(uploadsDir).catch(() => [])) {
    const place = path.join(uploadsDir, name);
    const found = await stat(place).catch(() => undefined);
    if (found && found.mtimeMs < since && !(await files.find(name.replace(/\.json$/, '')))) await rm(place, { force: true, recursive: true });
  }
};

/**
 * A blob goes when nothing has named it at two looks that lie thirty days apart, nor at any look between them. What names it: a
 * row, also a deleted one; what a row once was, as far as the log remembers; a change that was parked; a file on its way.
 * The references are read anew after the list of blobs, so that what was named meanwhile is seen.
 */
const removeLonely = async ({ store, files, plans, lonely, now }: EvidenceParts): Promise<number> => {
  const kept: BlobKey[] = [];
  for await (const { sha256 } of store.list()) kept.push(sha256);
  const named = new Set([...(await plans.namedHashes()), ...(await files.hashesUnderWay())]);
  const due = await lonely.look(kept.filter((sha256) => !named.has(sha256)), now(), lonelyLifeMs);
  let removed = 0;
  for (const sha256 of due) {
    // Somebody may have begun to send the same bytes a moment ago.
    if ((await files.hashesUnderWay()).has(sha256)) continue;
    await store.remove(sha256);
    await files.forgetBytes(sha256);
    await lonely.forget(sha256);
    removed += 1;
  }
  return removed;
};
