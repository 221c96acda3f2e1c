/** The rooms of evidence, put together: where bytes lie, who looks at them, and the work that goes on beside the requests. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { filesBlobStore } from './blob-store/files-blob-store';
import { s3BlobStore } from './blob-store/s3-blob-store';
import type { BlobStore } from './blob-store/blob-store';
import type { Config } from './config';
import { blobsFolder, uploadsFolder } from './data-directory';
import type { Kept } from './kept';
import { evidenceFiles } from './modules/evidence/evidence-files';
import type { EvidenceParts } from './modules/evidence/evidence-parts';
import { openFileWork, type FileWork } from './modules/evidence/file-work';
import { lonelyBlobs } from './modules/evidence/lonely-blobs';
import type { PlanEvidence } from './modules/evidence/plan-evidence';
import { openSafeCopies } from './modules/evidence/safe-copies/safe-copies';
import { clamdScanner } from './modules/evidence/scan/clamd';
import { sharedLocker } from './modules/evidence/shared-locker';
import { signedLinks, type SignedLinks } from './modules/evidence/signed-links';
import { finishUpload } from './modules/evidence/finish-upload';
import { tusDoor, type TusDoor } from './modules/evidence/tus-server';
import { watchedStore } from './modules/evidence/watched-store';

export interface EvidenceRooms {
  readonly parts: EvidenceParts;
  readonly tus: TusDoor;
  readonly links: SignedLinks;
  readonly work: FileWork;
  readonly stop: () => Promise<void>;
}

export interface EvidenceOpening {
  readonly config: Config;
  readonly kept: Kept;
  readonly plans: PlanEvidence;
  readonly secret: string;
  readonly isServing: boolean;
  readonly now: () => number;
  readonly log: Logger;
}

export const openBlobStore = (config: Pick<Config, 'dataDir' | 'blobsDir' | 'bucket'>): BlobStore => (config.bucket ? s3BlobStore(config.bucket) : filesBlobStore(path.join(config.blobsDir ?? config.dataDir, blobsFolder)));

export const openEvidence = ({ config, kept, plans, secret, isServing, now, log }: EvidenceOpening): EvidenceRooms => {
  const uploadsDir = path.join(config.blobsDir ?? config.dataDir, uploadsFolder);
  mkdirSync(uploadsDir, { recursive: true, mode: 0o700 });
  const parts: EvidenceParts = {
    plans,
    files: evidenceFiles(kept.accounts),
    store: watchedStore(openBlobStore(config)),
    lonely: lonelyBlobs(kept.accounts),
    copies: openSafeCopies(),
    scanner: config.clamd && clamdScanner(config.clamd),
    uploadsDir,
    limits: config.fileLimits,
    now,
    log,
  };
  const work = openFileWork(parts, isServing);
  const tus = tusDoor({
    uploadsDir,
    // One server alone holds its folder for itself.
    ...(kept.accounts.kind === 'postgres' ? { locker: sharedLocker(kept.accounts, now) } : {}),
    finish: async (file) => {
      const refusal = await finishUpload(parts, file);
      if (!refusal) work.wake();
      return refusal;
    },
  });
  return { parts, tus, links: signedLinks(secret), work, stop: work.stop };
};
