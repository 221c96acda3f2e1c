/**
 * The forms of OGP Local that the monitoring body fills in: their questions in order, and the scales of their answers.
 * What we have seen in OGP's own pages is `official`; the rest is our wording of it, and is shown as ours.
 */
import { ogpValues } from './commitment';

export const assessmentForms = ['inception', 'endOfCommitment', 'endOfPlan'] as const;
export type AssessmentForm = (typeof assessmentForms)[number];

export const scales = {
  yesNo: ['yes', 'no'],
  novelty: ['new', 'continuation', 'unclear'],
  change: ['binding', 'positiveNotBinding', 'noneOrUnclear'],
  completion: ['noEvidence', 'notStarted', 'limited', 'substantial', 'complete'],
  openedGovernment: ['worsened', 'didNotChange', 'marginal', 'major', 'outstanding', 'notApplicable'],
} as const;
export type ScaleName = keyof typeof scales;

/** Levels whose wording is ours, of scales that are official. */
export const ownLevels: Readonly<Partial<Record<ScaleName, readonly string[]>>> = { novelty: ['unclear'], change: ['noneOrUnclear'] };

export interface AssessmentQuestion {
  /** Names the answer, and its words in the catalogues. */
  readonly id: string;
  readonly number: string;
  /** A level of it, or a text where there is none. */
  readonly scale?: ScaleName;
  /** It may stay without an answer. */
  readonly optional?: true;
  readonly official: boolean;
}

const openedFor = (value: string, index: number): AssessmentQuestion => ({ id: `opened.${value}`, number: `2.1.${index + 1}`, scale: 'openedGovernment', official: true });

const text = (id: string, number: string, optional?: true): AssessmentQuestion => ({ id, number, official: false, ...(optional ? { optional } : {}) });

export const questionsOf: Readonly<Record<AssessmentForm, readonly AssessmentQuestion[]>> = {
  inception: [
    { id: 'verifiable', number: '1.1', scale: 'yesNo', official: true },
    text('verifiableWhy', '1.1.1'),
    { id: 'relevant', number: '1.2', scale: 'yesNo', official: true },
    text('relevantWhy', '1.2.1'),
    { id: 'novelty', number: '1.3', scale: 'novelty', official: true },
    { id: 'change', number: '1.4', scale: 'change', official: true },
    text('changeWhy', '1.4.1'),
    text('participation', '2.1'),
    text('recommendations', '2.2', true),
  ],
  endOfCommitment: [
    { id: 'completion', number: '1.1', scale: 'completion', official: true },
    text('completionWhy', '1.2'),
    text('milestonesDone', '1.3', true),
    ...ogpValues.map(openedFor),
    text('openedWhy', '2.2'),
    text('participation', '3.1'),
    text('lessons', '3.2'),
  ],
  endOfPlan: [
    text('coCreation', '1.1'),
    text('implementation', '1.2'),
    { id: 'completion', number: '2.1', scale: 'completion', official: false },
    text('completionWhy', '2.2'),
    text('results', '2.3'),
    text('lessons', '3.1'),
    text('recommendations', '3.2', true),
  ],
};

/** By the question's id: a level of its scale, or a text. */
export type AssessmentAnswers = Readonly<Record<string, string>>;

const isAnswered = (answer: string | undefined): boolean => (answer ?? '').trim() !== '';

/** The first answer that the form does not know, by its question; undefined where all of them fit. */
export const strangeAnswer = (form: AssessmentForm, answers: AssessmentAnswers): string | undefined => {
  const questions = new Map(questionsOf[form].map((question) => [question.id, question]));
  return Object.keys(answers).find((id) => {
    const question = questions.get(id);
    if (!question) return true;
    const levels: readonly string[] | undefined = question.scale && scales[question.scale];
    return levels !== undefined && !levels.includes(answers[id] ?? '');
  });
};

/** The questions that still wait for an answer. */
export const unanswered = (form: AssessmentForm, answers: AssessmentAnswers): readonly AssessmentQuestion[] =>
  questionsOf[form].filter(({ id, optional }) => !optional && !isAnswered(answers[id]));
