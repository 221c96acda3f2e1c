/** Why an act on an assessment was not written, in words. */
import type { DecisionRefusal } from '../../domain/deciding';
import type { MessageId } from '../../language/language';

const words: Readonly<Record<string, MessageId>> = {
  'answer-not-in-form': 'assessments.refused.answer',
  'too-many-files': 'assessments.refused.tooMany',
  'file-twice': 'assessments.refused.twice',
  'file-too-large': 'assessments.refused.tooLarge',
  'no-such-file': 'assessments.refused.noFile',
  'evidence-of-another-commitment': 'assessments.refused.otherEvidence',
  'answers-missing': 'assessments.refused.answersMissing',
  'draft-of-another': 'assessments.refused.draftOfAnother',
  'reviewer-is-party': 'assessments.refused.party',
  'until-passed': 'assessments.refused.untilPassed',
  'comments-over': 'assessments.refused.commentsOver',
  'text-missing': 'assessments.refused.text',
  forbidden: 'assessments.refused.forbidden',
  closed: 'assessments.refused.closed',
  missing: 'assessments.refused.missing',
};

export const refusalWords = ({ problem, why }: DecisionRefusal): MessageId => words[why] ?? words[problem] ?? 'assessments.refused.other';
