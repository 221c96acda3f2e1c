/** The strip of one commitment, in the reader's words. */
import type { Commitment } from '../../domain/commitment';
import type { Day } from '../../domain/day';
import { isWithdrawn, type Milestone } from '../../domain/milestone';
import { scheduleOf } from '../../domain/schedule';
import { useLanguage } from '../../language/language-context';
import { stripWords } from '../../language/strip-words';
import { Strip } from '../../ui/strip';
import type { StripAxis } from '../../ui/strip-geometry';
import { marksOf } from './strip-marks';

interface CommitmentStripProps {
  readonly commitment: Commitment;
  readonly milestones: readonly Milestone[];
  readonly axis: StripAxis;
  readonly today: Day;
}

export const CommitmentStrip = ({ commitment, milestones, axis, today }: CommitmentStripProps) => {
  const language = useLanguage();
  const spoken = milestones
    .filter((milestone) => !isWithdrawn(milestone))
    .map((milestone) => {
      const { order, due, reported, verified = 'unreviewed' } = milestone;
      return { order, due, reported, verified, schedule: scheduleOf(milestone, today).state };
    });
  const words = stripWords(language, { code: commitment.code, axis, today, milestones: spoken });
  return <Strip axis={axis} span={{ from: commitment.start, to: commitment.end }} today={today} marks={marksOf(milestones, today)} words={words} />;
};
