/** How the commitments of a meeting stand on the day of printing: a strip for each, and its milestones in words under it. */
import type { Commitment } from '../domain/commitment';
import type { Day } from '../domain/day';
import { isWithdrawn, type Milestone } from '../domain/milestone';
import { scheduleOf } from '../domain/schedule';
import { formatDay } from '../language/dates';
import type { Language } from '../language/language';
import { stripTableWords, stripWords } from '../language/strip-words';
import { wordsIn } from '../language/words-in';
import type { StripMark } from '../ui/strip';
import { axisAround } from '../ui/strip-geometry';
import { longDay } from './day-words';
import type { MinutesPaper } from './minutes-paper';
import type { PaperTable, PaperText, StripText } from './paper-text';
import { stripPicture } from './strip-picture';

/** As wide as the text of the page, at a size that keeps its letters readable. */
const width = 620;

export const stripsText = (language: Language, { record, commitments, milestones, today }: MinutesPaper): PaperText['strips'] => {
  const found = record.commitments.flatMap((id) => commitments.find((each) => each.id === id) ?? []);
  if (found.length === 0) return undefined;
  const { t } = language;
  return {
    heading: t('paper.strips', { day: longDay(language, today) }),
    legend: t('paper.legend'),
    commitments: found.map((commitment) => stripText(language, { commitment, milestones: milestonesOf(commitment, milestones), today })),
  };
};

const milestonesOf = ({ id }: Commitment, milestones: readonly Milestone[]): readonly Milestone[] =>
  milestones.filter(({ commitment }) => commitment === id).sort((one, other) => one.order - other.order);

interface StripFacts {
  readonly commitment: Commitment;
  readonly milestones: readonly Milestone[];
  readonly today: Day;
}

const stripText = (language: Language, { commitment, milestones, today }: StripFacts): StripText => {
  const span = { from: commitment.start, to: commitment.end };
  const axis = axisAround(span, milestones.flatMap(({ due }) => due ?? []));
  const standing = milestones.filter((milestone) => !isWithdrawn(milestone));
  const spoken = standing.map((milestone) => ({ order: milestone.order, due: milestone.due, reported: milestone.reported, verified: milestone.verified ?? ('unreviewed' as const), schedule: scheduleOf(milestone, today).state }));
  const words = stripWords(language, { code: commitment.code, axis, today, milestones: spoken });
  const marks = standing.flatMap(({ id, due, order, reported, verified, completedOn }, index): readonly StripMark[] =>
    due === undefined ? [] : [{ key: id, number: order, due, reported, verified: verified ?? 'unreviewed', schedule: spoken[index]?.schedule ?? 'no_date', doneOn: completedOn }],
  );
  return {
    code: commitment.code,
    title: wordsIn(commitment.title, language.locale),
    description: `${words.title}. ${words.description}`,
    table: milestoneTable(language, milestones, today),
    ...stripPicture({ axis, span, today, marks, words, width }),
  };
};

const milestoneTable = (language: Language, milestones: readonly Milestone[], today: Day): PaperTable => {
  const { t, locale } = language;
  return {
    heading: '',
    columns: stripTableWords(language).columns,
    rows: milestones.map((milestone) => [
      `${milestone.order}. ${wordsIn(milestone.text, locale)}`,
      milestone.due === undefined ? t('schedule.no_date') : formatDay(language, milestone.due),
      t(`reported.${milestone.reported ?? 'unreported'}`),
      t(`verified.${milestone.verified ?? 'unreviewed'}`),
      isWithdrawn(milestone) ? '' : t(`schedule.${scheduleOf(milestone, today).state}`),
    ]),
    none: t('paper.noMilestones'),
  };
};
