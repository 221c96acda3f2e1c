/** Whether a file may be sent: its record is here and names it, the person may add to it, and there is room. */
import { randomBytes } from 'node:crypto';
import type { BlobReference, Evidence } from '../../../src/domain/evidence';
import type { RecordId, UserId } from '../../../src/domain/ids';
import { accept, type Result } from '../../../src/domain/result';
import { refuseWith, type Refusal } from '../../http/problem';
import type { EvidenceFile } from './evidence-files';
import type { EvidenceParts } from './evidence-parts';
import { isTakenType } from './file-check';
import type { EvidencePart } from './safe-copies/copy-messages';
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
  const filed = await plans.find(plan, metadata.evidence);
  if (!filed) return refuseWith('evidence-unknown');
  if (!(await plans.maySend(plan, user, filed))) return refuseWith((await plans.mayRead(plan, user, filed)) ? 'not-allowed' : 'evidence-unknown');
  const reference = referenceOf(filed.record, metadata.part);
  if (!reference || reference.sha256 !== metadata.sha256 || reference.bytes !== length || reference.type !== metadata.type) return refuseWith('not-as-described');
  if (!isTakenType(metadata.type)) return refuseWith('type-not-taken', 'unknown');
  if (length === 0) return refuseWith('type-not-taken', 'empty');
  if (length > limits.file) return refuseWith('too-large', 'file');
  const file: EvidenceFile = { id: randomBytes(16).toString('hex'), plan, evidence: filed.record.id, part: metadata.part, sha256: metadata.sha256, bytes: length, type: metadata.type, by: user, area: filed.record.organization };
  if (await files.arrived(file)) return refuseWith('already-there');
  const area = file.area;
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

export const referenceOf = ({ original, preview, publicPicture }: Pick<Evidence, 'original' | 'preview' | 'publicPicture'>, part: EvidencePart): BlobReference | undefined => ({ original, preview, picture: publicPicture })[part];
