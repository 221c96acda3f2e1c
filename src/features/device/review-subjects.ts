/** What a change of the monitoring body, an answer to it or a view of the forum is about, read from the change alone. */
import type { Change } from '../../domain/change';
import type { RecordId } from '../../domain/ids';
import { reviewDraftKind, type ReviewDraftContent } from '../../storage/review-drafts';
import type { Draft } from '../../storage/words-store';

const acts = {
  'review.issue': 'issue',
  'review.confirm': 'confirm',
  'review.revise': 'revise',
  'review.reply': 'reply',
  'view.give': 'view',
  'assessment.save': 'assess',
  'assessment.share': 'shareAssessment',
  'assessment.comment': 'commentAssessment',
  'assessment.finish': 'finishAssessment',
  'assessment.submit': 'submitAssessment',
} as const;

export interface ReviewItemSubject {
  readonly kind: 'review';
  readonly act: (typeof acts)[keyof typeof acts];
  /** What is being judged, where it can be gone on with. */
  readonly judging?: RecordId;
  /** Where the change names it. */
  readonly commitment?: RecordId;
  readonly words?: string;
}

/** Undefined for what is no such change. */
export const reviewSubjectOf = ({ kind, arguments: given }: Pick<Change, 'kind' | 'arguments'>): ReviewItemSubject | undefined => {
  if (!Object.hasOwn(acts, kind)) return undefined;
  const said = given as Readonly<Record<string, unknown>>;
  const commitment = said['commitment'] ?? said['of'];
  const [words] = textsOf(said);
  return { kind: 'review', act: acts[kind as keyof typeof acts], ...(typeof commitment === 'string' ? { commitment } : {}), ...(words === undefined ? {} : { words }) };
};

/** Undefined for a draft of something else. */
export const reviewSubjectOfDraft = ({ kind, content }: Pick<Draft, 'kind' | 'content'>): ReviewItemSubject | undefined => {
  if (kind !== reviewDraftKind) return undefined;
  const { commitment, of, note } = content as unknown as ReviewDraftContent;
  return { kind: 'review', act: 'issue', commitment, judging: of, ...(note.trim() === '' ? {} : { words: note }) };
};

/** Every text of it, one below the other. */
export const reviewWords = ({ arguments: given }: Pick<Change, 'arguments'>): string => textsOf(given as Readonly<Record<string, unknown>>).join('\n\n');

const textsOf = ({ note, text, stretch, receipt, references, differs, answers }: Readonly<Record<string, unknown>>): readonly string[] => {
  const reasons = Array.isArray(differs) ? (differs as readonly { readonly why?: unknown }[]).map(({ why }) => why) : [];
  const named = Array.isArray(references) ? (references as readonly unknown[]) : [];
  const answered = typeof answers === 'object' && answers !== null ? Object.values(answers) : [];
  return [note, text, ...reasons, stretch, receipt, ...named, ...answered].filter((one): one is string => typeof one === 'string' && one.trim() !== '');
};
