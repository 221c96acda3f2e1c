/** What assessments ask, in the words of a row of the ledger. */
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import type { Language } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import type { OwedAssessment } from './owed-assessments';

export const assessmentRowWords = (language: Language, owed: OwedAssessment) => {
  const { t, locale } = language;
  const code = owed.commitment?.code ?? t('today.wholePlan');
  if (owed.kind === 'comment')
    return { key: `comment ${owed.assessment.id}`, title: t('today.commentAssessment', { code }), note: t('today.commentUntil', { day: formatDay(language, owed.due) }), href: addresses.assessment(owed.assessment.id), act: t('today.readAssessment') };
  return { key: `assessment ${owed.assessment}`, title: t(`today.assessment.${owed.form}`, { code }), note: `${code} · ${wordsIn(owed.commitment.title, locale)}`, href: addresses.assessment(owed.assessment), act: t(owed.begun ? 'today.continue' : 'today.beginAssessment') };
};
