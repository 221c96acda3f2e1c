/** What lies on the desk when one thing is judged: the thing, what was promised, what the area claims, and what was said before. */
import type { CheckIn, CheckInLine } from '../../domain/check-in';
import { isStandingEvidence, type Evidence } from '../../domain/evidence';
import type { RecordId } from '../../domain/ids';
import type { Milestone } from '../../domain/milestone';
import { isOutdated, type Review, type ReviewSubject } from '../../domain/review';
import type { Kept } from '../../storage/reads';
import type { DeskReading } from './read-desk';

/** What an area said of a milestone, and in which check-in. */
export interface Claim {
  readonly line: Kept<CheckInLine>;
  readonly checkIn: Kept<CheckIn>;
}

interface SheetBase {
  readonly subject: ReviewSubject;
  readonly id: RecordId;
  readonly commitment: RecordId;
  readonly organization: RecordId;
  readonly row: Kept<object>['row'];
  /** Those it can be about. */
  readonly milestones: readonly Kept<Milestone>[];
  /** From the first to the latest. Of a line, itself. */
  readonly versions: readonly RecordId[];
  /** The word that the next one follows: the latest on this thing, or on what it took the place of. */
  readonly former: Kept<Review> | undefined;
  /** That word was about something else than what stands here now, and somebody has to say whether it holds. */
  readonly asks: 'confirm' | 'look-again' | undefined;
}

export type Sheet = SheetBase & ({ readonly subject: 'evidence'; readonly evidence: Kept<Evidence> } | { readonly subject: 'checkInLine'; readonly line: Kept<CheckInLine>; readonly checkIn: Kept<CheckIn> | undefined });

export const sheetOf = (desk: DeskReading, id: RecordId): Sheet | undefined => {
  const evidence = desk.evidence.get(id);
  if (evidence) {
    const versions = versionsOf(evidence, desk);
    const before = versions.slice(0, versions.indexOf(id) + 1);
    return { subject: 'evidence', id, evidence, commitment: evidence.commitment, organization: evidence.organization, row: evidence.row, milestones: milestonesOf(evidence.milestones, desk), versions, ...standing({ subject: 'evidence', id, row: evidence.row }, before, desk) };
  }
  const line = desk.lines.get(id);
  if (!line) return undefined;
  const checkIn = desk.checkIns.get(line.checkIn);
  return { subject: 'checkInLine', id, line, checkIn, commitment: line.commitment, organization: checkIn?.organization ?? '', row: line.row, milestones: milestonesOf([line.milestone], desk), versions: [id], ...standing({ subject: 'checkInLine', id, row: line.row }, [id], desk) };
};

const milestonesOf = (ids: readonly RecordId[], { milestones }: DeskReading): readonly Kept<Milestone>[] => ids.flatMap((id) => milestones.get(id) ?? []);

const standing = ({ id, row }: { readonly subject: ReviewSubject; readonly id: RecordId; readonly row: Kept<object>['row'] }, versions: readonly RecordId[], { reviews }: DeskReading): Pick<SheetBase, 'former' | 'asks'> => {
  const current = versions.flatMap((version) => reviews.get(version) ?? []).filter(({ followedBy }) => followedBy === undefined);
  const [former] = current.sort((one, other) => versions.indexOf(other.of) - versions.indexOf(one.of) || other.issuedOn.localeCompare(one.issuedOn));
  if (!former) return { former: undefined, asks: undefined };
  if (former.state === 'issued') return { former, asks: 'confirm' };
  return { former, asks: former.of !== id || isOutdated({ ...former, subject: former.subject }, withoutSuccessor(row)) ? 'look-again' : undefined };
};

/** That something took its place is said beside it; here it is asked whether its own words moved. */
const withoutSuccessor = (row: Kept<object>['row']): Kept<object>['row'] => {
  const { supersededBy: _, ...fields } = row.fields;
  return { ...row, fields };
};

/** From the first to the latest, this one among them. */
const versionsOf = (evidence: Kept<Evidence>, { evidence: known }: DeskReading): readonly RecordId[] => {
  const walk = (next: (one: Evidence) => string | undefined): readonly RecordId[] => {
    const found: RecordId[] = [];
    for (let one = known.get(next(evidence) ?? ''); one && !found.includes(one.id) && one.id !== evidence.id; one = known.get(next(one) ?? '')) found.push(one.id);
    return found;
  };
  return [...[...walk(({ supersedes }) => supersedes)].reverse(), evidence.id, ...walk(({ supersededBy }) => supersededBy)];
};

/** What the area said last of a milestone, once it was submitted. */
export const claimOf = (milestone: RecordId, { lines, checkIns }: DeskReading): Claim | undefined =>
  [...lines.values()]
    .flatMap((line) => {
      const checkIn = line.milestone === milestone ? checkIns.get(line.checkIn) : undefined;
      return checkIn && checkIn.state !== 'returned' ? [{ line, checkIn }] : [];
    })
    .sort((one, other) => other.checkIn.from.localeCompare(one.checkIn.from))[0];

/** What else was shown of a milestone, newest first. */
export const shownBefore = (milestone: RecordId, except: readonly RecordId[], { evidence }: DeskReading): readonly Kept<Evidence>[] =>
  [...evidence.values()].filter((one) => one.milestones.includes(milestone) && isStandingEvidence(one) && !except.includes(one.id));

/** What was concluded of a milestone, or of what was shown of it, latest first. */
export const saidBefore = (milestone: RecordId, desk: DeskReading): readonly Kept<Review>[] =>
  [...desk.reviews.values()]
    .flat()
    .filter((review) => review.milestone === milestone || (desk.evidence.get(review.of)?.milestones ?? []).includes(milestone) || desk.lines.get(review.of)?.milestone === milestone)
    .sort((one, other) => other.issuedOn.localeCompare(one.issuedOn) || other.id.localeCompare(one.id));
