/** The last byte came: what arrived is hashed and looked at, and only then it counts. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Refusal } from '../../http/problem';
import type { EvidenceFile } from './evidence-files';
import type { EvidenceParts } from './evidence-parts';
import { objectionTo } from './file-check';

export const uploadPlace = (uploadsDir: string, id: string): string => path.join(uploadsDir, id);

/** Undefined where it is what was announced; else it is dropped, and this says why. What is kept would outlive a power cut. */
export const finishUpload = async ({ files, uploadsDir, now, log }: Pick<EvidenceParts, 'files' | 'uploadsDir' | 'now' | 'log'>, file: EvidenceFile): Promise<Refusal | undefined> => {
  const place = uploadPlace(uploadsDir, file.id);
  const refusal = await refusalOf(place, file);
  if (refusal) {
    await dropUpload({ files, uploadsDir }, file.id);
    log.info({ record: file.record, part: file.part, problem: refusal.problem, detail: refusal.detail }, 'a file was not taken');
    return refusal;
  }
  await bringToDisk(place);
  await files.move(file.id, 'whole', now());
  return undefined;
};

const refusalOf = async (place: string, { sha256, type }: EvidenceFile): Promise<Refusal | undefined> => {
  if ((await hashOfFile(place)) !== sha256) return { problem: 'hash-mismatch' };
  const objection = await objectionTo(place, type);
  return objection && { problem: 'type-not-taken', detail: objection };
};

export const hashOfFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
};

const bringToDisk = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Its bytes, what tus wrote beside them, and its line. */
export const dropUpload = async ({ files, uploadsDir }: Pick<EvidenceParts, 'files' | 'uploadsDir'>, id: string): Promise<void> => {
  await forgetUploadFile(uploadsDir, id);
  await files.drop(id);
};

export const forgetUploadFile = async (uploadsDir: string, id: string): Promise<void> => {
  for (const name of [id, `${id}.json`]) await rm(path.join(uploadsDir, name), { force: true });
};
