/** The sentence over a chart: it states the finding, from the numbers alone. Pure. */
import type { Language } from '../language/language';
import { formatNumber } from '../language/numbers';
import type { PublicAnswers } from './public-model';

/** "Dos hitos están vencidos y diez esperan que alguien los mida". */
export const planFinding = (language: Language, { verified, schedule }: PublicAnswers): string => {
  if (verified.total === 0) return language.t('site.findingNoMilestones');
  const overdue = language.t('site.findingOverdue', { count: schedule.overdue.length, number: withCapital(inWords(language, schedule.overdue.length)) });
  return language.t('site.findingBoth', { one: overdue, other: unmeasuredClause(language, verified) });
};

/** "El área informa más de lo que se pudo comprobar y el hito 3 lleva 79 días de atraso". */
export const commitmentFinding = (language: Language, { reported, verified, schedule }: PublicAnswers): string => {
  if (verified.total === 0) return language.t('site.findingNoMilestones');
  return language.t('site.findingBoth', { one: language.t(comparison({ reported, verified })), other: lateClause(language, schedule) });
};

const unmeasuredClause = (language: Language, { unmeasured: count, measured }: PublicAnswers['verified']): string =>
  measured === 0 ? language.t('site.findingNoneMeasured') : language.t('site.findingUnmeasured', { count, number: inWords(language, count) });

const comparison = ({ reported, verified }: Pick<PublicAnswers, 'reported' | 'verified'>) => {
  if (reported.percent === null) return verified.percent === null ? 'site.saysNothing' : 'site.saysNothingReported';
  if (verified.percent === null) return 'site.saysUnchecked';
  if (reported.percent === verified.percent) return 'site.saysSame';
  return reported.percent > verified.percent ? 'site.saysMore' : 'site.saysLess';
};

const lateClause = (language: Language, { overdue }: PublicAnswers['schedule']): string => {
  const [first] = overdue;
  if (!first) return language.t('site.lateNone');
  if (overdue.length === 1) return language.t('site.lateOne', { number: first.order, days: first.days });
  return language.t('site.lateMany', { number: inWords(language, overdue.length) });
};

/** Up to twelve in letters, as a newspaper writes it. */
const inWords = (language: Language, count: number): string => language.t('site.numberWords').split(' ')[count] ?? formatNumber(language, count);

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
