/** How the lines of a check-in begin: with what was returned, with last period's words where a milestone was complete, or empty. */
import { emptyLine, lineToDraft, stateLine, type CheckInLine, type LineDraft } from '../../domain/check-in';
import type { RecordId } from '../../domain/ids';
import { sameJson } from '../../domain/json';
import type { Milestone } from '../../domain/milestone';
import type { SaidBefore } from './check-in-facts';

type Before = ReadonlyMap<RecordId, Pick<SaidBefore, 'line'>>;

interface Known {
  readonly milestones: readonly Pick<Milestone, 'id'>[];
  /** Of the check-in itself, when it was returned. */
  readonly lines: readonly CheckInLine[];
  readonly before: Before;
}

export const startingLines = ({ milestones, lines, before }: Known): readonly LineDraft[] =>
  milestones.map(({ id }) => {
    const own = lines.find((line) => line.milestone === id);
    return own ? lineToDraft(own) : (completeBefore(before, id) ?? emptyLine(id));
  });

/** The lines of a draft, one for each milestone there is now: one that was added since starts by itself. */
export const recoveredLines = (drafted: readonly LineDraft[], known: Known): readonly LineDraft[] =>
  startingLines(known).map((line) => drafted.find((kept) => kept.milestone === line.milestone) ?? line);

/** Milestones that were complete the last time and of which nothing new is said: they are stated again with the same words. */
export const unchangedMilestones = (lines: readonly LineDraft[], before: Before): readonly RecordId[] =>
  lines.filter((line) => sameLine(line, completeBefore(before, line.milestone))).map((line) => line.milestone);

export const sameLine = (one: LineDraft, other: LineDraft | undefined): boolean =>
  other !== undefined && (Object.keys(emptyLine('')) as (keyof LineDraft)[]).every((field) => one[field] === other[field]) && one.reported === other.reported && sameJson(one.shownBy ?? [], other.shownBy ?? []);

/** Last period's line as it would be said again; undefined unless it was complete and whole. */
const completeBefore = (before: Before, milestone: RecordId): LineDraft | undefined => {
  const line = before.get(milestone)?.line;
  if (line?.reported !== 'complete') return undefined;
  const draft = lineToDraft(line);
  return stateLine(draft).accepted ? draft : undefined;
};
