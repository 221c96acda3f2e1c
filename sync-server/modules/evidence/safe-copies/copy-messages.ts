/** What the house and the process that opens files say to each other. */
import type { UnopenedWhy } from '../../../../src/domain/evidence';

/** Which bytes they are: of the device's own preview, of the picture with blurred faces, of the original. */
export type EvidencePart = 'preview' | 'picture' | 'original';

export interface CopyRequest {
  readonly file: string;
  readonly type: string;
  readonly part: EvidencePart;
  /** An empty folder for what is made. */
  readonly into: string;
}

/** A file in that folder. */
export interface MadeCopy {
  readonly part: string;
  readonly name: string;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** Why nothing safe could be made of a file. */
export type CopyTrouble = UnopenedWhy;

export type CopyOutcome = { readonly made: readonly MadeCopy[] } | { readonly trouble: CopyTrouble };

export const copyLimits = {
  /** Of a picture, as it says itself before anything of it is unpacked. */
  pixels: 120_000_000,
  picture: 2048,
  preview: 480,
  pages: 20,
  page: { width: 1400, height: 2000 },
  textBytes: 1024 * 1024,
  /** A document or a sound is read whole to be opened. */
  fileBytes: 150 * 1024 * 1024,
  seconds: 60,
  /** Kilobytes of memory that the process may have for its data. */
  memoryKilobytes: 900_000,
} as const;
