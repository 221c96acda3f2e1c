/** What a record of the trail says, in people's words: acts, fields and what stood in them. */
import { isDay } from '../../domain/day';
import { assessmentForms, questionsOf } from '../../domain/assessment-forms';
import type { Json } from '../../domain/json';
import { clockWords } from '../../language/clock-words';
import { formatDay, formatMoment } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import { formatNumber } from '../../language/numbers';
import { levelWords, questionWords } from '../../language/review-words';
import { wordsIn } from '../../language/words-in';
import type { TrailNames } from './read-trail';

const kinds: Readonly<Record<string, MessageId>> = {
  'check-in.submit': 'trail.kind.submit',
  'check-in.accept': 'trail.kind.accept',
  'check-in.return': 'trail.kind.return',
  'check-in.publish': 'trail.kind.publish',
  'meeting.schedule': 'trail.kind.meetingSchedule',
  'meeting.postpone': 'trail.kind.meetingPostpone',
  'meeting.cancel': 'trail.kind.meetingCancel',
  'meeting.start': 'trail.kind.meetingStart',
  'meeting.finish': 'trail.kind.meetingFinish',
  'meeting.circulate': 'trail.kind.meetingCirculate',
  'minutes.append': 'trail.kind.minutesAppend',
  'minutes.approve': 'trail.kind.minutesApprove',
  'minutes.correct': 'trail.kind.minutesCorrect',
  'minutes.publish': 'trail.kind.minutesPublish',
  'agreement.report': 'trail.kind.agreementReport',
  'agreement.verify': 'trail.kind.agreementVerify',
  'agreement.drop': 'trail.kind.agreementDrop',
  'review.close': 'trail.kind.reviewClose',
  'attendance.selfMark': 'trail.kind.selfMark',
  'invitation.make': 'trail.kind.invitationMake',
  'invitation.accept': 'trail.kind.invitationAccept',
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
  'request.ask-again': 'device.itemEvidence.askAgain',
  'request.decline': 'device.itemEvidence.decline',
  'request.accept': 'device.itemEvidence.accept',
  'request.insufficient': 'device.itemEvidence.insufficient',
  'evidence.received': 'trail.kind.evidenceReceived',
  'evidence.scanned': 'trail.kind.evidenceOpened',
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

/** Fields whose values are words of the domain, by the group that their words stand in. */
const spoken: Readonly<Record<string, string>> = {
  reported: 'reported',
  verified: 'verified',
  verdict: 'verdict',
  sensitivity: 'sensitivity',
  people: 'people',
  form: 'assessmentForm',
  modality: 'modality',
  mode: 'modality',
  presence: 'presence',
  scan: 'trail.scan',
  voiceScan: 'trail.scan',
  subject: 'trail.subject',
  sector: 'sector',
  branch: 'branch',
  role: 'role',
  outcome: 'agendaOutcome',
  origin: 'evidenceOrigin',
  ogpValues: 'ogpValue',
  seesProgress: 'progressSeen',
  type: 'meetingType',
};

/** Fields that hold the server's time in ms. */
const moments = ['receivedAt', 'voiceReceivedAt'];

/** The same field in another record says something else. */
const spokenOf: Readonly<Record<string, string>> = {
  'review.state': 'reviewState',
  'evidence.state': 'evidenceState',
  'checkIn.state': 'checkInState',
  'assessment.state': 'assessmentState',
  'meeting.state': 'meetingState',
  'agreement.state': 'agreementState',
  'evidenceRequest.state': 'requestState',
  'publishedRequest.state': 'requestState',
  'minutesComment.state': 'commentState',
  'evidence.kind': 'evidenceKind',
  'publishedEvidence.kind': 'evidenceKind',
  'review.kind': 'reviewKind',
  'minutesComment.kind': 'commentKind',
  'plan.lifecycle': 'planLifecycle',
  'commitment.lifecycle': 'commitmentLifecycle',
};

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
  if (of.field === 'answers') return answersWords(language, parts) || undefined;
  if (typeof parts['es'] === 'string') return wordsIn({ es: parts['es'], ...(typeof parts['en'] === 'string' ? { en: parts['en'] } : {}) }, language.locale);
  return Object.values(parts).flatMap((one) => valueWords(language, one, of) ?? []).join(' · ') || undefined;
};

const textWords = (language: Language, text: string, { entity, field, names }: ValueOf): string => {
  const group = spokenOf[`${entity}.${field}`] ?? spoken[field];
  if (group !== undefined && /^[a-zA-Z_]+$/.test(text)) return language.t(`${group}.${text}` as MessageId);
  if (isDay(text)) return formatDay(language, text);
  const milestone = names.milestones.get(text);
  if (milestone) return `${milestone.order}. ${wordsIn(milestone.text, language.locale)}`;
  const organization = names.organizations.get(text);
  if (organization) return wordsIn(organization.name, language.locale);
  return names.commitments.get(text)?.code ?? names.people.get(text)?.name ?? text;
};

/** "1.1 Nivel de cumplimiento: Sustancial", in the order of the form that asks so. */
const answersWords = (language: Language, answers: Readonly<Record<string, Json>>): string => {
  const ids = Object.keys(answers);
  const form = assessmentForms.find((one) => ids.every((id) => questionsOf[one].some((question) => question.id === id)));
  const questions = form === undefined ? [] : questionsOf[form].filter(({ id }) => ids.includes(id));
  return questions.map(({ id, number, scale }) => `${number} ${questionWords(language, form ?? 'endOfPlan', id)}: ${scale ? levelWords(language, scale, String(answers[id])) : String(answers[id])}`).join(' · ');
};
