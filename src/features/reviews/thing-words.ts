/** What waits, in people's words. */
import type { CheckInLine } from '../../domain/check-in';
import type { Day } from '../../domain/day';
import type { Evidence } from '../../domain/evidence';
import type { Milestone } from '../../domain/milestone';
import type { WaitingItem } from '../../domain/review-inbox';
import { formatDay, formatNear, formatNearMoment } from '../../language/dates';
import { titleOf } from '../../language/evidence-words';
import type { Language } from '../../language/language';
import type { ThingKind } from './inbox-entry';

interface Thing {
  readonly evidence?: Evidence;
  readonly line?: CheckInLine;
  readonly milestones: readonly Pick<Milestone, 'order'>[];
}

/** "Lista de asistencia del 8 de octubre"; "Lo que el área informa del hito 3: sustancial". */
export const thingTitle = (language: Language, { evidence, line, milestones }: Thing): string => {
  if (evidence) return titleOf(language, evidence);
  return language.t('reviews.lineTitle', { number: milestones[0]?.order ?? 0, level: language.t(`reported.${line?.reported ?? 'unreported'}`).toLocaleLowerCase(language.locale) });
};

/** "Hitos 3 y 4"; nothing where it names none. */
export const milestonesWords = ({ t }: Language, milestones: readonly Pick<Milestone, 'order'>[]): string | undefined =>
  milestones.length === 0 ? undefined : t('reviews.milestones', { count: milestones.length, numbers: milestones.map(({ order }) => order).join(', ') });

/** "Vence el 31 ago 2026, hace 79 días". */
export const dueWords = (language: Language, { due }: Pick<WaitingItem, 'due'>, today: Day): string =>
  due === undefined ? language.t('reviews.noDue') : language.t(due < today ? 'reviews.wasDue' : 'reviews.isDue', { day: formatDay(language, due), near: formatNear(language, due, today) });

/** "Espera desde ayer 16:20". */
export const waitsWords = (language: Language, { at }: Pick<WaitingItem, 'at'>, now: number): string => language.t('reviews.waitsSince', { when: formatNearMoment(language, at, now) });

export const kindWords = ({ t }: Language, kind: ThingKind): string => (kind === 'checkInLine' ? t('reviews.kindLine') : t(`evidenceKind.${kind}`));
