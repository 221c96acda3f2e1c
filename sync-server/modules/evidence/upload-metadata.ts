/** What a device says of a file before it sends it: the Upload-Metadata of tus, read strictly. */
import { Metadata } from '@tus/server';
import * as v from 'valibot';
import { isRecordId } from '../../../src/domain/ids';
import { isBlobKey } from '../../blob-store/blob-store';
import type { PartOfRecord } from './plan-evidence';

const longestHeader = 4096;

const record = v.pipe(v.string(), v.check(isRecordId));
const file = { sha256: v.pipe(v.string(), v.check(isBlobKey)), type: v.pipe(v.string(), v.maxLength(120)) };
const schema = v.variant('part', [
  v.object({ evidence: record, part: v.picklist(['preview', 'picture', 'original']), ...file }),
  v.object({ review: record, part: v.literal('voice'), ...file }),
]);

export interface UploadMetadata extends PartOfRecord {
  readonly sha256: string;
  readonly type: string;
}

/** Undefined for what says less, or strangely. More may be said and is not read: the name stands in the record. */
export const readMetadata = (header: string | undefined): UploadMetadata | undefined => {
  if (header === undefined || header.length > longestHeader) return undefined;
  try {
    const read = v.safeParse(schema, Metadata.parse(header));
    if (!read.success) return undefined;
    const { output } = read;
    return { record: output.part === 'voice' ? output.review : output.evidence, part: output.part, sha256: output.sha256, type: output.type };
  } catch {
    return undefined;
  }
};

export const readLength = (header: string | undefined): number | undefined => (header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined);
