/** What a change of evidence, or of a request for it, is about, read from the change alone. */
import type { Change } from '../../domain/change';
import type { RecordId } from '../../domain/ids';
import { answerDraftKind, captureDraftKind, describeDraftKind, reasonDraftKind, requestDraftKind } from '../../storage/evidence-drafts';
import type { Draft } from '../../storage/words-store';

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
  /** Where a draft of it is gone on with. */
  readonly at?: { readonly begun: RecordId } | { readonly evidence: RecordId } | { readonly request: RecordId } | { readonly ask: { readonly commitment?: RecordId; readonly meeting?: RecordId } };
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

/** What a draft about evidence will become; undefined for any other draft. */
export const evidenceSubjectOfDraft = ({ key, kind, content }: Draft): EvidenceSubject | undefined => {
  const [, id = '', part = ''] = key.split('/');
  const words = wordsOf(content);
  switch (kind) {
    case captureDraftKind:
      return { kind: 'evidence', act: isReplacement(content) ? 'replace' : 'add', ...words, at: { begun: id } };
    case describeDraftKind:
      return { kind: 'evidence', act: 'describe', ...words, at: { evidence: id } };
    case reasonDraftKind:
      return part === '' ? { kind: 'evidence', act: 'withdraw', ...words, at: { evidence: id } } : { kind: 'evidence', act: part === 'decline' ? 'decline' : 'insufficient', ...words, at: { request: id } };
    case answerDraftKind:
      return { kind: 'evidence', act: 'answer', ...words, at: { request: id } };
    case requestDraftKind:
      return { kind: 'evidence', act: 'ask', ...words, at: { ask: { ...(words.commitment === undefined ? {} : { commitment: words.commitment }), ...(id === '' || id === 'undefined' ? {} : { meeting: id }) } } };
    default:
      return undefined;
  }
};

type Said = Readonly<Record<string, unknown>>;

const isSaid = (content: unknown): content is Said => typeof content === 'object' && content !== null && !Array.isArray(content);

const isReplacement = (content: unknown): boolean => isSaid(content) && isSaid(content['about']) && content['about']['replaces'] !== undefined;

/** Of several pieces the first that has a name speaks for all. */
const wordsOf = (content: unknown): Pick<EvidenceSubject, 'commitment' | 'words'> => {
  if (typeof content === 'string') return content === '' ? {} : { words: content };
  if (!isSaid(content)) return {};
  const pieces = Array.isArray(content['items']) ? content['items'].filter(isSaid) : [];
  const words = [...pieces.map(({ title }) => title), content['title'], content['question'], content['note']].find((one) => typeof one === 'string' && one !== '');
  const commitment = content['commitment'];
  return { ...(typeof commitment === 'string' && commitment !== '' ? { commitment } : {}), ...(typeof words === 'string' ? { words } : {}) };
};
