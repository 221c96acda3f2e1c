/** What the rooms of evidence share: put together in the container. */
import type { Logger } from 'pino';
import type { PlanEvidence } from './plan-evidence';
import type { LonelyBlobs } from './lonely-blobs';
import type { EvidenceFiles } from './evidence-files';
import type { SafeCopies } from './safe-copies/safe-copies';
import type { Scanner } from './scan/scanner';
import type { WatchedStore } from './watched-store';

export interface FileLimits {
  /** Of one file, of all that a person sent to a plan, and of all that one area has there, in bytes. */
  readonly file: number;
  readonly person: number;
  readonly area: number;
}

export interface EvidenceParts {
  readonly plans: PlanEvidence;
  readonly files: EvidenceFiles;
  readonly store: WatchedStore;
  readonly lonely: LonelyBlobs;
  readonly copies: SafeCopies;
  /** Undefined: the operator has chosen to run without one. */
  readonly scanner: Scanner | undefined;
  /** The folder of what is on its way in; shared where several servers share the database. */
  readonly uploadsDir: string;
  readonly limits: FileLimits;
  readonly now: () => number;
  readonly log: Logger;
}

/** What is not gone on with for this long is dropped, ms. */
export const uploadLifeMs = 30 * 86_400_000;
