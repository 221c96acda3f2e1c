/** Half-typed work: kept within a second of each key, until it is sent or thrown away. */
import { checkInId, checkInLineId, emptyLine, stateLine, type LineDraft } from '../domain/check-in';
import type { Seen } from '../domain/change';
import type { Day } from '../domain/day';
import type { SeenRows } from '../domain/deciding';
import type { RecordId } from '../domain/ids';
import type { Json } from '../domain/json';
import { putBare } from './bare';
import type { Device } from './device';
import { onOpenConnection } from './open-connection';
import type { Draft } from './words-store';

export const draftOf = (device: Pick<Device, 'words'>, key: string): Promise<Draft | undefined> =>
  onOpenConnection(device.words.database, () => device.words.database.drafts.get(key));

/** All drafts of this person, newest first. */
export const draftsOf = async (device: Pick<Device, 'words'>): Promise<readonly Draft[]> =>
  (await onOpenConnection(device.words.database, () => device.words.database.drafts.toArray())).sort((one, other) => other.savedAt - one.savedAt);

/** Resolves when the draft is on the disk; throws when it is not, and then the screen says so. */
export const saveDraft = async (
  device: Pick<Device, 'words' | 'now'>,
  draft: { readonly key: string; readonly kind: string; readonly content: Json },
): Promise<number> => {
  const savedAt = device.now();
  const { database } = device.words;
  await onOpenConnection(database, () => putBare(database, 'drafts', { ...draft, savedAt } satisfies Draft));
  return savedAt;
};

export const discardDraft = (device: Pick<Device, 'words'>, key: string): Promise<void> =>
  device.words.transact((transaction) => transaction.removeDraft(key));

/** A check-in being written: all its lines, and who had written what its author saw when they began. */
export interface CheckInDraftContent {
  readonly commitment: RecordId;
  readonly from: Day;
  readonly lines: readonly LineDraft[];
  readonly seen: SeenRows;
}

/** One line of a submitted check-in being corrected. `base` is the line as it stood when its author began. */
export interface LineDraftContent {
  readonly commitment: RecordId;
  readonly from: Day;
  readonly line: LineDraft;
  readonly base: LineDraft;
  readonly seen: Seen;
}

export const checkInDraftKind = 'check-in';
export const lineDraftKind = 'check-in-line';

/** Of a draft whose place a newer one from a copy has taken: it is kept beside it, and only a person throws it away. */
export const replacedDraftKind = 'replaced';

export const asReplaced = ({ key, kind, content, savedAt }: Draft): Draft => ({ key: `${replacedDraftKind}/${savedAt}/${key}`, kind: replacedDraftKind, content: { kind, content }, savedAt });

/** What a replaced draft was; any other draft is itself. */
export const asItWas = (draft: Draft): Draft => (draft.kind === replacedDraftKind ? { ...draft, ...(draft.content as Pick<Draft, 'kind' | 'content'>) } : draft);

export const checkInDraftKey = (commitment: RecordId, from: Day): string => `${checkInDraftKind}/${checkInId(commitment, from)}`;
export const lineDraftKey = (commitment: RecordId, from: Day, milestone: RecordId): string => `${lineDraftKind}/${checkInLineId(checkInId(commitment, from), milestone)}`;

/** The content of a check-in's draft; undefined for any other draft. What an older version did not keep starts empty. */
export const readCheckInDraft = (draft: Pick<Draft, 'kind' | 'content'> | undefined): CheckInDraftContent | undefined => {
  if (draft?.kind !== checkInDraftKind) return undefined;
  const content = draft.content as unknown as CheckInDraftContent;
  return { ...content, lines: content.lines.map(wholeLine) };
};

/** The content of a correction's draft; undefined for any other draft. */
export const readLineDraft = (draft: Pick<Draft, 'kind' | 'content'> | undefined): LineDraftContent | undefined => {
  if (draft?.kind !== lineDraftKind) return undefined;
  const content = draft.content as unknown as LineDraftContent;
  return { ...content, line: wholeLine(content.line), base: wholeLine(content.base) };
};

const wholeLine = (line: LineDraft): LineDraft => ({ ...emptyLine(line.milestone), ...line });

export interface DraftExtent {
  readonly answered: number;
  readonly total: number;
  /** Nothing is missing: it could be sent as it is. */
  readonly complete: boolean;
}

/** How far a check-in is written: a milestone counts as answered once its level is chosen. */
export const extentOf = (lines: readonly LineDraft[]): DraftExtent => ({
  answered: lines.filter((line) => line.reported !== undefined).length,
  total: lines.length,
  complete: lines.length > 0 && lines.every((line) => stateLine(line).accepted),
});
