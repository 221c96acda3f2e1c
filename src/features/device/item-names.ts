/** What an item is called, in people's words: never an id. */
import { slotStarting } from '../../domain/check-in';
import { rowKeyText } from '../../domain/change';
import type { Commitment } from '../../domain/commitment';
import type { RecordId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import type { Milestone } from '../../domain/milestone';
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import { htmlLang } from '../../language/locale';
import { meetingName } from '../../language/meeting-words';
import { wordsIn } from '../../language/words-in';
import type { EvidenceSubject } from './evidence-subjects';
import type { MeetingSubject } from './meeting-subjects';
import type { ReviewItemSubject } from './review-subjects';
import type { CheckInAct, Subject } from './subjects';

/** The records that names are made of, as this device knows them. */
export interface KnownRecords {
  readonly commitments: readonly Commitment[];
  readonly milestones: readonly Milestone[];
  readonly meetings: readonly Meeting[];
  /** By `entity/id`, the meeting that a row belongs to. */
  readonly meetingByRow: ReadonlyMap<string, RecordId>;
}

export interface ItemName {
  readonly title: string;
  /** "Hitos 3 y 4". */
  readonly note?: string;
  /** Where it can be read. */
  readonly href?: string;
}

const titles: Readonly<Record<CheckInAct, MessageId>> = {
  submit: 'device.itemSubmit',
  accept: 'device.itemAccept',
  return: 'device.itemReturn',
  publish: 'device.itemPublish',
  correct: 'device.itemCorrect',
};

export const itemNameOf = (language: Language, subject: Subject, known: KnownRecords): ItemName => {
  switch (subject.kind) {
    case 'check-in':
      return checkInItemName(language, subject, known);
    case 'meeting':
      return meetingItemName(language, subject, known);
    case 'evidence':
      return itemNameOfCommitment(language, language.t(`device.itemEvidence.${subject.act}`), subject, known);
    case 'review':
      return itemNameOfCommitment(language, language.t(`device.itemReview.${subject.act}`), subject, known);
    case 'record':
      return recordName(language, subject, known);
    case 'unknown':
      return { title: language.t('device.itemUnknown') };
  }
};

const checkInItemName = (language: Language, { act, commitment: id, from, milestones }: Extract<Subject, { kind: 'check-in' }>, known: KnownRecords): ItemName => {
  const commitment = known.commitments.find((one) => one.id === id);
  const slot = commitment && slotStarting(commitment, from);
  const title = language.t(titles[act], {
    code: commitment?.code ?? language.t('device.unknownCommitment'),
    period: slot ? formatPeriod(language, slot.from, slot.to) : formatDay(language, from),
  });
  const orders = known.milestones.filter((one) => milestones.includes(one.id)).map((one) => String(one.order));
  const numbers = new Intl.ListFormat(htmlLang(language.locale)).format(orders);
  return {
    title,
    ...(orders.length > 0 ? { note: language.t('device.milestones', { count: orders.length, numbers }) } : {}),
    ...(commitment ? { href: addressOf(act, commitment.code, from) } : {}),
  };
};

const addressOf = (act: CheckInAct, code: string, from: string): string =>
  act === 'submit' || act === 'correct' ? addresses.checkIn(code, from) : addresses.submittedCheckIn(code, from);

/** "Asistencia, Reunión de seguimiento de ARBA0011, 18 nov 2026". */
const meetingItemName = (language: Language, subject: MeetingSubject, { commitments, meetings, meetingByRow }: KnownRecords): ItemName => {
  const { t } = language;
  const id = subject.meeting ?? (subject.row && meetingByRow.get(rowKeyText(subject.row)));
  const known = meetings.find((one) => one.id === id);
  const said = known ?? subject.said;
  const name = said && meetingName(language, said, commitments.filter((one) => said.commitments.includes(one.id)).map(({ code }) => code));
  const meeting = name === undefined ? t('device.itemMeetingUnknown') : said?.on === undefined ? name : t('device.itemMeetingOn', { name, day: formatDay(language, said.on) });
  const href = subject.form ? formAddress(subject.form) : known && addresses.meeting(known.id);
  return { title: t(`device.itemMeeting.${subject.act}`, { meeting }), ...(subject.words ? { note: subject.words } : {}), ...(href ? { href } : {}) };
};

const formAddress = ({ commitment, type }: NonNullable<MeetingSubject['form']>): string => {
  const query = new URLSearchParams([...(commitment ? [['compromiso', commitment]] : []), ...(type ? [['tipo', type]] : [])]).toString();
  return query ? `${addresses.newMeeting}?${query}` : addresses.newMeeting;
};

/** "Evidencia de ARBA0011", and what it is called or says. */
const itemNameOfCommitment = ({ t }: Language, title: string, subject: EvidenceSubject | ReviewItemSubject, { commitments }: KnownRecords): ItemName => {
  const { commitment: id, words } = subject;
  const commitment = commitments.find((one) => one.id === id);
  const at = 'at' in subject ? subject.at : undefined;
  return { title: commitment ? t('device.itemEvidenceOf', { what: title, code: commitment.code }) : title, ...(words === undefined ? {} : { note: words }), ...(at ? { href: addressAt(at, commitment) } : {}) };
};

const addressAt = (at: NonNullable<EvidenceSubject['at'] | ReviewItemSubject['at']>, commitment: Commitment | undefined): string => {
  if ('judging' in at) return addresses.toReview(at.judging);
  if ('review' in at) return addresses.review(at.review);
  if ('assessment' in at) return addresses.assessment(at.assessment);
  if ('view' in at) return commitment ? addresses.view(commitment.code, at.view.from) : addresses.commitments;
  if ('begun' in at) return addresses.newEvidence(at);
  if ('evidence' in at) return addresses.evidence(at.evidence);
  return 'request' in at ? addresses.evidenceRequest(at.request) : addresses.newEvidenceRequest(at.ask);
};

const recordName = (language: Language, { entity, id }: Extract<Subject, { kind: 'record' }>, { commitments, milestones }: KnownRecords): ItemName => {
  const milestone = entity === 'milestone' ? milestones.find((one) => one.id === id) : undefined;
  const commitment = commitments.find((one) => one.id === (milestone?.commitment ?? id));
  if (!commitment) return { title: language.t('device.itemPlan') };
  return {
    title: language.t('device.itemCommitment', { code: commitment.code }),
    note: milestone ? language.t('device.milestones', { count: 1, numbers: String(milestone.order) }) : wordsIn(commitment.title, language.locale),
    href: addresses.commitment(commitment.code),
  };
};
