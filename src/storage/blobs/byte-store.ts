/** Where bytes are kept on this device. Two adapters sign one contract: files of the browser's own disk, and pieces in IndexedDB. */

export type BytePlace = 'opfs' | 'chunks';

/** What is copied, read back and hashed at a time: never more of a file than this is in memory. */
export const pieceBytes = 4 * 1024 * 1024;

/**
 * Obligations: what a writer closed is on the disk, whole and in order; what it did not close is listed with what reached
 * the disk, or not at all; a file that is read yields what was written and nothing else; names are never used twice.
 */
export interface ByteStore {
  readonly place: BytePlace;
  readonly create: (file: string) => Promise<ByteWriter>;
  readonly read: (file: string) => AsyncIterable<Uint8Array>;
  readonly list: () => Promise<readonly StoredFile[]>;
  /** Whatever is not there is gone already. */
  readonly remove: (file: string) => Promise<void>;
  /** Takes all of it away. */
  readonly forget: () => Promise<void>;
}

export interface ByteWriter {
  readonly append: (piece: Uint8Array) => Promise<void>;
  /** Resolves when all of it is on the disk. */
  readonly close: () => Promise<void>;
  /** Lets go of the file; what reached the disk stays there. */
  readonly abandon: () => Promise<void>;
}

export interface StoredFile {
  readonly file: string;
  readonly bytes: number;
}
