/** The words of the strip, its legend and its table: the same in the app, on the public site and on paper. */
import type { Day } from '../domain/day';
import type { Reported, Verified } from '../domain/milestone';
import type { ScheduleState } from '../domain/schedule';
import { formatDay, formatMonth } from './dates';
import type { Language } from './language';

/** What is said of a milestone on a strip. `due` is absent where the source gives none. */
export interface SpokenMilestone {
  readonly order: number;
  readonly due?: Day | undefined;
  readonly reported?: Reported | undefined;
  readonly verified: Verified;
  readonly schedule: ScheduleState;
}

interface StripFacts {
  readonly code: string;
  readonly axis: { readonly from: Day; readonly to: Day };
  readonly today: Day;
  readonly milestones: readonly SpokenMilestone[];
}

/** Everything `ui/strip` asks for in words. */
export const stripWords = (language: Language, { code, axis, today, milestones }: StripFacts) => ({
  title: language.t('strip.title', { code }),
  description: `${language.t('strip.today', { day: formatDay(language, today) })} ${milestones.map((one) => milestoneSentence(language, one)).join('; ')}.`,
  flag: language.t('strip.flag'),
  paperFlag: formatDay(language, today),
  from: formatMonth(language, axis.from),
  to: formatMonth(language, axis.to),
});

/** "hito 3, vence 31 ago 2026: informado sustancial, verificado limitado, vencido". */
export const milestoneSentence = (language: Language, { order, due, reported, verified, schedule }: SpokenMilestone): string => {
  const answers = {
    number: order,
    reported: reported ? language.t(`reported.${reported}`).toLowerCase() : 'none',
    verified: language.t(`verified.${verified}`).toLowerCase(),
  };
  if (due === undefined) return language.t('strip.milestoneNoDate', answers);
  return language.t('strip.milestone', { ...answers, due: formatDay(language, due), schedule: language.t(`schedule.${schedule}`).toLowerCase() });
};

/** Everything `ui/legend` asks for in words. */
export const legendWords = (language: Language) => ({
  title: language.t('legend.title'),
  fill: language.t('legend.fill'),
  ring: language.t('legend.ring'),
  dots: language.t('legend.dots'),
  tail: language.t('legend.tail'),
});

/** Everything `ui/strip-table` asks for in words. */
export const stripTableWords = (language: Language) => ({
  summary: language.t('strip.asTable'),
  name: language.t('strip.tableName'),
  caption: language.t('strip.tableCaption'),
  columns: [
    language.t('strip.columnMilestone'),
    language.t('strip.columnDue'),
    language.t('answer.reported'),
    language.t('answer.verified'),
    language.t('answer.schedule'),
  ],
});
