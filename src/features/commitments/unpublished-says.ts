/**
 * What a check-in that is not published yet says of a milestone, where that differs from what stands.
 * The published reading stays the answer; this is the quiet line under it.
 */
import type { CheckIn, CheckInLine } from '../../domain/check-in';
import type { Day } from '../../domain/day';
import type { Milestone, ReportedLevel } from '../../domain/milestone';

export interface UnpublishedWord {
  readonly reported: ReportedLevel;
  readonly on: Day;
  readonly state: 'submitted' | 'accepted';
}

/** By milestone: the latest period's word stands. A word of an earlier period than the standing one will not change it. */
export const unpublishedSays = (milestones: readonly Milestone[], checkIns: readonly CheckIn[], lines: readonly CheckInLine[]): ReadonlyMap<string, UnpublishedWord> => {
  const said = new Map<string, UnpublishedWord>();
  const open = checkIns.filter(({ state }) => state === 'submitted' || state === 'accepted').sort((one, other) => one.from.localeCompare(other.from));
  for (const checkIn of open)
    for (const line of lines.filter((one) => one.checkIn === checkIn.id)) {
      const milestone = milestones.find(({ id }) => id === line.milestone);
      if (!milestone || (milestone.reportedFor ?? '') > checkIn.from) continue;
      said.set(milestone.id, { reported: line.reported, on: checkIn.submittedOn, state: checkIn.state === 'accepted' ? 'accepted' : 'submitted' });
    }
  for (const milestone of milestones) if (said.get(milestone.id)?.reported === milestone.reported) said.delete(milestone.id);
  return said;
};
