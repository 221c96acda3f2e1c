/** Minutes in words: from the record to everything that the paper says. */
import type { RaisedRequest } from '../domain/evidence-request';
import type { MinutesRecord, RecordedAgreement, RecordedItem } from '../domain/minutes';
import { isBlankText, nodesOf } from '../domain/rich-text';
import type { Language } from '../language/language';
import { htmlLang } from '../language/locale';
import { minutesName, requestWords } from '../language/meeting-words';
import { wordsIn } from '../language/words-in';
import { attendanceText, signaturesText } from './attendance-text';
import { longDay, whenWords } from './day-words';
import type { MinutesPaper, MinutesPaperState } from './minutes-paper';
import { paperNames, type PaperNames } from './paper-names';
import type { Fact, ItemText, OriginText, PaperTable, PaperText } from './paper-text';
import { printable } from './printable';
import { stripsText } from './strips-text';

/** Pure: the same minutes on the same day give the same words. What no file may hold (control characters) is left out. */
export const minutesText = (language: Language, paper: MinutesPaper): PaperText => {
  const { t, locale } = language;
  const { record } = paper;
  const names = paperNames(language, paper);
  const said: Omit<PaperText, 'page'> = {
    lang: htmlLang(locale),
    planTitle: wordsIn(paper.planTitle, locale),
    title: (record.number > 0 ? minutesName(language, record) : undefined) ?? t('paper.titleToCome'),
    kind: [t(`meetingType.${record.type}`), record.title ?? ''].filter((part) => part !== '').join('. '),
    state: [stateWords(language, paper.state), paper.demo ? t('paper.demo') : ''].filter((part) => part !== '').join('. '),
    facts: factsOf(language, paper, names),
    attendance: attendanceText(language, paper, names),
    agenda: { heading: t('paper.agenda'), items: record.items.map((item, index) => itemText(language, item, index)), none: t('paper.noAgenda') },
    agreements: agreementsTable(language, record.agreements, names),
    requests: record.requests && requestsTable(language, record.requests, names),
    followUp: record.followUp.length === 0 ? undefined : followUpTable(language, record.followUp, names),
    nextMeeting: record.nextMeeting && { heading: t('paper.nextMeeting'), sentence: nextWords(language, record.nextMeeting) },
    strips: stripsText(language, paper),
    signatures: signaturesText(language, paper, names),
    origin: originOf(language, paper),
  };
  return { ...printable(said), page: (page, of) => t('paper.page', { page, of }) };
};

/** "acta-7-2026", without an ending. */
export const fileNameOf = ({ t }: Language, { number, year, on }: MinutesRecord): string => (number > 0 ? t('paper.fileName', { number, year }) : t('paper.fileNameToCome', { day: on }));

const stateWords = (language: Language, { state, commentsUntil, approvedOn, publishedOn, version, reason }: MinutesPaperState): string => {
  const { t } = language;
  if (state === 'circulated') return commentsUntil === undefined ? t('paper.circulated') : t('paper.circulatedUntil', { day: longDay(language, commentsUntil) });
  if (approvedOn === undefined) return t('paper.draft');
  const approved = version !== undefined && version > 1 ? t('paper.approvedVersion', { day: longDay(language, approvedOn), version }) : t('paper.approved', { day: longDay(language, approvedOn) });
  return [approved, publishedOn === undefined ? '' : t('paper.published', { day: longDay(language, publishedOn) }), reason === undefined ? '' : t('paper.correction', { reason: reason.replace(/\.\s*$/, '') })].filter((part) => part !== '').join('. ');
};

const factsOf = (language: Language, { record }: MinutesPaper, names: PaperNames): readonly Fact[] => {
  const { t } = language;
  const { modality, place, chair, noteTaker, organization, commitments } = record;
  const all: readonly Fact[] = [
    { name: t('paper.when'), lines: [whenWords(language, record)] },
    { name: t('paper.where'), lines: [[place ?? '', t(`modality.${modality}`)].filter((part) => part !== '').join('. ')] },
    { name: t('paper.convener'), lines: [names.organization(organization)] },
    { name: t('paper.commitments', { count: commitments.length }), lines: commitments.map(names.commitment) },
    { name: t('paper.chair'), lines: chair ? [chair.name] : [] },
    { name: t('paper.noteTaker'), lines: noteTaker ? [noteTaker.name] : [] },
  ];
  return all.filter(({ lines }) => lines.length > 0);
};

const itemText = ({ t }: Language, { title, speaker, outcome, body }: RecordedItem, index: number): ItemText => ({
  heading: `${index + 1}. ${title}`,
  note: [speaker === undefined ? '' : t('paper.speaker', { name: speaker }), outcome === 'notReached' ? t('agendaOutcome.notReached') : ''].filter((part) => part !== '').join('. ') || undefined,
  body: isBlankText(body) ? [] : nodesOf(body),
  none: outcome === 'notReached' ? '' : t('paper.nothingWritten'),
});

const agreementsTable = (language: Language, agreements: readonly RecordedAgreement[], names: PaperNames): PaperTable => {
  const { t } = language;
  return {
    heading: t('paper.agreements'),
    columns: [t('paper.what'), t('paper.who'), t('paper.until')],
    rows: agreements.map((agreement) => agreementCells(language, agreement, names)),
    none: t('paper.noAgreements'),
  };
};

const requestsTable = (language: Language, requests: readonly RaisedRequest[], names: PaperNames): PaperTable => {
  const { t } = language;
  return {
    heading: t('paper.requests'),
    columns: [t('paper.asked'), t('paper.askedOf'), t('paper.until')],
    rows: requests.map(({ commitment, milestone, organization, question, due }) => {
      const about = names.about(commitment, milestone);
      return [[requestWords(language, question, about), ...(question === undefined ? [] : [`(${about})`])].join(' '), names.short(organization), longDay(language, due)];
    }),
    none: '',
  };
};

const followUpTable = (language: Language, agreements: readonly RecordedAgreement[], names: PaperNames): PaperTable => {
  const { t } = language;
  return {
    heading: t('paper.followUp'),
    columns: [t('paper.what'), t('paper.who'), t('paper.until'), t('paper.state')],
    rows: agreements.map((agreement) => [...agreementCells(language, agreement, names), t(`agreementState.${agreement.state}`)]),
    none: '',
  };
};

const agreementCells = (language: Language, { text, person, organization, due }: RecordedAgreement, names: PaperNames): readonly string[] => [
  text,
  [person ?? '', organization === undefined ? '' : names.short(organization)].filter((part) => part !== '').join(', ') || language.t('paper.nobodyNamed'),
  due === undefined ? language.t('paper.noDate') : longDay(language, due),
];

const nextWords = (language: Language, next: NonNullable<MinutesRecord['nextMeeting']>): string => [whenWords(language, next), next.place ?? ''].filter((part) => part !== '').join('. ') + '.';

const originOf = (language: Language, { state, publicAddress, today }: MinutesPaper): OriginText => {
  const { t } = language;
  return {
    address: publicAddress === undefined ? undefined : { sentence: t(state.state === 'published' ? 'paper.readAt' : 'paper.willBeReadAt'), url: publicAddress },
    hash: state.hash === undefined ? undefined : t('paper.hash', { hash: (state.hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ') }),
    made: t('paper.made', { day: longDay(language, today) }),
  };
};
