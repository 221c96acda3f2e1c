/** Takes bytes off this device, record and file. Whoever calls it knows that nothing needs them here. */
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';
import { removeBytes } from './bytes-keeper';
import { bytesOwner } from './bytes-owner';

export const dropBlob = async ({ words: { database } }: Pick<Device, 'words'>, sha256: string): Promise<void> => {
  const blob = await onOpenConnection(database, () => database.blobs.get(sha256));
  if (!blob) return;
  await onOpenConnection(database, () => database.blobs.delete(sha256));
  // A file without a record is found at the next start.
  await removeBytes({ owner: bytesOwner(database), file: blob.file, place: blob.place });
};
