/** One thing that is owed as a row of the ledger: what, whose, and the one act that belongs to it. */
import type { ReactNode } from 'react';
import type { Words } from '../../domain/json';
import { addresses } from '../../language/addresses';
import { formatDay, formatNear, formatNearMoment, formatPeriod, formatWeekday } from '../../language/dates';
import type { Language } from '../../language/language';
import { Spoken } from '../../language/spoken';
import { wordsIn } from '../../language/words-in';
import { LinkButton } from '../../ui/button';
import type { LedgerRow } from '../../ui/ledger';
import { Link } from '../../ui/link';
import type { TodayReading } from './read-today';
import { assessmentRowWords } from './owed-assessment-words';
import { reviewRowWords } from './owed-review-words';
import { isLate, isSoon, type Owed, type OwedCheckIn } from './what-is-owed';

interface RowWords {
  readonly key: string;
  readonly title: string;
  /** Words of the source that end the title. */
  readonly words?: Words;
  readonly note: string;
  readonly href: string;
  readonly act?: string;
}

export const owedRow = (language: Language, owed: Owed, reading: TodayReading): LedgerRow => {
  const { key, title, words, note, href, act } = wordsOf(language, owed, reading);
  const whole = words ? `${title} ${wordsIn(words, language.locale)}` : title;
  const action: ReactNode = act && (
    <LinkButton look="quiet" href={href} aria-label={`${act}: ${whole}`}>
      {act}
    </LinkButton>
  );
  return {
    key,
    date: owed.due.slice(0, 4) === reading.today.slice(0, 4) ? formatWeekday(language, owed.due) : formatDay(language, owed.due),
    near: formatNear(language, owed.due, reading.today),
    tone: isLate(owed) ? 'late' : isSoon(owed) ? 'soon' : undefined,
    title: (
      <Link href={href}>
        {title} {words && <Spoken words={words} />}
      </Link>
    ),
    note,
    ...(action ? { action } : {}),
  };
};

const wordsOf = (language: Language, owed: Owed, reading: TodayReading): RowWords => {
  switch (owed.kind) {
    case 'checkIn':
      return checkInWords(language, owed, reading);
    case 'milestone':
      return milestoneWords(language, owed);
    case 'acceptance':
    case 'publication':
      return waitingWords(language, owed, reading);
    case 'request':
    case 'answered':
      return requestWords(language, owed, reading);
    case 'areaLate':
      return areaWords(language, owed, reading);
    case 'reply':
    case 'view':
      return reviewRowWords(language, owed);
    case 'assessment':
    case 'comment':
      return assessmentRowWords(language, owed);
    case 'expected':
      return {
        key: `expected ${owed.due}`,
        title: language.t('today.expected', { count: owed.commitments.length }),
        note: owed.commitments.map(({ code }) => code).join(', '),
        href: addresses.coordination,
        act: language.t('today.seeDues'),
      };
  }
};

const checkInWords = (language: Language, owed: OwedCheckIn, { now }: TodayReading): RowWords => {
  const { commitment, slot, returned, draftAt, earlier, milestones } = owed;
  const act = returned !== undefined ? 'today.correct' : draftAt !== undefined ? 'today.continue' : 'today.report';
  const notes = [
    commitment.code,
    ...(returned !== undefined ? [language.t('today.returned', { reason: returned })] : []),
    ...(returned === undefined && draftAt === undefined ? [language.t('today.size', { count: milestones })] : []),
    ...(draftAt !== undefined ? [language.t('today.draft', { when: formatNearMoment(language, draftAt, now) })] : []),
    ...(earlier > 0 ? [language.t('today.earlier', { count: earlier })] : []),
  ];
  return {
    key: `checkIn ${commitment.id} ${slot.from}`,
    title: language.t('today.checkIn', { period: formatPeriod(language, slot.from, slot.to) }),
    note: notes.join(' · '),
    href: addresses.checkIn(commitment.code, slot.from),
    act: language.t(act),
  };
};

const milestoneWords = (language: Language, { commitment, milestone, state }: Extract<Owed, { kind: 'milestone' }>): RowWords => ({
  key: `milestone ${milestone.id}`,
  title: language.t(state === 'overdue' ? 'today.milestoneLate' : 'today.milestone', { number: milestone.order }),
  words: milestone.text,
  note: [
    commitment.code,
    `${language.t('answer.reported')}: ${language.t(`reported.${milestone.reported ?? 'unreported'}`).toLowerCase()}`,
    `${language.t('answer.verified')}: ${language.t(`verified.${milestone.verified ?? 'unreviewed'}`).toLowerCase()}`,
  ].join(' · '),
  href: `${addresses.commitment(commitment.code)}#hito-${milestone.order}`,
  act: language.t('today.seeMilestone'),
});

const waitingWords = (language: Language, { kind, commitment, checkIn }: Extract<Owed, { kind: 'acceptance' | 'publication' }>, reading: TodayReading): RowWords => ({
  key: `${kind} ${checkIn.id}`,
  title: language.t(kind === 'acceptance' ? 'today.acceptance' : 'today.publication', { period: formatPeriod(language, checkIn.from, checkIn.to) }),
  note: [commitment.code, nameOf(language, checkIn.organization, reading), language.t('today.size', { count: checkIn.milestones.length })].join(' · '),
  href: addresses.submittedCheckIn(commitment.code, checkIn.from),
  act: language.t(kind === 'acceptance' ? 'today.read' : 'today.publish'),
});

/** How often it was asked is said: nobody has to remember it. */
const requestWords = (language: Language, { kind, commitment, request }: Extract<Owed, { kind: 'request' | 'answered' }>, reading: TodayReading): RowWords => ({
  key: `${kind} ${request.id}`,
  title: language.t(kind === 'request' ? 'today.request' : 'today.requestAnswered', { question: request.question }),
  note: [commitment.code, ...(kind === 'answered' ? [nameOf(language, request.organization, reading)] : request.asks > 1 ? [language.t('today.requestAsked', { asks: request.asks })] : [])].join(' · '),
  href: addresses.evidenceRequest(request.id),
  act: language.t(kind === 'request' ? 'today.answerRequest' : 'today.judgeRequest'),
});

const areaWords = (language: Language, { organization, slots, commitments }: Extract<Owed, { kind: 'areaLate' }>, reading: TodayReading): RowWords => ({
  key: `areaLate ${organization}`,
  title: language.t('today.areaLate', { area: nameOf(language, organization, reading), count: slots }),
  note: commitments.map(({ code }) => code).join(', '),
  href: addresses.coordination,
  act: language.t('today.seeDues'),
});

const nameOf = (language: Language, organization: string, { organizations }: TodayReading): string => {
  const found = organizations.get(organization);
  return found ? wordsIn(found.name, language.locale) : organization;
};
