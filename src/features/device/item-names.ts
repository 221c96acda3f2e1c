/** What an item is called, in people's words: never an id. */
import { slotStarting } from '../../domain/check-in';
import type { Commitment } from '../../domain/commitment';
import type { Milestone } from '../../domain/milestone';
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import { htmlLang } from '../../language/locale';
import { wordsIn } from '../../language/words-in';
import type { CheckInAct, Subject } from './subjects';

/** The records that names are made of, as this device knows them. */
export interface KnownRecords {
  readonly commitments: readonly Commitment[];
  readonly milestones: readonly Milestone[];
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
