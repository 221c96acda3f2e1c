/** What is kept of a recording: its record, and its sound in pieces. Shapes only. */
import type { RecordId } from '../domain/ids';

/** A moment of the recording, and what was being done then. */
export interface Bookmark {
  /** Into the recording. */
  readonly atMs: number;
  readonly agendaItem?: RecordId;
  readonly agreement?: RecordId;
}

export interface Recording {
  readonly id: RecordId;
  /** The meeting it is of, the piece of evidence that it becomes, or the reason that it is (see spoken-notes.ts). */
  readonly meeting: RecordId;
  /** As the browser names it: `audio/webm;codecs=opus`. */
  readonly format: string;
  readonly startedAt: number;
  readonly bookmarks: readonly Bookmark[];
  readonly pieces: number;
  readonly bytes: number;
  readonly ms: number;
  /** When its latest piece came to the disk. */
  readonly keptAt?: number;
  /** Ended by a person; without it the recording was cut off, or goes on. */
  readonly endedAt?: number;
}

export interface SoundPiece {
  readonly recording: RecordId;
  readonly index: number;
  readonly bytes: ArrayBuffer;
}
