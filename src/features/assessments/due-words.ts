/** When an assessment is due, and how far that is. */
import type { AssessmentDue } from '../../domain/assessment';
import type { Day } from '../../domain/day';
import { formatDay } from '../../language/dates';
import type { Language } from '../../language/language';

interface Dated {
  readonly due: Day | undefined;
  readonly standing: AssessmentDue;
}

/** "Vence el 30 jul 2027, en 254 días", "Venció el 4 feb 2025, hace 12 días". */
export const dueWords = (language: Language, { due, standing }: Dated): string => {
  const { t } = language;
  if (due === undefined) return t('assessments.noDue');
  const day = formatDay(language, due);
  if (standing.state === 'done') return t('assessments.wasDue', { day });
  return t(standing.state === 'overdue' ? 'assessments.overdue' : 'assessments.due', { day, days: standing.days ?? 0 });
};

export const toneOf = ({ state }: AssessmentDue): 'late' | 'soon' | undefined => (state === 'overdue' ? 'late' : state === 'dueSoon' ? 'soon' : undefined);
