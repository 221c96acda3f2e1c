/**
 * The three answers of a commitment, side by side and never merged: reported, verified, schedule.
 */
import type { Day } from './day';
import type { Milestone } from './milestone';
import { reportedProgress, verifiedProgress, type Progress } from './progress';
import { commitmentScheduleOf, type CommitmentSchedule } from './schedule';

export interface Answers {
  readonly reported: Progress;
  readonly verified: Progress;
  readonly schedule: CommitmentSchedule;
}

type Answering = Pick<Milestone, 'order' | 'weight' | 'start' | 'due' | 'reported' | 'completedOn' | 'verified'>;

export const answersOf = (milestones: readonly Answering[], today: Day): Answers => ({
  reported: reportedProgress(milestones),
  verified: verifiedProgress(milestones),
  schedule: commitmentScheduleOf(milestones, today),
});
