/** Reading what is kept here, without having it in memory. */
import type { Device } from '../device';
import { followed } from '../leaving';
import { onOpenConnection } from '../open-connection';
import type { KeptBlob } from './blob-records';
import { bytesOwner } from './bytes-owner';
import { openBytes, type OpenedBlob } from './open-bytes';

type Reading = Pick<Device, 'words'>;

export const keptBlob = ({ words: { database } }: Reading, sha256: string): Promise<KeptBlob | undefined> => onOpenConnection(database, () => database.blobs.get(sha256));

export const keptBlobs = ({ words: { database } }: Reading): Promise<readonly KeptBlob[]> => onOpenConnection(database, () => database.blobs.toArray());

/** Undefined where it is not on this device. */
export const readBlob = async (device: Reading, sha256: string): Promise<Blob | undefined> => {
  const kept = await keptBlob(device, sha256);
  const bytes = kept && (await openBlob(device, kept));
  if (!bytes) return undefined;
  try {
    return new Blob([await bytes.slice(0, kept.bytes)], { type: kept.type });
  } finally {
    bytes.close();
  }
};

/** Undefined where the browser has lost them. */
export const openBlob = ({ words: { database } }: Reading, kept: KeptBlob): Promise<OpenedBlob | undefined> => openBytes(bytesOwner(database), kept, followed);
