/** What a spoken reason says is written out, once; and what the server alone says of the sound: that it came, and what the scanner found. */
import type { RowKey, RowOperation } from './change';
import type { Deciding, Operations } from './deciding';
import { reviewKey } from './decide-review-publication';
import type { ScanState } from './evidence';
import type { RecordId } from './ids';
import type { Fields } from './json';
import { audiencesOf, may } from './permissions';
import { accept, refuse } from './result';
import type { Review } from './review';
import { recordOf, type RowLookup } from './rows';
import type { WrittenOut } from './spoken-note';

export interface WriteOutArguments {
  readonly review: RecordId;
  readonly text: string;
}

export const writeOutRows = ({ review }: WriteOutArguments, row: RowLookup): readonly RowKey[] => voiceRows(review, row);

/** The review and those next to it that carry the same sound: who confirms a word says it with the same voice. */
export const voiceRows = (id: RecordId, row: RowLookup): readonly RowKey[] => {
  const carrying = carriersOf(id, row);
  const next = carrying.flatMap(({ follows, followedBy }) => [follows, followedBy]).filter((one) => one !== undefined);
  return [...new Set([id, ...carrying.map((review) => review.id), ...next])].map(reviewKey);
};

const carriersOf = (id: RecordId, row: RowLookup): readonly Review[] => {
  const review = recordOf('review', row(reviewKey(id)));
  if (!review?.voice) return review ? [review] : [];
  const found = [review];
  for (const next of ['follows', 'followedBy'] as const)
    for (let one = carrierAt(review[next], review, row); one && !found.some((known) => known.id === one?.id); one = carrierAt(one[next], review, row)) found.push(one);
  return found;
};

const carrierAt = (id: RecordId | undefined, { voice }: Review, row: RowLookup): Review | undefined => {
  const other = id === undefined ? undefined : recordOf('review', row(reviewKey(id)));
  return other?.voice?.sha256 === voice?.sha256 ? other : undefined;
};

/** Beside the sound, never in its place: neither the verdict nor a former word moves. Whoever may not hold the review is told the same as of one that never was. */
export const decideWriteOut = ({ review: id, text }: WriteOutArguments, { person, today, row }: Deciding): Operations => {
  const image = row(reviewKey(id));
  const review = recordOf('review', image);
  if (!image || !review) return refuse({ problem: 'missing', why: 'review' });
  if (!may(person, 'review.writeOut', today, { organization: review.body }))
    return refuse(audiencesOf(person, today, [review.organization]).includes(image.audience) ? { problem: 'forbidden', why: 'review.writeOut' } : { problem: 'missing', why: 'review' });
  if (!review.voice) return refuse({ problem: 'invalid', why: 'nothing-spoken' });
  if (review.writtenOut) return refuse({ problem: 'closed', why: 'already-written-out' });
  const said = text.trim();
  if (said === '') return refuse({ problem: 'invalid', why: 'text-missing' });
  const writtenOut: WrittenOut = { text: said, on: today, by: person.user };
  return accept(carriersOf(id, row).filter((one) => one.writtenOut === undefined).map((one) => patch(one.id, { writtenOut: writtenOut as unknown as Fields })));
};

export interface VoiceReceipt {
  readonly sha256: string;
  readonly bytes: number;
  readonly receivedAt: number;
  readonly scan: ScanState;
}

/** What the server writes once a sound is whole. Nothing where it is not the one that the review names (invariant 16). */
export const voiceReceivedOperations = (id: RecordId, { sha256, bytes, receivedAt, scan }: VoiceReceipt, row: RowLookup): readonly RowOperation[] =>
  carriersOf(id, row)
    .filter(({ voice }) => voice?.sha256 === sha256 && voice.bytes === bytes)
    .map((review) => patch(review.id, { voiceReceivedAt: review.voiceReceivedAt ?? receivedAt, voiceScan: scan }));

/** What the server writes when the scanner has looked at last. */
export const voiceScannedOperations = (id: RecordId, scan: ScanState, row: RowLookup): readonly RowOperation[] =>
  carriersOf(id, row).filter(({ voiceReceivedAt }) => voiceReceivedAt !== undefined).map((review) => patch(review.id, { voiceScan: scan }));

const patch = (id: RecordId, set: Fields): RowOperation => ({ ...reviewKey(id), act: 'patch', set });
