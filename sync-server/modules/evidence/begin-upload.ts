/** Whether a file may be sent: its record is here and names it, the person may add to it, and there is room. */
import { randomBytes } from 'node:crypto';
import type { RecordId, UserId } from '../../../src/domain/ids';
import { accept, type Result } from '../../../src/domain/result';
import { refuseWith, type Refusal } from '../../http/problem';
import type { EvidenceFile } from './evidence-files';
import type { EvidenceParts } from './evidence-parts';
import { isTakenType } from './file-check';
import type { UploadMetadata } from './upload-metadata';

export interface AskedUpload {
  readonly plan: RecordId;
  readonly user: UserId;
  readonly metadata: UploadMetadata;
  readonly length: number;
}

/** Uploads that one person may have begun in a plan and not ended. */
const openAtMost = 1000;

/** The upload, written down as begun; or why not. `already-there` where the bytes are here: then nothing is to be sent. */
export const beginUpload = async (parts: EvidenceParts, asked: AskedUpload): Promise<Result<EvidenceFile, Refusal>> => {
  const { plans, files, store, limits, now } = parts;
  const { plan, user, metadata, length } = asked;
  const named = await plans.named(plan, metadata);
  const unknown = metadata.part === 'voice' ? 'review-unknown' : 'evidence-unknown';
  if (!named) return refuseWith(unknown);
  if (!(await plans.maySend(plan, user, named))) return refuseWith((await plans.mayRead(plan, user, named)) ? 'not-allowed' : unknown);
  const { reference, area } = named;
  if (!reference || reference.sha256 !== metadata.sha256 || reference.bytes !== length || reference.type !== metadata.type) return refuseWith('not-as-described');
  if (!isTakenType(metadata.type)) return refuseWith('type-not-taken', 'unknown');
  if (length === 0) return refuseWith('type-not-taken', 'empty');
  if (length > limits.file) return refuseWith('too-large', 'file');
  const file: EvidenceFile = { id: randomBytes(16).toString('hex'), plan, record: named.record, part: metadata.part, sha256: metadata.sha256, bytes: length, type: metadata.type, by: user, area };
  if (await files.arrived(file)) return refuseWith('already-there');
  if ((await files.bytesOf(plan, { by: user })) + length > limits.person || (await files.openOf(plan, user)) >= openAtMost) return refuseWith('quota-full', 'person');
  if ((await files.bytesOf(plan, { area })) + length > limits.area) return refuseWith('quota-full', 'area');
  if (store.isAway()) return { accepted: false, refusal: storeAway };
  // Whoever may read the same bytes elsewhere in the plan has them already: they are not sent again.
  if ((await plans.mayReadBytes(plan, user, file.sha256)) && (await store.size(file.sha256)) === length) {
    await files.begin(file, 'whole', now());
    return refuseWith('already-there');
  }
  await files.begin(file, 'coming', now());
  return accept(file);
};

export const storeAway: Refusal = { problem: 'bytes-away', retryAfterMs: 60_000 };
