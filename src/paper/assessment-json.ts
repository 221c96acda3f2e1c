/** An assessment as a file for machines: its answers in the order of the form, as codes and in words, with what the trail says beside them. */
import { ownLevels, questionsOf } from '../domain/assessment-forms';
import { htmlLang } from '../language/locale';
import type { Language } from '../language/language';
import { levelWords, questionWords } from '../language/review-words';
import type { AssessmentPaper } from './assessment-paper';

const format = 'bitacora-assessment';
/** Raised when a field changes its meaning or goes; new fields may come without it. */
const version = 1;

export const assessmentJson = (language: Language, { assessment, planTitle, commitment, trail, evidence }: AssessmentPaper): string => {
  const { form, answers, files, state, begunOn, finalOn, submittedOn, receipt, demo = false } = assessment;
  const file = {
    format,
    version,
    /** Of what is in words. */
    language: htmlLang(language.locale),
    form,
    demo,
    plan: planTitle,
    commitment: commitment ? { code: commitment.code, title: commitment.title } : null,
    state,
    begunOn,
    finalOn: finalOn ?? null,
    submittedOn: submittedOn ?? null,
    receipt: receipt ?? null,
    answers: questionsOf[form].map(({ id, number, scale, official }) => ({
      number,
      question: id,
      questionText: questionWords(language, form, id),
      official,
      scale: scale ?? null,
      answer: answers[id] ?? null,
      answerText: answers[id] === undefined ? null : scale ? levelWords(language, scale, answers[id]) : answers[id],
      officialLevel: scale && answers[id] !== undefined ? official && !(ownLevels[scale] ?? []).includes(answers[id]) : null,
    })),
    files: files.map(({ evidence: id, part }) => ({ evidence: id, part: part ?? 'original', sha256: evidence.find((one) => one.id === id)?.original?.sha256 ?? null })),
    trail: trail ?? null,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};
