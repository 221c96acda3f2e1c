/** What a record of the trail says, in people's words: acts, fields and what stood in them. */
import { isDay } from '../../domain/day';
import type { Json } from '../../domain/json';
import { clockWords } from '../../language/clock-words';
import { formatDay, formatMoment } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import { formatNumber } from '../../language/numbers';
import { wordsIn } from '../../language/words-in';
import type { TrailNames } from './read-trail';

const kinds: Readonly<Record<string, MessageId>> = {
  'check-in.submit': 'trail.kind.submit',
  'check-in.accept': 'trail.kind.accept',
  'check-in.return': 'trail.kind.return',
  'check-in.publish': 'trail.kind.publish',
  edit: 'trail.kind.edit',
  import: 'trail.kind.import',
  demonstration: 'trail.kind.demonstration',
  seed: 'trail.kind.demonstration',
  'evidence.add': 'device.itemEvidence.add',
  'evidence.describe': 'device.itemEvidence.describe',
  'evidence.replace': 'device.itemEvidence.replace',
  'evidence.withdraw': 'device.itemEvidence.withdraw',
  'evidence.publish': 'device.itemEvidence.publish',
  'request.open': 'device.itemEvidence.ask',
  'request.answer': 'device.itemEvidence.answer',
  'review.issue': 'device.itemReview.issue',
  'review.confirm': 'device.itemReview.confirm',
  'review.revise': 'device.itemReview.revise',
  'review.reply': 'device.itemReview.reply',
  'review.write-out': 'device.itemReview.writeOut',
  'review.voice-received': 'trail.kind.voiceReceived',
  'review.voice-scanned': 'trail.kind.voiceScanned',
  'view.give': 'device.itemReview.view',
  'assessment.save': 'device.itemReview.assess',
  'assessment.share': 'device.itemReview.shareAssessment',
  'assessment.comment': 'device.itemReview.commentAssessment',
  'assessment.finish': 'device.itemReview.finishAssessment',
  'assessment.submit': 'device.itemReview.submitAssessment',
};

/** An act without a name of its own is called by what the wire calls it. */
export const kindWords = ({ t }: Language, kind: string): string => {
  const id = kinds[kind];
  return id === undefined ? t('trail.kind.other', { kind }) : t(id);
};

const fields = ['title', 'shows', 'text', 'milestones', 'milestone', 'commitment', 'organization', 'state', 'reported', 'progress', 'noProgress', 'challenges', 'nextSteps', 'shownBy', 'verified', 'verifiedOn', 'verifiedIn', 'verdict', 'note', 'references', 'until', 'reply', 'voice', 'voiceReceivedAt', 'voiceScan', 'writtenOut', 'issuedOn', 'publishedOn', 'follows', 'followedBy', 'sensitivity', 'people', 'reason', 'answers', 'files', 'comments', 'due', 'on', 'place', 'reportedOn', 'completedOn', 'submittedOn', 'acceptedOn', 'submittedBy', 'round', 'original', 'receivedAt', 'scan', 'lifecycle', 'question', 'replies', 'subject', 'body', 'reviewer', 'kind', 'author', 'sha256', 'form', 'begunOn', 'capturedAt', 'addedOn', 'order', 'deliverable', 'weight', 'start', 'end', 'code', 'parties'] as const;
type Field = (typeof fields)[number];

/** What only machines read of a record: which writer was seen, which row is meant. */
const ofMachines = ['version', 'seen', 'of', 'demo', 'look', 'by'];

export const isTold = (field: string): boolean => !ofMachines.includes(field);

export const fieldWords = ({ t }: Language, field: string): string => (fields.includes(field as Field) ? t(`trail.field.${field as Field}`) : t('trail.field.other', { field }));

/** Fields whose values are words of the domain, by the group that their words stand in. */
const spoken: Readonly<Record<string, string>> = { reported: 'reported', verified: 'verified', verdict: 'verdict', sensitivity: 'sensitivity', people: 'people', lifecycle: 'commitmentLifecycle', scan: 'trail.scan', voiceScan: 'trail.scan' };

/** Fields that hold the server's time in ms. */
const moments = ['receivedAt', 'voiceReceivedAt'];

const states: Readonly<Record<string, string>> = { review: 'reviewState', evidence: 'evidenceState', checkIn: 'checkInState', assessment: 'assessmentState', meeting: 'meetingState' };

interface ValueOf {
  readonly entity: string;
  readonly field: string;
  readonly names: TrailNames;
}

/** What stood in a field; undefined where nothing did. */
export const valueWords = (language: Language, value: Json | undefined, of: ValueOf): string | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return language.t(value ? 'views.yes' : 'views.no');
  if (typeof value === 'number') return moments.includes(of.field) ? formatMoment(language, value) : formatNumber(language, value);
  if (typeof value === 'string') return textWords(language, value, of);
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one) => valueWords(language, one, of) ?? []).join(' · ') || undefined;
  const parts = value as Readonly<Record<string, Json>>;
  if (of.field === 'voice') return language.t('trail.soundOf', { length: clockWords(Number(parts['durationMs'])), hash: String(parts['sha256']).slice(0, 12) });
  if (typeof parts['es'] === 'string') return wordsIn({ es: parts['es'], ...(typeof parts['en'] === 'string' ? { en: parts['en'] } : {}) }, language.locale);
  return Object.values(parts).flatMap((one) => valueWords(language, one, of) ?? []).join(' · ') || undefined;
};

const textWords = (language: Language, text: string, { entity, field, names }: ValueOf): string => {
  const group = field === 'state' ? states[entity] : spoken[field];
  if (group !== undefined && /^[a-zA-Z_]+$/.test(text)) return language.t(`${group}.${text}` as MessageId);
  if (isDay(text)) return formatDay(language, text);
  const milestone = names.milestones.get(text);
  if (milestone) return `${milestone.order}. ${wordsIn(milestone.text, language.locale)}`;
  const organization = names.organizations.get(text);
  if (organization) return wordsIn(organization.name, language.locale);
  return names.commitments.get(text)?.code ?? names.people.get(text)?.name ?? text;
};
