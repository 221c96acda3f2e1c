/** Which bytes nothing on this device speaks of: neither a row, nor a word that waits or was refused, nor a draft, nor a capture. */
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';

export const withoutMention = async ({ words, cache }: Pick<Device, 'words' | 'cache'>, hashes: readonly string[]): Promise<readonly string[]> => {
  if (hashes.length === 0) return [];
  const { database } = words;
  const [rows, reviews, pending, attention, drafts, captures] = await Promise.all([
    onOpenConnection(cache.database, () => cache.database.ofKind('evidence')),
    onOpenConnection(cache.database, () => cache.database.ofKind('review')),
    words.pending(),
    onOpenConnection(database, () => database.attention.toArray()),
    onOpenConnection(database, () => database.drafts.toArray()),
    onOpenConnection(database, () => database.captures.toArray()),
  ]);
  const spoken = JSON.stringify([rows, reviews, pending, attention, drafts, captures]);
  return [...new Set(hashes)].filter((sha256) => !spoken.includes(sha256));
};
