/** What the rooms of evidence ask and write of reasons said aloud: the sound of a review, by the review that names it. */
import { voiceReceivedOperations, voiceRows, voiceScannedOperations } from '../src/domain/decide-write-out';
import type { RecordId } from '../src/domain/ids';
import { recordOf, type RowLookup } from '../src/domain/rows';
import type { Review } from '../src/domain/review';
import type { RowImage, RowOperation } from '../src/domain/change';
import type { ScanState } from '../src/domain/evidence';
import type { FiledVoice, NamedBytes, ReceivedFile } from './modules/evidence/plan-evidence';
import type { ChangeLogView } from './modules/sync/change-log-store';
import { rowsAround } from './rows-around';

/** A voice is kept in the room of the body whose reason it is: no area pays for what is said of it. */
export const namedVoice = async (log: ChangeLogView, id: RecordId): Promise<NamedBytes | undefined> => {
  const { row, review } = await reviewIn(log, id);
  return row && review && { record: id, part: 'voice', author: review.reviewer, area: review.body, audience: row.audience, ...(review.voice ? { reference: review.voice } : {}) };
};

export const filedVoice = async (log: ChangeLogView, id: RecordId): Promise<FiledVoice | undefined> => {
  const { review } = await reviewIn(log, id);
  if (!review?.voice) return undefined;
  const { voice, organization, voiceReceivedAt, voiceScan } = review;
  return { voice, organization, ...(voiceReceivedAt === undefined ? {} : { receivedAt: voiceReceivedAt }), ...(voiceScan === undefined ? {} : { scan: voiceScan }) };
};

const reviewIn = async (log: ChangeLogView, id: RecordId): Promise<{ readonly row?: RowImage; readonly review?: Review | undefined }> => {
  const [row] = await log.rows([{ entity: 'review', id }]);
  return row && !row.deleted ? { row, review: recordOf('review', row) } : {};
};

/** The areas of which somebody was judged with these bytes, as far as they came. */
export const areasOfVoice = async (log: ChangeLogView, sha256: string): Promise<readonly RecordId[]> =>
  (await log.rowsOf('review')).flatMap((row) => {
    const review = recordOf('review', row);
    return review?.voiceReceivedAt !== undefined && review.voice?.sha256 === sha256 ? [review.organization] : [];
  });

export const voiceReceived = async (log: ChangeLogView, id: RecordId, { sha256, bytes, scan }: ReceivedFile, receivedAt: number): Promise<readonly RowOperation[]> =>
  scan === undefined ? [] : voiceReceivedOperations(id, { sha256, bytes, receivedAt, scan }, await around(log, id));

export const voiceScanned = async (log: ChangeLogView, id: RecordId, scan: ScanState): Promise<readonly RowOperation[]> => voiceScannedOperations(id, scan, await around(log, id));

const around = (log: ChangeLogView, id: RecordId): Promise<RowLookup> => rowsAround(log, (row) => voiceRows(id, row));
