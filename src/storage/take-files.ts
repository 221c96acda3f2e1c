/** Bringing the files of a copy back: each is copied and read back like any other, and is taken only where it is what the copy says. */
import type { BlobReference } from '../domain/evidence';
import type { PendingCapture } from './blobs/blob-records';
import { beginCapture, endCapture } from './blobs/captures';
import { dropBlob } from './blobs/drop-blob';
import { keepBlob, type KeepRefusal } from './blobs/keep-blob';
import { keptBlob } from './blobs/read-blob';
import type { Device } from './device';
import { fileIn } from './files-of-copy';
import { onOpenConnection } from './open-connection';
import type { Copy } from './save-copy';

export interface NotTaken extends BlobReference {
  /** `missing`: it is not in the file. `damaged`: its bytes are not those that were copied. */
  readonly why: 'missing' | 'damaged' | KeepRefusal['code'];
}

export interface TakenFiles {
  readonly taken: readonly BlobReference[];
  /** What stood here already. */
  readonly known: number;
  readonly notTaken: readonly NotTaken[];
}

/** One after the other; begun once more, it goes on with what is missing. */
export const takeFiles = async (device: Device, { files = [], captures = [] }: Pick<Copy, 'files' | 'captures'>, archive: ReadonlyMap<string, Blob>): Promise<TakenFiles> => {
  const taken: BlobReference[] = [];
  const notTaken: NotTaken[] = [];
  let known = 0;
  const capture = await beginCapture(device, { how: 'files', about: {} });
  try {
    for (const reference of files) {
      if (await keptBlob(device, reference.sha256)) {
        known += 1;
        continue;
      }
      const why = await takeOne(device, reference, { capture, content: fileIn(archive, reference.sha256) });
      if (why === undefined) taken.push(reference);
      else notTaken.push({ ...reference, why });
    }
  } finally {
    await endCapture(device, capture);
  }
  await takeCaptures(device, captures);
  return { taken, known, notTaken };
};

const takeOne = async (device: Device, { sha256, bytes, name }: BlobReference, { capture, content }: { readonly capture: string; readonly content: Blob | undefined }): Promise<NotTaken['why'] | undefined> => {
  if (!content) return 'missing';
  if (content.size !== bytes) return 'damaged';
  const kept = await keepBlob(device, content, { capture, name });
  if (!kept.accepted) return kept.refusal.code;
  if (kept.value.sha256 === sha256) return undefined;
  await dropBlob(device, kept.value.sha256);
  return 'damaged';
};

/** What was captured and not described: gone on with here, with what is here of it. */
const takeCaptures = async (device: Device, captures: readonly PendingCapture[]): Promise<void> => {
  const { database } = device.words;
  for (const capture of captures) {
    const here = await Promise.all(capture.kept.map(({ original }) => keptBlob(device, original.sha256)));
    const kept = capture.kept.filter((_, index) => here[index] !== undefined);
    if (kept.length === 0 || (await onOpenConnection(database, () => database.captures.get(capture.id)))) continue;
    await onOpenConnection(database, () => database.captures.add({ ...capture, kept, copies: [] }));
  }
};
