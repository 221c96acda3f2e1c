/** Making room, when a person wants to: only what the server has confirmed leaves, and the small pictures stay. */
import type { Device } from '../device';
import { blobItemsOf, type BlobItem } from './blob-items';
import { dropBlob } from './drop-blob';

/** Large files whose every use was confirmed: one that serves two pieces of evidence waits for both. */
export const freeableOf = (items: readonly BlobItem[]): readonly BlobItem[] => {
  const needed = new Set(items.filter(({ part, state }) => part === 'preview' || state !== 'confirmed').map(({ sha256 }) => sha256));
  const freeable = items.filter(({ sha256, isHere }) => isHere && !needed.has(sha256));
  return [...new Map(freeable.map((item) => [item.sha256, item])).values()];
};

/** Looked at once more, at the moment when it is done. */
export const freeSpace = async (device: Pick<Device, 'words' | 'cache' | 'user'>): Promise<void> => {
  for (const { sha256 } of freeableOf(await blobItemsOf(device))) await dropBlob(device, sha256);
};
