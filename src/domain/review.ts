/**
 * A review (revisión): what the monitoring body concluded of one piece of evidence, or of what an area says of one milestone.
 *
 * It is a statement that nobody edits, its author neither: who sees it otherwise later confirms or revises it, and that is a review
 * of its own which follows the former. It names the version that was judged. What acts do to rows: decide-review.ts.
 */
import { maker, writerOf, type RowImage, type Seen, type Writers } from './change';
import type { Day } from './day';
import type { ScanState } from './evidence';
import type { RecordId, UserId } from './ids';
import { isReason, type ReviewState } from './life-cycles';
import { verifiedStates, type Verified } from './milestone';
import type { SpokenNote, WrittenOut } from './spoken-note';
import { addWorkingDays } from './working-days';

export const reviewSubjects = ['evidence', 'checkInLine'] as const;
export type ReviewSubject = (typeof reviewSubjects)[number];

export const verdicts = ['sufficient', 'partial', 'insufficient', 'notRelevant', 'inaccessible', 'needsClarification'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a review may conclude of a milestone. */
export const conclusions = verifiedStates.filter((state): state is Conclusion => state !== 'unreviewed');
export type Conclusion = Exclude<Verified, 'unreviewed'>;

/** What is concluded, and why. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly note?: string;
  /** Why, said aloud: in the place of the note or beside it. */
  readonly voice?: SpokenNote;
  /** Where else it can be seen: norms, pages, files by their number. */
  readonly references?: readonly string[];
  /** The milestone that it is about. */
  readonly milestone?: RecordId;
  /** What the milestone is from now on, once the review is published; absent, it stays what it is. */
  readonly verified?: Conclusion;
}

export type ReviewKind = 'issued' | 'confirmed' | 'revised';

/** What the area said of it, in its one answer. */
export interface ReviewReply {
  readonly text: string;
  readonly on: Day;
  readonly by: UserId;
  /** Coordination answered for the area. */
  readonly onBehalf?: boolean;
}

export interface Review extends Judgement {
  readonly id: RecordId;
  readonly subject: ReviewSubject;
  /** The evidence or the line that was judged. */
  readonly of: RecordId;
  readonly commitment: RecordId;
  /** The area that is judged, and may answer. */
  readonly organization: RecordId;
  /** The monitoring body. */
  readonly body: RecordId;
  readonly reviewer: UserId;
  /** Who had last written each part of what was judged, as its author saw it. */
  readonly version: Seen;
  /** Of the bytes that were judged. */
  readonly sha256?: string;
  /** Of the check-in whose line was judged. */
  readonly round?: number;
  readonly kind: ReviewKind;
  readonly follows?: RecordId;
  readonly followedBy?: RecordId;
  /** `issued`: what was judged had changed when it arrived, and its author is asked to confirm or to look again. */
  readonly state: ReviewState;
  readonly issuedOn: Day;
  /** The last day on which the area may answer. */
  readonly until?: Day;
  readonly reply?: ReviewReply;
  readonly publishedOn?: Day;
  /** The server's time in ms when the sound was whole and its hash was right. */
  readonly voiceReceivedAt?: number;
  readonly voiceScan?: ScanState;
  /** What the voice says, written afterwards. */
  readonly writtenOut?: WrittenOut;
  readonly demo?: boolean;
}

export const reviewLimits = { note: 4000, writtenOut: 8000, reply: 4000, references: 20, reference: 500 } as const;

/** Working days that an area has to answer, unless the monitoring body gives it longer. */
export const replyWindowDays = 5;

/** The last day of the window that opens on a day. */
export const replyUntil = (issuedOn: Day): Day => addWorkingDays(issuedOn, replyWindowDays);

/** The parts that say what is judged; what else moves of a row (where it stands, that its bytes came) is no other version. */
const judgedGroups = { evidence: ['description', 'milestones'], checkInLine: ['statement', 'progress', 'nextSteps', 'evidence'] } as const satisfies Readonly<Record<ReviewSubject, readonly string[]>>;

/** The version of a row that somebody looks at now. */
export const versionOf = (subject: ReviewSubject, writers: Writers): Seen => Object.fromEntries(judgedGroups[subject].map((group) => [group, writerOf(writers, group)]));

/** What stands there is no longer what was judged: it was written again, or something took its place. */
export const isOutdated = ({ subject, version }: Pick<Review, 'subject' | 'version'>, row: Pick<RowImage, 'fields' | 'writers'> | undefined): boolean =>
  row !== undefined && (row.fields['supersededBy'] !== undefined || judgedGroups[subject].some((group) => !isAsSeen(version, row.writers, group)));

/** A part that the version does not name is as whoever made the row left it. */
const isAsSeen = (version: Seen, writers: Writers, group: string): boolean => {
  const isNamed = Object.hasOwn(version, group) || Object.hasOwn(version, maker);
  return isNamed ? writerOf(version, group) === writerOf(writers, group) : !Object.hasOwn(writers, group);
};

/** The area may still answer. */
export const isReplyOpen = ({ state, until, followedBy }: Pick<Review, 'state' | 'until' | 'followedBy'>, today: Day): boolean =>
  state === 'replyWindow' && followedBy === undefined && (until ?? '') >= today;

/** Its time to answer is over, and nobody said anything: it goes out as it is. */
export const isReplyOver = ({ state, until, followedBy }: Pick<Review, 'state' | 'until' | 'followedBy'>, today: Day): boolean =>
  state === 'replyWindow' && followedBy === undefined && (until ?? '') < today;

/** A verdict that leaves something to be wished tells what: the area must be able to answer it. */
export const needsNote = ({ verdict, verified }: Pick<Judgement, 'verdict' | 'verified'>): boolean =>
  verdict === 'partial' || verdict === 'insufficient' || verdict === 'needsClarification' || verified === 'disputed';

/** Why is said, in writing or aloud. */
export const saysWhy = ({ note, voice }: Pick<Judgement, 'note' | 'voice'>): boolean => isReason(note) || voice !== undefined;
