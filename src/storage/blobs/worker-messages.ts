/** What a page and its worker say to each other about bytes. */
import type { BytePlace, StoredFile } from './byte-store';

export type BytesAsk = { readonly owner: string } & (
  /** `source`: a file, or a port that answers each `null` with a piece, and with `null` at the end. */
  | { readonly kind: 'keep'; readonly file: string; readonly source: Blob | MessagePort; readonly place: BytePlace | undefined }
  /** Of what is on the disk already: how it would have been answered for when it was kept. */
  | ({ readonly kind: 'check' } & Named)
  | { readonly kind: 'list' }
  | ({ readonly kind: 'remove' } & Named)
  | { readonly kind: 'forget' }
);

interface Named {
  readonly file: string;
  readonly place: BytePlace;
}

export interface Measured {
  readonly sha256: string;
  readonly bytes: number;
  /** CRC-32, which archives ask for. */
  readonly crc: number;
  /** The first bytes, by which one knows what it is. */
  readonly head: Uint8Array;
}

export interface KeptFileOnDisk extends Measured {
  readonly place: BytePlace;
}

export interface ListedFile extends StoredFile {
  readonly place: BytePlace;
}

/** `unreadable`: the source gave no more. `no-room`: the disk takes no more. `not-the-same`: what was read back is not what was written. */
export type BytesTrouble = 'unreadable' | 'no-room' | 'not-the-same' | 'missing' | 'failed';

export type BytesAnswer =
  | { readonly id: number; readonly kind: 'progress'; readonly copied: number }
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly trouble: BytesTrouble; readonly why: string };

export interface AskedOfWorker {
  readonly id: number;
  readonly ask: BytesAsk;
}
