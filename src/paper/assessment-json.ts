/** An assessment as a file for machines: its answers in the order of the form, with what the trail says beside them. */
import { ownLevels, questionsOf } from '../domain/assessment-forms';
import type { AssessmentPaper } from './assessment-paper';

const format = 'bitacora-assessment';
/** Raised when a field changes its meaning or goes; new fields may come without it. */
const version = 1;

export const assessmentJson = ({ assessment, planTitle, commitment, trail, evidence }: AssessmentPaper): string => {
  const { form, answers, files, state, begunOn, finalOn, submittedOn, receipt } = assessment;
  const file = {
    format,
    version,
    form,
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
      official,
      scale: scale ?? null,
      answer: answers[id] ?? null,
      officialLevel: scale && answers[id] !== undefined ? official && !(ownLevels[scale] ?? []).includes(answers[id]) : null,
    })),
    files: files.map(({ evidence: id, part }) => ({ evidence: id, part: part ?? 'original', sha256: evidence.find((one) => one.id === id)?.original?.sha256 ?? null })),
    trail: trail ?? null,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};
