/** Why an act on evidence or on a request was not written, in words. */
import type { DecisionRefusal } from '../../domain/deciding';
import type { MessageId } from '../../language/language';

const words: Readonly<Record<string, MessageId>> = {
  'link-not-understood': 'evidence.refused.link',
  'embargo-without-day': 'evidence.refused.embargo',
  'reason-too-short': 'evidence.refused.reason',
  'question-missing': 'evidence.refused.question',
  'due-passed': 'evidence.refused.due',
  'evidence-missing': 'evidence.refused.evidenceMissing',
  'says-nothing': 'evidence.refused.saysNothing',
  'commitment-not-public': 'evidence.refused.commitmentNotPublic',
  published: 'evidence.refused.published',
  superseded: 'evidence.refused.superseded',
  withdrawn: 'evidence.refused.withdrawn',
  forbidden: 'evidence.refused.forbidden',
  closed: 'evidence.refused.closed',
  missing: 'evidence.refused.missing',
};

export const refusalWords = ({ problem, why }: DecisionRefusal): MessageId => words[why] ?? words[problem] ?? 'evidence.refused.other';
