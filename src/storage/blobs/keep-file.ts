/** What a person captured or chose, kept whole, with a small picture of it where there is one to be made. */
import type { BlobReference } from '../../domain/evidence';
import { evidenceTypes } from '../../domain/media-type';
import { accept, type Result } from '../../domain/result';
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';
import type { Recording } from '../recording-records';
import type { KeptFile } from './blob-records';
import { changeCapture, withKept, type Keeping } from './captures';
import { keepBlob, keepOriginal, type KeepOptions, type KeepRefusal, type Pieces } from './keep-blob';
import { picturePreview } from './picture-preview';
import { readBlob } from './read-blob';

/** Resolves when the original is on the disk, was read back, and what could be made of it is kept too. */
export const keepFile = (device: Keeping, file: Blob, options: KeepOptions): Promise<Result<KeptFile, KeepRefusal>> =>
  keepWithPreview(device, file, { ...options, name: options.name ?? (file instanceof File && file.name !== '' ? file.name : undefined) });

/** The same for what never was a file: pages scanned into one, sound piece by piece. */
export const keepPieces = (device: Keeping, pieces: Pieces, options: KeepOptions): Promise<Result<KeptFile, KeepRefusal>> => keepWithPreview(device, pieces, options);

/** What was recorded in a meeting, as evidence. The recording stays where it is. */
export const keepRecording = (device: Keeping, recording: Pick<Recording, 'id' | 'bytes'>, options: KeepOptions): Promise<Result<KeptFile, KeepRefusal>> =>
  keepPieces(device, { pieces: soundPieces(device, recording.id), bytes: recording.bytes }, options);

/** What a recorder kept: one piece at a time is read, an hour of sound is never in memory. */
export async function* soundPieces({ words: { database } }: Pick<Device, 'words'>, recording: string): AsyncIterable<ArrayBuffer> {
  for (let index = 0; ; index += 1) {
    const piece = await onOpenConnection(database, () => database.sound.get([recording, index]));
    if (!piece) return;
    yield piece.bytes;
  }
}

const keepWithPreview = async (device: Keeping, source: Blob | Pieces, options: KeepOptions): Promise<Result<KeptFile, KeepRefusal>> => {
  const original = await keepOriginal(device, source, options);
  if (!original.accepted) return original;
  const made = await madeOf(device, original.value, options);
  const kept: KeptFile = { original: original.value, ...made };
  if (made) await changeCapture(device, options.capture, (capture) => withKept(capture, kept));
  return accept(kept);
};

/** From what was kept, not from what was handed over: it is seen that the picture can be read. */
const madeOf = async (device: Keeping, { sha256, type }: BlobReference, { capture, place }: KeepOptions): Promise<Omit<KeptFile, 'original'> | undefined> => {
  if (evidenceTypes[type as keyof typeof evidenceTypes] !== 'picture') return undefined;
  const picture = await readBlob(device, sha256);
  const made = picture && (await picturePreview(picture));
  if (!made) return undefined;
  const { blob, ...facts } = made;
  const preview = await keepBlob(device, blob, { capture, place });
  return preview.accepted ? { ...facts, preview: preview.value } : facts;
};
