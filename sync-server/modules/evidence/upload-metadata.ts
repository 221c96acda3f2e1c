/** What a device says of a file before it sends it: the Upload-Metadata of tus, read strictly. */
import { Metadata } from '@tus/server';
import * as v from 'valibot';
import { isRecordId } from '../../../src/domain/ids';
import { isBlobKey } from '../../blob-store/blob-store';

const longestHeader = 4096;

const schema = v.object({
  evidence: v.pipe(v.string(), v.check(isRecordId)),
  part: v.picklist(['preview', 'picture', 'original']),
  sha256: v.pipe(v.string(), v.check(isBlobKey)),
  type: v.pipe(v.string(), v.maxLength(120)),
});

export type UploadMetadata = v.InferOutput<typeof schema>;

/** Undefined for what says less, or strangely. More may be said and is not read: the name stands in the record. */
export const readMetadata = (header: string | undefined): UploadMetadata | undefined => {
  if (header === undefined || header.length > longestHeader) return undefined;
  try {
    const read = v.safeParse(schema, Metadata.parse(header));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
};

export const readLength = (header: string | undefined): number | undefined => (header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined);
