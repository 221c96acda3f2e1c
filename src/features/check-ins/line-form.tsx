/** One milestone of a check-in being written: what it asks, what was said the last time, the new answer. */
import { memo, useId } from 'react';
import { useStore } from 'zustand';
import type { LineDraft } from '../../domain/check-in';
import type { Day } from '../../domain/day';
import type { Milestone } from '../../domain/milestone';
import type { SaidBefore } from './check-in-facts';
import { useCheckInSlots, type LineOfEvidence } from './check-in-slots';
import { writeLine, type Desk } from './desk';
import { LineFields } from './line-fields';
import { MilestoneHead } from './milestone-head';
import { refusalOf } from './refusals';
import { SaidBeforeNote } from './said-before-note';

interface LineFormProps {
  readonly desk: Desk;
  readonly milestone: Milestone;
  readonly before: SaidBefore | undefined;
  readonly today: Day;
  /** Of which check-in the line is. */
  readonly of: Pick<LineOfEvidence, 'commitment' | 'checkIn' | 'organization'>;
  /** Something was typed: the draft is kept. */
  readonly onTyped: () => void;
}

export const lineAnchor = (milestone: Pick<Milestone, 'order'>): string => `hito-${milestone.order}`;

export const LineForm = memo(({ desk, milestone, before, today, of, onTyped }: LineFormProps) => {
  const id = useId();
  const line = useStore(desk, (state) => state.lines[milestone.id]);
  const wasTried = useStore(desk, (state) => state.attempts > 0);
  const { attach } = useCheckInSlots();
  if (!line) return null;
  const write = (part: Partial<LineDraft>): void => {
    writeLine(desk, milestone.id, part);
    onTyped();
  };
  return (
    <section className="line" id={lineAnchor(milestone)} aria-labelledby={id}>
      <MilestoneHead id={id} milestone={milestone} reported={line.reported} today={today} />
      <div className="line__two">
        <SaidBeforeNote before={before} today={today} />
        <LineFields
          line={line}
          onWrite={write}
          refusal={wasTried ? refusalOf(line) : undefined}
          attached={attach?.({ ...of, milestone: milestone.id, shownBy: line.shownBy ?? [], onShow: (shownBy) => write({ shownBy }) })}
        />
      </div>
    </section>
  );
});
