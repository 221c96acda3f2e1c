/** The questions and scales of the assessment forms in words; what is no official wording of OGP is named as ours beside it. */
import type { AssessmentForm, ScaleName } from '../domain/assessment-forms';
import type { Language, MessageId } from './language';

/** The ids of questions are data of the domain; a test holds that each has its words. */
export const questionWords = ({ t }: Language, form: AssessmentForm, question: string): string => t(`question.${form}.${question}` as MessageId);

/** A level of a scale, as the form says it. */
export const levelWords = ({ t }: Language, scale: ScaleName, level: string): string => t(`scale.${scale}.${level}` as MessageId);
