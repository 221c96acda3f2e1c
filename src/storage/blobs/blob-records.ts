/** What the words database knows of bytes: which are here, what is being captured, what is on its way. The bytes stand beside it. */
import type { BlobReference } from '../../domain/evidence';
import type { RecordId } from '../../domain/ids';
import type { BytePlace } from './byte-store';

/** Bytes on this device: read back, and equal to what was handed over. */
export interface KeptBlob extends BlobReference {
  readonly file: string;
  readonly place: BytePlace;
  /** CRC-32, which archives ask for. */
  readonly crc: number;
  readonly keptAt: number;
}

export type CaptureHow = 'camera' | 'files' | 'recorder' | 'scan' | 'shared' | 'recording' | 'found' | 'voice';

/** What it was captured for, as far as it was known then. */
export interface CaptureAbout {
  readonly commitment?: RecordId;
  readonly milestone?: RecordId;
  readonly meeting?: RecordId;
  readonly agreement?: RecordId;
  readonly checkIn?: RecordId;
  readonly request?: RecordId;
}

/** One thing that was kept, with what was made of it here. */
export interface KeptFile {
  readonly original: BlobReference;
  /** At most 40 kB. */
  readonly preview?: BlobReference;
  /** How the picture looks: 64 bits in 16 hex digits. */
  readonly look?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A copy that has begun. Whoever finds it without its end knows what it was to become. */
export interface CopyBegun {
  readonly file: string;
  readonly name?: string;
  /** As long as it is to become; undefined where nobody knows before its end. */
  readonly bytes?: number;
  /** What a person chose, and not something made of it. */
  readonly isOriginal: boolean;
}

/** A copy that was cut off: its source is gone with the page. */
export interface CutCopy {
  readonly name?: string;
  readonly bytes?: number;
  readonly copied: number;
}

/** Written before a camera, a microphone or a picker opens: opening one can end the page. */
export interface PendingCapture {
  readonly id: RecordId;
  readonly how: CaptureHow;
  readonly about: CaptureAbout;
  /** Device time in ms. */
  readonly openedAt: number;
  readonly kept: readonly KeptFile[];
  readonly copies: readonly CopyBegun[];
  readonly cut: readonly CutCopy[];
}

/** Of evidence; `voice` is the reason of a review. */
export type BlobPart = 'preview' | 'picture' | 'original' | 'voice';

/** What is known of sending one part of a piece of evidence, or the voice of a review. That it is to be sent stands in the record itself. */
export interface Sending {
  /** Record and part. */
  readonly id: string;
  /** Of a voice, the review. */
  readonly evidence: RecordId;
  readonly part: BlobPart;
  readonly sha256: string;
  readonly sentBytes: number;
  /** Where the server expects the rest. */
  readonly upload?: string;
  /** The server answered for the last byte, in ms. */
  readonly sentAt?: number;
  /** The server refused it for good, with this code. */
  readonly problem?: string;
  readonly tries: number;
  /** Not again before, in ms. */
  readonly notBefore?: number;
}

