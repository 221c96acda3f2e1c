/**
 * A reason said aloud, before it is said: recorded in pieces like any sound, then one file that its draft names. What is named by
 * the draft is safe before the pieces go, so a page that dies anywhere in between costs nothing that was kept.
 */
import type { BlobReference } from '../domain/evidence';
import { naturalId, type RecordId } from '../domain/ids';
import { accept, refuse, type Result } from '../domain/result';
import type { SpokenNote } from '../domain/spoken-note';
import { beginCapture, endCapture } from './blobs/captures';
import { dropBlob } from './blobs/drop-blob';
import { keepBlob, type KeepRefusal } from './blobs/keep-blob';
import { soundPieces } from './blobs/keep-file';
import { withoutMention } from './blobs/mentions';
import type { Device } from './device';
import type { Recording } from './recording-records';
import { deleteRecording, recordingsOf } from './recordings';

/** What its pieces are recorded under, by what is judged. */
export const spokenKey = (thing: RecordId): RecordId => naturalId(thing, 'voice');

/** Copied, hashed and read back. The recording stays until `endSpoken`. */
export const keepSpoken = async (device: Device, { id, meeting, bytes, ms }: Pick<Recording, 'id' | 'meeting' | 'bytes' | 'ms'>): Promise<Result<SpokenNote, KeepRefusal>> => {
  try {
    // Named after what is judged: begun once more after a kill, it is the same.
    const capture = await beginCapture(device, { how: 'voice', about: {}, id: meeting });
    const kept = await keepBlob(device, { pieces: soundPieces(device, id), bytes }, { capture });
    if (!kept.accepted) await endCapture(device, capture);
    return kept.accepted ? accept(spokenOf(kept.value, ms)) : kept;
  } catch (error) {
    return refuse({ code: 'not-kept', why: String(error) });
  }
};

const spokenOf = ({ sha256, bytes, type }: BlobReference, durationMs: number): SpokenNote => ({ sha256, bytes, type, durationMs });

/** The draft names the whole and is on the disk: its pieces go. */
export const endSpoken = async (device: Device, { id, meeting }: Pick<Recording, 'id' | 'meeting'>): Promise<void> => {
  await deleteRecording(device, id);
  await endCapture(device, meeting);
};

/** The draft no longer names it: what nothing else speaks of leaves the device. */
export const dropSpoken = async (device: Device, { sha256 }: Pick<SpokenNote, 'sha256'>): Promise<void> => {
  for (const gone of await withoutMention(device, [sha256])) await dropBlob(device, gone);
};

/** The draft itself was thrown away: nothing that was recorded for it is kept. */
export const throwSpokenAway = async (device: Device, thing: RecordId, voice: SpokenNote | null | undefined): Promise<void> => {
  for (const { id } of await recordingsOf(device, spokenKey(thing))) await deleteRecording(device, id);
  await endCapture(device, spokenKey(thing));
  if (voice) await dropSpoken(device, voice);
};
