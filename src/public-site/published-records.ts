/**
 * From rows to what may be told: rows that are not public are dropped first, then each record goes through its whitelist.
 * Nothing behind this file has ever seen a private field.
 */
import type { RowImage } from '../domain/change';
import { isReportedLevel } from '../domain/milestone';
import {
  isPublic,
  toPublicCheckIn,
  toPublicCommitment,
  toPublicMilestone,
  toPublicOrganization,
  toPublicPlan,
  type PublicCheckIn,
  type PublicCommitment,
  type PublicMilestone,
  type PublicOrganization,
  type PublicPlan,
} from '../domain/publication';
import type { RecordId } from '../domain/ids';
import { recordOf, type Records } from '../domain/rows';

export interface PublishedRecords {
  readonly plan: PublicPlan;
  readonly organizations: ReadonlyMap<RecordId, PublicOrganization>;
  /** In the plan's order. */
  readonly commitments: readonly PublicCommitment[];
  /** Of published commitments only, in their order. */
  readonly milestonesByCommitment: ReadonlyMap<RecordId, readonly PublicMilestone[]>;
  /** Newest period first; their lines speak of published milestones only. */
  readonly checkInsByCommitment: ReadonlyMap<RecordId, readonly PublicCheckIn[]>;
}

/** Undefined while the plan itself is not public. Rows of other audiences may be handed in: they are not read. */
export const toPublishedRecords = (given: readonly RowImage[]): PublishedRecords | undefined => {
  const rows = given.filter(isPublic);
  const plan = recordsOf(rows, 'plan')[0];
  if (!plan) return undefined;
  const commitments = recordsOf(rows, 'commitment').map(toPublicCommitment).sort((one, other) => one.order - other.order || byText(one.code, other.code));
  const milestonesByCommitment = milestonesOf(rows, commitments);
  return {
    plan: toPublicPlan(plan),
    organizations: new Map(recordsOf(rows, 'organization').map((organization) => [organization.id, toPublicOrganization(organization)])),
    commitments,
    milestonesByCommitment,
    checkInsByCommitment: checkInsOf(rows, milestonesByCommitment),
  };
};

const recordsOf = <Name extends keyof Records>(rows: readonly RowImage[], entity: Name): readonly Records[Name][] =>
  rows.filter((row) => row.entity === entity).flatMap((row) => recordOf(entity, row) ?? []);

const milestonesOf = (rows: readonly RowImage[], commitments: readonly PublicCommitment[]): ReadonlyMap<RecordId, readonly PublicMilestone[]> => {
  const milestones = recordsOf(rows, 'milestone').map(toPublicMilestone).sort((one, other) => one.order - other.order || byText(one.id, other.id));
  const byCommitment = new Map<RecordId, PublicMilestone[]>(commitments.map(({ id }) => [id, []]));
  for (const milestone of milestones) byCommitment.get(milestone.commitment)?.push(milestone);
  return byCommitment;
};

const checkInsOf = (rows: readonly RowImage[], milestonesByCommitment: PublishedRecords['milestonesByCommitment']): PublishedRecords['checkInsByCommitment'] => {
  const lines = recordsOf(rows, 'checkInLine').filter((line) => isReportedLevel(line.reported));
  const byCommitment = new Map<RecordId, PublicCheckIn[]>([...milestonesByCommitment.keys()].map((id) => [id, []]));
  for (const checkIn of recordsOf(rows, 'checkIn')) {
    if (checkIn.state !== 'published') continue;
    const places = (milestonesByCommitment.get(checkIn.commitment) ?? []).map(({ id }) => id);
    const own = lines
      .filter((line) => line.checkIn === checkIn.id && places.includes(line.milestone))
      .sort((one, other) => places.indexOf(one.milestone) - places.indexOf(other.milestone));
    byCommitment.get(checkIn.commitment)?.push(toPublicCheckIn(checkIn, own));
  }
  for (const checkIns of byCommitment.values()) checkIns.sort((one, other) => byText(other.from, one.from));
  return byCommitment;
};

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
