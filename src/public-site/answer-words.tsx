/** The three answers in words and glyphs: of a whole plan or commitment, and of one milestone. */
import type { Schedule } from '../domain/schedule';
import { formatDay } from '../language/dates';
import { htmlLang } from '../language/locale';
import type { Language } from '../language/language';
import { formatPercent } from '../language/numbers';
import type { Answer } from '../ui/answers';
import { ReportedGlyph, ReportedShareGlyph, ScheduleGlyph, VerifiedGlyph, VerifiedShareGlyph } from '../ui/glyphs';
import { toneOf } from '../ui/levels';
import type { MilestoneModel, PublicAnswers, PublicShare } from './public-model';

interface AnswerStyle {
  /** Larger glyphs and whole phrases, where the page is about these answers. */
  readonly large?: boolean;
}

/** Of a plan or a commitment. A percentage always comes with how many are unmeasured. */
export const answersInWords = (language: Language, answers: PublicAnswers, { large = false }: AnswerStyle = {}): readonly Answer[] => [
  {
    label: language.t('answer.reported'),
    word: percentInWords(language, answers.reported, 'reported.unreported'),
    note: large ? reportedNote(language, answers.reported) : shortNote(language, answers.reported, 'site.shortUnreported'),
    glyph: <ReportedShareGlyph percent={answers.reported.percent ?? undefined} large={large} />,
  },
  {
    label: language.t('answer.verified'),
    word: percentInWords(language, answers.verified, 'site.unmeasured'),
    note: large ? verifiedNote(language, answers.verified) : shortNote(language, answers.verified, 'site.shortUnmeasured'),
    glyph: <VerifiedShareGlyph percent={answers.verified.percent ?? 0} measuredPercent={answers.verified.measuredPercent} large={large} />,
  },
  calendarAnswer(language, answers.schedule, large),
];

export const percentInWords = (language: Language, { percent }: PublicShare, nothing: 'reported.unreported' | 'site.unmeasured'): string =>
  percent === null ? language.t(nothing) : formatPercent(language, percent);

export const reportedNote = (language: Language, { total, unmeasured }: PublicShare): string | undefined => {
  if (total === 0) return undefined;
  return unmeasured === 0 ? language.t('site.allReported', { total }) : language.t('site.ofUnreported', { count: unmeasured, total });
};

export const verifiedNote = (language: Language, share: PublicShare): string | undefined => {
  const { total, unmeasured } = share;
  if (total === 0) return undefined;
  return unmeasured === 0 ? language.t('site.allMeasured', { total }) : withDisputed(language, share, language.t('site.ofUnmeasured', { count: unmeasured, total }));
};

/** A disputed milestone is one of the unmeasured: nobody has concluded how far it is. */
const withDisputed = (language: Language, { total, unmeasured, disputed }: PublicShare, note: string): string => {
  if (disputed === 0) return note;
  return disputed === unmeasured ? language.t('site.onlyDisputed', { count: disputed, total }) : language.t('site.withDisputed', { note, count: disputed });
};

/** Without a percentage there is nothing that a count would have to hold back. */
const shortNote = (language: Language, share: PublicShare, id: 'site.shortUnreported' | 'site.shortUnmeasured'): string | undefined => {
  const { percent, total, unmeasured } = share;
  return percent === null || unmeasured === 0 ? undefined : withDisputed(language, share, language.t(id, { count: unmeasured, total }));
};

const calendarAnswer = (language: Language, { state, overdue, dueSoon }: PublicAnswers['schedule'], large: boolean): Answer => {
  const word = overdue.length > 0 ? language.t('site.overdueCount', { count: overdue.length }) : language.t(`schedule.${state}`);
  const note = large ? calendarNote(language, { overdue, dueSoon }) : undefined;
  return { label: language.t('answer.schedule'), word, note, glyph: <ScheduleGlyph schedule={state} large={large} />, tone: toneOf(state) };
};

const calendarNote = (language: Language, { overdue, dueSoon }: Pick<PublicAnswers['schedule'], 'overdue' | 'dueSoon'>): string | undefined => {
  if (overdue.length > 0) return language.t('site.overdueNote', { count: overdue.length, numbers: listed(language, overdue), days: Math.max(...overdue.map(({ days }) => days)) });
  if (dueSoon.length > 0) return language.t('site.dueSoonNote', { count: dueSoon.length, numbers: listed(language, dueSoon), days: Math.min(...dueSoon.map(({ days }) => days)) });
  return undefined;
};

const longestList = 6;

/** "3 y 5"; of many, the first ones. */
const listed = (language: Language, milestones: readonly { readonly order: number }[]): string => {
  const numbers = milestones.slice(0, longestList).map(({ order }) => String(order));
  return new Intl.ListFormat(htmlLang(language.locale)).format(milestones.length > longestList ? [...numbers, '…'] : numbers);
};

/** Of one milestone. A withdrawn one has no calendar any more. */
export const milestoneInWords = (language: Language, { reported, verified, schedule, due }: MilestoneModel): readonly Answer[] => [
  {
    label: language.t('answer.reported'),
    word: language.t(`reported.${reported ?? 'unreported'}`),
    glyph: <ReportedGlyph reported={reported ?? undefined} />,
  },
  {
    label: language.t('answer.verified'),
    word: language.t(`verified.${verified ?? 'unreviewed'}`),
    glyph: <VerifiedGlyph verified={verified ?? 'unreviewed'} />,
  },
  ...(schedule === null
    ? []
    : [
        {
          label: language.t('answer.schedule'),
          word: language.t(`schedule.${schedule.state}`),
          note: distance(language, schedule, due),
          glyph: <ScheduleGlyph schedule={schedule.state} />,
          tone: toneOf(schedule.state),
        },
      ]),
];

const distance = (language: Language, { state, days = 0 }: Schedule, due: string | null): string | undefined => {
  if (state === 'overdue') return language.t('dates.daysAgo', { days });
  if (state === 'due_soon') return days === 0 ? language.t('dates.today') : language.t('dates.inDays', { days });
  if (state === 'done_late') return language.t('site.daysAfter', { days });
  return due !== null && (state === 'on_time' || state === 'upcoming') ? formatDay(language, due) : undefined;
};
