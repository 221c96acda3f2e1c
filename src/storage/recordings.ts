/**
 * Sound, recorded on this device and kept nowhere else: pieces of at most five seconds, each on the disk before
 * the next, so that a tablet that dies keeps all but the last of them. Bytes are ArrayBuffers: WebKit loses Blobs in IndexedDB.
 */
import type { RecordId } from '../domain/ids';
import type { Device } from './device';
import { onOpenConnection } from './open-connection';
import type { Bookmark, Recording } from './recording-records';

/** A sound that grows gives a piece every few seconds: after this long without one, it is not being recorded in another tab. */
const growingMs = 15_000;

/** True while a recording may still be growing, in this tab or another. A clock that was put back does not make it end. */
export const mayBeGrowing = ({ endedAt, keptAt }: Pick<Recording, 'endedAt' | 'keptAt'>, now: number): boolean => endedAt === undefined && keptAt !== undefined && Math.abs(now - keptAt) < growingMs;

type Keeping = Pick<Device, 'words'>;

/** Oldest first. */
export const recordingsOf = async ({ words: { database } }: Keeping, meeting: RecordId): Promise<readonly Recording[]> =>
  (await onOpenConnection(database, () => database.recordings.where('meeting').equals(meeting).toArray())).sort((one, other) => one.startedAt - other.startedAt);

/** How many recordings only this device has. */
export const countRecordings = ({ words: { database } }: Keeping): Promise<number> => onOpenConnection(database, () => database.recordings.count());

export const beginRecording = async ({ words: { database } }: Keeping, begun: Pick<Recording, 'id' | 'meeting' | 'format' | 'startedAt'>): Promise<void> =>
  void (await onOpenConnection(database, () => database.recordings.add({ ...begun, bookmarks: [], pieces: 0, bytes: 0, ms: 0 })));

interface NewPiece {
  readonly bytes: ArrayBuffer;
  /** Length of the recording with it. */
  readonly ms: number;
  readonly keptAt: number;
}

/** Resolves when the piece is on the disk; rejects when it is not, also where another tab has deleted the recording meanwhile. */
export const keepPiece = ({ words: { database } }: Keeping, recording: RecordId, { bytes, ms, keptAt }: NewPiece): Promise<void> =>
  onOpenConnection(database, () =>
    database.transaction('rw', [database.recordings, database.sound], async () => {
      const kept = await database.recordings.get(recording);
      if (!kept) throw new Error(`the recording ${recording} is no longer on this device`);
      await database.sound.add({ recording, index: kept.pieces, bytes });
      await database.recordings.put({ ...kept, pieces: kept.pieces + 1, bytes: kept.bytes + bytes.byteLength, ms: Math.max(kept.ms, ms), keptAt });
    }),
  );

export const addBookmark = ({ words: { database } }: Keeping, recording: RecordId, bookmark: Bookmark): Promise<void> =>
  changed(database, recording, (kept) => ({ ...kept, bookmarks: [...kept.bookmarks, bookmark] }));

export const endRecording = ({ words: { database } }: Keeping, recording: RecordId, endedAt: number): Promise<void> => changed(database, recording, (kept) => ({ ...kept, endedAt }));

const changed = (database: Device['words']['database'], id: RecordId, change: (kept: Recording) => Recording): Promise<void> =>
  onOpenConnection(database, () =>
    database.transaction('rw', database.recordings, async () => {
      const kept = await database.recordings.get(id);
      if (kept) await database.recordings.put(change(kept));
    }),
  );

/** All its pieces behind each other: a file as the browser would have made it. */
export const soundOf = async ({ words: { database } }: Keeping, { id, format }: Pick<Recording, 'id' | 'format'>): Promise<Blob> => {
  const pieces = await onOpenConnection(database, () => database.sound.where('[recording+index]').between([id, 0], [id, Infinity]).toArray());
  return new Blob(pieces.map(({ bytes }) => bytes), { type: format });
};

/** Only a person asks for it: nothing else has what it takes away. */
export const deleteRecording = ({ words: { database } }: Keeping, id: RecordId): Promise<void> =>
  onOpenConnection(database, () =>
    database.transaction('rw', [database.recordings, database.sound], async () => {
      await database.sound.where('[recording+index]').between([id, 0], [id, Infinity]).delete();
      await database.recordings.delete(id);
    }),
  );
