/**
 * The port behind which the bytes of evidence are kept: by their SHA-256, whole, never changed.
 *
 * Who may read or write which is asked above it. An adapter only keeps and finds; every adapter signs the contract in
 * test/contracts/blob-store.ts.
 */
import type { Readable } from 'node:stream';

/** SHA-256 of the bytes, 64 hexadecimal digits in lower case. */
export type BlobKey = string;

/** Both ends belong to it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface FoundBlob {
  /** Of the whole blob, whatever part of it is read. */
  readonly bytes: number;
  /** Ends with an error where the store goes away meanwhile; never with fewer bytes as if they were all. */
  readonly content: Readable;
}

export interface ListedBlob {
  readonly sha256: BlobKey;
  readonly bytes: number;
}

export interface BlobStore {
  /** For whoever watches the house. */
  readonly name: string;
  /**
   * Keeps the bytes of a local file, whose hash its caller has checked. Settles when they would outlive a power cut; doing it
   * twice is once. Where it fails, nothing is there under that key, or all of it.
   */
  readonly put: (blob: ListedBlob, file: string) => Promise<void>;
  /** A blob, or a part of it; undefined where there is none. A range beyond its end is the caller's mistake. */
  readonly read: (sha256: BlobKey, range?: ByteRange) => Promise<FoundBlob | undefined>;
  /** How many bytes it has; undefined where there is none. */
  readonly size: (sha256: BlobKey) => Promise<number | undefined>;
  /** What is not there is removed already. */
  readonly remove: (sha256: BlobKey) => Promise<void>;
  /** Every blob, in any order; what is kept or removed meanwhile may be in it or not. */
  readonly list: () => AsyncIterable<ListedBlob>;
}

/** The store does not answer, or refuses: nothing is wrong with what was asked, and asking later may help. Every method may throw it. */
export class BlobStoreAway extends Error {
  override readonly name = 'BlobStoreAway';
}

export const isBlobKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
