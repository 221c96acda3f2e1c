/**
 * A check-in (informe de avance): what one area says of its milestones in one period.
 *
 * It is a statement: once published it is never edited; a later one may correct it.
 * Who may record one is asked in permissions.ts; what it does to rows, in decide-check-in.ts.
 */
import type { Day } from './day';
import { naturalId, type RecordId, type UserId } from './ids';
import type { CheckInState } from './life-cycles';
import { isBehind, type ReportedLevel } from './milestone';
import { accept, refuse, type Result } from './result';
import { checkInSlotsOf, type CheckInSlot } from './schedule';

export interface CheckIn {
  readonly id: RecordId;
  readonly commitment: RecordId;
  /** The organization that says it. */
  readonly organization: RecordId;
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
  readonly milestones: readonly RecordId[];
  readonly state: CheckInState;
  /** 1 for the first submission; one more after each return. */
  readonly round: number;
  readonly submittedOn: Day;
  readonly submittedBy: UserId;
  /** Coordination wrote it for the area: always said beside it. */
  readonly onBehalf?: boolean;
  readonly reason?: string;
  readonly acceptedOn?: Day;
  readonly publishedOn?: Day;
  readonly sourceMeeting?: RecordId;
  readonly demo?: boolean;
}

export interface CheckInLine {
  readonly id: RecordId;
  readonly checkIn: RecordId;
  readonly commitment: RecordId;
  readonly milestone: RecordId;
  readonly reported: ReportedLevel;
  readonly challenges?: string;
  readonly progress?: string;
  /** "No progress" is said, not left to silence. */
  readonly noProgress?: boolean;
  readonly nextSteps?: string;
  readonly evidence?: LineEvidence;
  /** Evidence with a record of its own that shows it. */
  readonly shownBy?: readonly RecordId[];
  /** Coordination put something right in it for the area, after it was submitted: always said beside it. */
  readonly correctedOnBehalf?: boolean;
  readonly demo?: boolean;
}

/** What shows that it was done, in words, and where it can be seen. */
export interface LineEvidence {
  readonly shows: string;
  readonly link?: string;
}

/** A line being typed: everything may still be missing. */
export interface LineDraft {
  readonly milestone: RecordId;
  readonly reported?: ReportedLevel;
  readonly progress: string;
  readonly noProgress: boolean;
  readonly challenges: string;
  readonly nextSteps: string;
  readonly evidenceShows: string;
  readonly evidenceLink: string;
  readonly shownBy?: readonly RecordId[];
}

/** The most records of evidence that one line points to. */
export const shownByLimit = 50;

/** Longest text of one field of a line, in letters. */
export const lineTextLimit = 4000;

export type LineRefusal =
  | { readonly kind: 'reported-missing'; readonly milestone: RecordId }
  | { readonly kind: 'progress-missing'; readonly milestone: RecordId }
  | { readonly kind: 'behind-needs-challenges'; readonly milestone: RecordId; readonly reported: ReportedLevel }
  | { readonly kind: 'complete-needs-evidence'; readonly milestone: RecordId }
  | { readonly kind: 'link-not-understood'; readonly milestone: RecordId }
  | { readonly kind: 'text-too-long'; readonly milestone: RecordId; readonly field: 'progress' | 'challenges' | 'nextSteps' | 'evidenceShows' };

export type CheckInRefusal =
  | { readonly kind: 'no-such-period' }
  | { readonly kind: 'period-not-open'; readonly opensOn: Day }
  | { readonly kind: 'no-lines' }
  | LineRefusal;

/** What a submission says of one milestone, once nothing is missing. */
export type StatedLine = Omit<CheckInLine, 'id' | 'checkIn' | 'commitment' | 'correctedOnBehalf' | 'demo'>;

/** Empty, as a new line starts. */
export const emptyLine = (milestone: RecordId): LineDraft => ({
  milestone,
  progress: '',
  noProgress: false,
  challenges: '',
  nextSteps: '',
  evidenceShows: '',
  evidenceLink: '',
});

/**
 * A typed line as a statement, or the first reason it is none. No progress must be said, not left to silence;
 * being behind needs a word on what held it up; complete needs evidence, in words or by its record. That the record says
 * what it shows is asked where the record is known.
 */
export const stateLine = (draft: LineDraft): Result<StatedLine, LineRefusal> => {
  const { milestone, reported } = draft;
  if (reported === undefined) return refuse({ kind: 'reported-missing', milestone });
  const tooLong = (['progress', 'challenges', 'nextSteps', 'evidenceShows'] as const).find((field) => draft[field].length > lineTextLimit);
  if (tooLong) return refuse({ kind: 'text-too-long', milestone, field: tooLong });
  if (!draft.noProgress && isBlank(draft.progress)) return refuse({ kind: 'progress-missing', milestone });
  if (isBehind(reported) && isBlank(draft.challenges)) return refuse({ kind: 'behind-needs-challenges', milestone, reported });
  if (reported === 'complete' && isBlank(draft.evidenceShows) && shownByOf(draft).length === 0) return refuse({ kind: 'complete-needs-evidence', milestone });
  if (!isBlank(draft.evidenceLink) && !isWebLink(draft.evidenceLink)) return refuse({ kind: 'link-not-understood', milestone });
  return accept(statedLine(draft, reported));
};

/** The line of a draft that an earlier statement fills in, when it is written again. */
export const lineToDraft = (line: StatedLine): LineDraft => ({
  milestone: line.milestone,
  reported: line.reported,
  progress: line.progress ?? '',
  noProgress: line.noProgress ?? false,
  challenges: line.challenges ?? '',
  nextSteps: line.nextSteps ?? '',
  evidenceShows: line.evidence?.shows ?? '',
  evidenceLink: line.evidence?.link ?? '',
  ...(line.shownBy ? { shownBy: line.shownBy } : {}),
});

export interface CheckInDraft {
  readonly commitment: RecordId;
  readonly slot: CheckInSlot;
  readonly lines: readonly LineDraft[];
}

/** Every line stated, or each refusal by its milestone; a period that has not begun takes none. */
export const recordCheckIn = (draft: CheckInDraft, today: Day): Result<readonly StatedLine[], readonly CheckInRefusal[]> => {
  if (draft.slot.from > today) return refuse([{ kind: 'period-not-open', opensOn: draft.slot.from }]);
  if (draft.lines.length === 0) return refuse([{ kind: 'no-lines' }]);
  const stated: StatedLine[] = [];
  const refusals: CheckInRefusal[] = [];
  for (const line of draft.lines) {
    const result = stateLine(line);
    if (result.accepted) stated.push(result.value);
    else refusals.push(result.refusal);
  }
  return refusals.length > 0 ? refuse(refusals) : accept(stated);
};

export const checkInId = (commitment: RecordId, from: Day): RecordId => naturalId(commitment, from);
export const checkInLineId = (checkIn: RecordId, milestone: RecordId): RecordId => naturalId(checkIn, milestone);

/** The slot that begins on a day, or undefined where the commitment has none. */
export const slotStarting = (commitment: { readonly start: Day; readonly end: Day }, from: Day): CheckInSlot | undefined =>
  checkInSlotsOf(commitment).find((slot) => slot.from === from);

/** Links lead to the web and nowhere else. */
export const isWebLink = (text: string): boolean => /^https?:\/\/[^\s/$.?#][^\s]*$/i.test(text.trim()) && text.length <= 2000;

const isBlank = (text: string): boolean => text.trim() === '';

const shownByOf = ({ shownBy }: Pick<LineDraft, 'shownBy'>): readonly RecordId[] => [...new Set(shownBy ?? [])];

const statedLine = (draft: LineDraft, reported: ReportedLevel): StatedLine => ({
  milestone: draft.milestone,
  reported,
  ...(isBlank(draft.progress) ? {} : { progress: draft.progress.trim() }),
  ...(draft.noProgress ? { noProgress: true } : {}),
  ...(isBlank(draft.challenges) ? {} : { challenges: draft.challenges.trim() }),
  ...(isBlank(draft.nextSteps) ? {} : { nextSteps: draft.nextSteps.trim() }),
  ...(isBlank(draft.evidenceShows)
    ? {}
    : { evidence: { shows: draft.evidenceShows.trim(), ...(isBlank(draft.evidenceLink) ? {} : { link: draft.evidenceLink.trim() }) } }),
  ...(shownByOf(draft).length === 0 ? {} : { shownBy: shownByOf(draft) }),
});
