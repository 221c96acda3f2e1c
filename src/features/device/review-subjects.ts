/** What a change of the monitoring body, an answer to it or a view of the forum is about, read from the change alone. */
import type { Change } from '../../domain/change';
import type { RecordId } from '../../domain/ids';
import type { SpokenNote } from '../../domain/spoken-note';
import { assessmentCommentDraftKind, assessmentDraftKind, replyDraftKind, reviewDraftKind, viewDraftKind, writeOutDraftKind, type ReviewDraftContent } from '../../storage/review-drafts';
import type { Draft } from '../../storage/words-store';

const acts = {
  'review.issue': 'issue',
  'review.confirm': 'confirm',
  'review.revise': 'revise',
  'review.reply': 'reply',
  'review.write-out': 'writeOut',
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
  /** Where the change names it. */
  readonly commitment?: RecordId;
  readonly words?: string;
  /** Where a draft of it is gone on with. */
  readonly at?: { readonly judging: RecordId } | { readonly review: RecordId } | { readonly assessment: RecordId } | { readonly view: { readonly commitment: RecordId; readonly from: string } };
}

/** Undefined for what is no such change. */
export const reviewSubjectOf = ({ kind, arguments: given }: Pick<Change, 'kind' | 'arguments'>): ReviewItemSubject | undefined => {
  if (!Object.hasOwn(acts, kind)) return undefined;
  const said = given as Readonly<Record<string, unknown>>;
  const commitment = said['commitment'] ?? said['of'];
  const [words] = textsOf(said);
  return { kind: 'review', act: acts[kind as keyof typeof acts], ...(typeof commitment === 'string' ? { commitment } : {}), ...(words === undefined ? {} : { words }) };
};

/** Every text of it, one below the other. */
export const reviewWords = ({ arguments: given }: Pick<Change, 'arguments'>): string => textsOf(given as Readonly<Record<string, unknown>>).join('\n\n');

/** The reason that was said aloud with it. */
export const spokenWith = ({ arguments: given }: Pick<Change, 'arguments'>): SpokenNote | undefined => {
  const voice = typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Readonly<Record<string, unknown>>)['voice'] : undefined;
  return typeof voice === 'object' && voice !== null ? (voice as SpokenNote) : undefined;
};

const textsOf = ({ note, text, stretch, receipt, references, differs, answers }: Readonly<Record<string, unknown>>): readonly string[] => {
  const reasons = Array.isArray(differs) ? (differs as readonly { readonly why?: unknown }[]).map(({ why }) => why) : [];
  const named = Array.isArray(references) ? (references as readonly unknown[]) : [];
  const answered = typeof answers === 'object' && answers !== null ? Object.values(answers) : [];
  return [note, text, ...reasons, stretch, receipt, ...named, ...answered].filter((one): one is string => typeof one === 'string' && one.trim() !== '');
};

/** What a draft around reviews will become; undefined for any other draft. */
export const reviewSubjectOfDraft = ({ key, kind, content }: Draft): ReviewItemSubject | undefined => {
  const id = key.slice(key.indexOf('/') + 1);
  const [words] = typeof content === 'string' ? [content] : typeof content === 'object' && content !== null ? textsOf(content as Readonly<Record<string, unknown>>) : [];
  const said = words === undefined || words === '' ? {} : { words };
  switch (kind) {
    case reviewDraftKind: {
      const { commitment, of } = content as unknown as ReviewDraftContent;
      return { kind: 'review', act: 'issue', commitment, ...said, at: { judging: of } };
    }
    case replyDraftKind:
      return { kind: 'review', act: 'reply', ...said, at: { review: id } };
    case writeOutDraftKind:
      return { kind: 'review', act: 'writeOut', ...said, at: { review: id } };
    case viewDraftKind:
      return { kind: 'review', act: 'view', ...said, ...viewNamed(id) };
    case assessmentDraftKind:
      return { kind: 'review', act: 'assess', ...said, commitment: assessedIn(id), at: { assessment: id } };
    case assessmentCommentDraftKind:
      return { kind: 'review', act: 'commentAssessment', ...said, commitment: assessedIn(id), at: { assessment: id } };
    default:
      return undefined;
  }
};

/** A view's id is made of its commitment, period and organization. */
const viewNamed = (id: string): Pick<ReviewItemSubject, 'commitment' | 'at'> => {
  const [, commitment, from] = /^(.*)~(\d{4}-\d{2}-\d{2})~.*$/.exec(id) ?? [];
  return commitment === undefined || from === undefined ? {} : { commitment, at: { view: { commitment, from } } };
};

/** An assessment's id is made of what it is of and its form. */
const assessedIn = (id: string): RecordId => id.replace(/~[^~]*$/, '');
