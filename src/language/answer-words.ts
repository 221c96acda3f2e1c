/** The three answers in words: of a whole commitment, with what is unmeasured always beside the number, and of one milestone. */
import type { Answers } from '../domain/answers';
import type { Day } from '../domain/day';
import type { Milestone } from '../domain/milestone';
import type { Progress } from '../domain/progress';
import { scheduleOf } from '../domain/schedule';
import { formatDay, formatNear } from './dates';
import type { Language } from './language';
import { formatPercent } from './numbers';

export interface AnswerWords {
  readonly label: string;
  readonly word: string;
  readonly note?: string | undefined;
  readonly tone?: 'late' | 'soon' | undefined;
}

export interface ThreeAnswers {
  readonly reported: AnswerWords;
  readonly verified: AnswerWords;
  readonly schedule: AnswerWords;
}

/** `length`: short in a list, long in the panel of the page that is about it. */
export const commitmentAnswerWords = (language: Language, answers: Answers, length: 'short' | 'long'): ThreeAnswers => ({
  reported: { label: language.t('answer.reported'), word: reportedWord(language, answers.reported), note: reportedNote(language, answers.reported, length) },
  verified: { label: language.t('answer.verified'), word: verifiedWord(language, answers.verified), note: verifiedNote(language, answers.verified, length) },
  schedule: { label: language.t('answer.schedule'), ...scheduleWords(language, answers, length) },
});

const reportedWord = (language: Language, { measured, share }: Progress): string =>
  measured === 0 ? language.t('reported.unreported') : formatPercent(language, share * 100);

const reportedNote = (language: Language, { measured, unmeasured, total }: Progress, length: 'short' | 'long'): string | undefined => {
  if (total === 0) return language.t('answers.noMilestones');
  if (length === 'long') return language.t('answers.reportedOf', { measured, total });
  return unmeasured > 0 && measured > 0 ? language.t('answers.unreportedOf', { unmeasured, total }) : undefined;
};

const verifiedWord = (language: Language, { measured, disputed, total, share }: Progress): string => {
  if (measured > 0) return formatPercent(language, share * 100);
  return language.t(disputed > 0 && disputed === total ? 'verified.disputed' : 'verified.unreviewed');
};

const verifiedNote = (language: Language, { measured, unmeasured, disputed, total }: Progress, length: 'short' | 'long'): string | undefined => {
  if (total === 0) return undefined;
  if (disputed > 0 && disputed === unmeasured && measured > 0) return language.t('answers.disputedOf', { disputed, total });
  if (length === 'long' && measured > 0) return language.t('answers.measuredOf', { measured, unmeasured, total });
  return unmeasured > 0 ? language.t('answers.unmeasuredOf', { unmeasured, total }) : undefined;
};

const scheduleWords = (language: Language, { schedule }: Answers, length: 'short' | 'long'): Omit<AnswerWords, 'label'> => {
  const worst = [...schedule.overdue].sort((one, other) => other.days - one.days)[0];
  if (worst) return { word: language.t('answers.overdue', { count: schedule.overdue.length }), note: length === 'long' ? language.t('answers.overdueNote', worst) : undefined, tone: 'late' };
  const next = [...schedule.dueSoon].sort((one, other) => one.days - other.days)[0];
  if (next) return { word: language.t('schedule.due_soon'), note: length === 'long' ? language.t('answers.dueSoonNote', next) : undefined, tone: 'soon' };
  return { word: language.t(`schedule.${schedule.state}`) };
};

type Answering = Pick<Milestone, 'due' | 'dueStated' | 'start' | 'reported' | 'verified' | 'completedOn'>;

export const milestoneAnswerWords = (language: Language, milestone: Answering, today: Day): ThreeAnswers => {
  const { state, days } = scheduleOf(milestone, today);
  const tone = state === 'overdue' ? 'late' : state === 'due_soon' ? 'soon' : undefined;
  return {
    reported: { label: language.t('answer.reported'), word: language.t(`reported.${milestone.reported ?? 'unreported'}`) },
    verified: { label: language.t('answer.verified'), word: language.t(`verified.${milestone.verified ?? 'unreviewed'}`) },
    schedule: { label: language.t('answer.schedule'), word: language.t(`schedule.${state}`), note: milestoneNote(language, milestone, { state, days, today }), tone },
  };
};

interface Reading {
  readonly state: string;
  readonly days: number | undefined;
  readonly today: Day;
}

const milestoneNote = (language: Language, { due, dueStated }: Answering, { state, days, today }: Reading): string | undefined => {
  if (due === undefined) return dueStated;
  if (state === 'done_on_time' || state === 'done') return undefined;
  if (state === 'done_late') return language.t('answers.daysAfter', { days: days ?? 0 });
  return state === 'overdue' || state === 'due_soon' ? formatNear(language, due, today) : formatDay(language, due);
};
