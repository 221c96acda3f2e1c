/** How many milestones stand at each word of each of the three answers. */
import { reportedLevels, verifiedStates, type ReportedLevel, type Verified } from '../domain/milestone';
import { scheduleStates, type Schedule, type ScheduleState } from '../domain/schedule';

export interface AnswerCounts {
  readonly milestones: number;
  /** Not counted in the answers. */
  readonly withdrawn: number;
  readonly reported: Readonly<Record<ReportedLevel | 'unreported', number>>;
  readonly verified: Readonly<Record<Verified, number>>;
  readonly schedule: Readonly<Record<ScheduleState, number>>;
}

interface Counted {
  readonly reported: string | null;
  readonly verified: Verified | null;
  readonly schedule: Schedule | null;
}

/** Each answer sums up to `milestones`. */
export const countAnswers = (all: readonly Counted[]): AnswerCounts => {
  const milestones = all.filter(({ reported }) => reported !== 'withdrawn');
  return {
    milestones: milestones.length,
    withdrawn: all.length - milestones.length,
    reported: tally(['unreported', ...reportedLevels], milestones.map(({ reported }) => reported ?? 'unreported')),
    verified: tally(verifiedStates, milestones.map(({ verified }) => verified ?? 'unreviewed')),
    schedule: tally(scheduleStates, milestones.map(({ schedule }) => schedule?.state ?? 'no_date')),
  };
};

const tally = <Word extends string>(words: readonly Word[], said: readonly string[]): Readonly<Record<Word, number>> =>
  Object.fromEntries(words.map((word) => [word, said.filter((each) => each === word).length])) as Record<Word, number>;
