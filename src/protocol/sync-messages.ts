/** What a device and the server say to each other. Shapes only; how they are read at the door is in sync-schemas.ts. */
import type { Audience, Change, Outcome, RowImage, RowKey } from '../domain/change';
import type { DeviceId, UserId } from '../domain/ids';

/**
 * Raised when the wire changes. History:
 * 1 — rows, outcomes, audiences, forks (first release).
 *     Meetings came with schema 2: new records and acts, which an older server parks and an older device keeps unread.
 *     Evidence and its requests came with schema 3, in the same way; an approval of minutes says since then what
 *     its author saw, and rows of meetings that everybody is told of have an audience of their own, `site`.
 *     Reviews, the views of the forum and assessments came with schema 4; with it an approval of minutes names the
 *     requests of evidence that the meeting raised.
 *     Reasons said aloud came with schema 5: a judgement may name a sound, and an act writes out what it says. An older
 *     server keeps such a review parked and says so to its author; an older device shows the review without its sound.
 *     A push takes 1,000 changes where it took 500; a server that takes fewer answers 413, and the device sends it in parts.
 */
export const protocolVersion = 1;

/** The detail of `not-allowed` where the session is not the named user's. */
export const anotherPerson = 'another-person';

/** The version of the records' shapes that a device knows. A server may learn more fields; it never takes one back. */
export const schemaVersion = 5;

export const pushLimit = { changes: 1000, bytes: 512 * 1024 } as const;
export const seenHeadsLimit = 12;

export interface Cursor {
  readonly epoch: string;
  readonly seq: number;
  readonly audiences: readonly Audience[];
  /** Audiences still being filled from the beginning, and how far each is. */
  readonly filling: Readonly<Record<Audience, number>>;
  /** The highest head that any page of this cache was computed at, and its chain. */
  readonly observedHead: number;
  readonly observedChain: string;
}

/** [seq, chain]: a head the device once saw. */
export type SeenHead = readonly [number, string];

/** What the device owes, so that coordination sees which tablets have words that nobody else has. */
export interface Owed {
  readonly waiting: number;
  readonly oldestAt: number | null;
  readonly persisted: boolean | null;
  readonly app: string;
}

export interface SyncRequest {
  readonly protocol: number;
  /** Whose words these are: a session of anybody else is refused. Our courier always names them. */
  readonly user?: UserId;
  readonly device: DeviceId;
  readonly schema: number;
  readonly sentAt: number;
  readonly cursor: Cursor;
  /** Ascending. */
  readonly seenHeads: readonly SeenHead[];
  /** Oldest first. */
  readonly push: readonly Change[];
  readonly owed: Owed;
  /** The most rows a page may hold; the server may send fewer. */
  readonly pageRows?: number;
}

export interface Page {
  readonly rows: readonly RowImage[];
  readonly deleted: readonly (RowKey & { readonly seq: number })[];
  readonly gone: readonly RowKey[];
  readonly movedAudience: readonly (RowKey & { readonly audience: Audience })[];
  readonly dropAudiences: readonly Audience[];
  readonly next: Cursor;
  readonly more: boolean;
}

export interface SyncResponse {
  readonly now: number;
  readonly epoch: string;
  readonly head: number;
  /** In push order; may be a prefix: what has no outcome is sent again. */
  readonly outcomes: readonly Outcome[];
  /** The last head that server and device agree on, where their histories parted; null where they did not. */
  readonly fork: number | null;
  readonly reset?: true;
  readonly page?: Page;
}

export const emptyCursor: Cursor = { epoch: '', seq: 0, audiences: [], filling: {}, observedHead: 0, observedChain: '' };
