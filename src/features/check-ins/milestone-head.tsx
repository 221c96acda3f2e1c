/** What a milestone promises and when: the mark of the new answer beside what was verified. */
import { memo } from 'react';
import type { Day } from '../../domain/day';
import type { Milestone, ReportedLevel } from '../../domain/milestone';
import { scheduleOf } from '../../domain/schedule';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { spokenIn } from '../../language/words-in';
import { Mark } from '../../ui/mark';

interface MilestoneHeadProps {
  readonly id: string;
  readonly milestone: Milestone;
  readonly reported: ReportedLevel | undefined;
  readonly today: Day;
}

export const MilestoneHead = memo(({ id, milestone, reported, today }: MilestoneHeadProps) => {
  const language = useLanguage();
  const title = spokenIn(milestone.text, language.locale);
  return (
    <div className="line__head">
      <Mark reported={reported} verified={milestone.verified ?? 'unreviewed'} size={32} className="mile__n" />
      <div>
        <h2 id={id}>
          {milestone.order}. <span lang={title.lang}>{title.text}</span>
        </h2>
        <MilestoneDates milestone={milestone} today={today} />
      </div>
    </div>
  );
});

const MilestoneDates = ({ milestone, today }: Pick<MilestoneHeadProps, 'milestone' | 'today'>) => {
  const language = useLanguage();
  const { due, dueStated, deliverable } = milestone;
  const schedule = scheduleOf(milestone, today);
  const promised = deliverable && spokenIn(deliverable, language.locale);
  const dueWords = due === undefined ? dueStated : language.t('checkIn.due', { day: formatDay(language, due) });
  if (!promised && dueWords === undefined) return null;
  return (
    <p className="small muted">
      {promised && (
        <span lang={promised.lang}>
          {language.t('checkIn.deliverable', { text: promised.text.replace(/\.$/, '') })}
        </span>
      )}
      {promised && dueWords !== undefined && ' · '}
      {dueWords}
      {schedule.state === 'overdue' && (
        <>
          {' · '}
          <b className="late">{language.t('checkIn.overdue', { days: schedule.days ?? 0 })}</b>
        </>
      )}
      {schedule.state === 'due_soon' && ` · ${language.t('dates.inDays', { days: schedule.days ?? 0 })}`}
    </p>
  );
};
