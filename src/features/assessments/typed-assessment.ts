/** A form while it is written: what stands in it, and what its author had seen of the record when the writing began. */
import type { Assessment, AssessmentFile } from '../../domain/assessment';
import type { AssessmentAnswers } from '../../domain/assessment-forms';
import type { Seen } from '../../domain/change';
import type { Kept } from '../../storage/reads';

export interface TypedAssessment {
  readonly answers: AssessmentAnswers;
  readonly files: readonly AssessmentFile[];
  readonly seen: Seen;
}

export const typedOf = (assessment: Kept<Assessment> | undefined): TypedAssessment => ({ answers: assessment?.answers ?? {}, files: assessment?.files ?? [], seen: assessment?.row.writers ?? {} });

/** Without what was emptied: an empty text is no answer. */
export const answersToSave = (answers: AssessmentAnswers): AssessmentAnswers => Object.fromEntries(Object.entries(answers).flatMap(([id, answer]) => (answer.trim() === '' ? [] : [[id, answer.trim()]])));

/** Whether what is typed says something else than the record. */
export const differsFrom = (typed: Pick<TypedAssessment, 'answers' | 'files'>, assessment: Pick<Assessment, 'answers' | 'files'> | undefined): boolean =>
  sorted(answersToSave(typed.answers)) !== sorted(answersToSave(assessment?.answers ?? {})) || JSON.stringify(typed.files) !== JSON.stringify(assessment?.files ?? []);

const sorted = (answers: AssessmentAnswers): string => JSON.stringify(Object.entries(answers).sort(([one], [other]) => one.localeCompare(other)));
