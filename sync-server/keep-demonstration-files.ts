/** The bytes of the demonstration's evidence, put where all bytes are kept. A store that is away costs these pictures, and nothing else. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BlobStore } from './blob-store/blob-store';
import type { DemonstrationFilesOf } from './modules/plans/demonstration-evidence-format';
import { referenceTo } from './modules/plans/demonstration-evidence-rows';
import { shippedDemonstration } from './plans/load-demonstration';

/** Doing it twice is once. Rejects with what the store says. */
export const keepDemonstrationFiles = async (store: Pick<BlobStore, 'put'>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bitacora-demonstration-'));
  try {
    const keep = async (file: DemonstrationFilesOf[string]): Promise<void> => {
      const { sha256, bytes } = referenceTo(file);
      const at = path.join(folder, sha256);
      await writeFile(at, Buffer.from(file.bytes, 'base64'));
      await store.put({ sha256, bytes }, at);
    };
    await Promise.all(Object.values(shippedDemonstration().demonstration.files).map(keep));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
