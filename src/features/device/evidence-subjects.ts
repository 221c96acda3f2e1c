/** What a change of evidence, or of a request for it, is about, read from the change alone. */
import type { Change } from '../../domain/change';
import type { RecordId } from '../../domain/ids';

const acts = {
  'evidence.add': 'add',
  'evidence.describe': 'describe',
  'evidence.replace': 'replace',
  'evidence.withdraw': 'withdraw',
  'evidence.publish': 'publish',
  'request.open': 'ask',
  'request.ask-again': 'askAgain',
  'request.answer': 'answer',
  'request.decline': 'decline',
  'request.accept': 'accept',
  'request.insufficient': 'insufficient',
} as const;

export interface EvidenceSubject {
  readonly kind: 'evidence';
  readonly act: (typeof acts)[keyof typeof acts];
  /** Where the change names it. */
  readonly commitment?: RecordId;
  /** Its title, its question, its reason: what a person would know it by. */
  readonly words?: string;
}

/** Undefined for what is no change of evidence. */
export const evidenceSubjectOf = ({ kind, arguments: given }: Pick<Change, 'kind' | 'arguments'>): EvidenceSubject | undefined => {
  if (!Object.hasOwn(acts, kind)) return undefined;
  const said = given as Readonly<Record<string, unknown>>;
  const details = (said['details'] ?? said['set'] ?? said) as Readonly<Record<string, unknown>>;
  const commitment = details['commitment'];
  const words = [details['title'], details['question'], details['reason'], details['note'], details['shows']].find((one) => typeof one === 'string' && one !== '');
  return { kind: 'evidence', act: acts[kind as keyof typeof acts], ...(typeof commitment === 'string' ? { commitment } : {}), ...(typeof words === 'string' ? { words } : {}) };
};

/** Every text of it, one below the other. */
export const evidenceWords = ({ arguments: given }: Pick<Change, 'arguments'>): string => {
  const said = given as Readonly<Record<string, unknown>>;
  const details = (said['details'] ?? said['set'] ?? said) as Readonly<Record<string, unknown>>;
  return ['title', 'shows', 'text', 'question', 'note', 'reason'].flatMap((field) => (typeof details[field] === 'string' && details[field] !== '' ? [details[field]] : [])).join('\n\n');
};
