/** The strip of a commitment, drawn from what was published of it. */
import { formatDay } from '../language/dates';
import type { Language } from '../language/language';
import { stripWords } from '../language/strip-words';
import { ReportedGlyph, ScheduleGlyph, VerifiedGlyph } from '../ui/glyphs';
import { Strip, type StripMark } from '../ui/strip';
import type { StripTableRow } from '../ui/strip-table';
import type { Axis, MilestoneModel } from './public-model';
import { useSite } from './site-context';
import { Spoken } from './spoken';

interface MilestoneStripProps {
  readonly code: string;
  readonly axis: Axis;
  readonly span: Axis;
  readonly milestones: readonly MilestoneModel[];
}

export const MilestoneStrip = ({ code, axis, span, milestones }: MilestoneStripProps) => {
  const { language, today } = useSite();
  const dated = milestones.filter(({ due }) => due !== null);
  const withdrawn = dated.filter(({ schedule }) => schedule === null).map(({ order }) => language.t('site.withdrawnMark', { number: order }));
  const words = stripWords(language, { code, axis, today, milestones: dated.flatMap(toSpoken) });
  return <Strip axis={axis} span={span} today={today} marks={dated.map(toMark)} words={{ ...words, description: [words.description, ...withdrawn].join(' ') }} />;
};

export const undatedCount = (milestones: readonly MilestoneModel[]): number => milestones.filter(({ due }) => due === null).length;

/** The same milestones as rows of the table behind the strip. */
export const toTableRows = (language: Language, milestones: readonly MilestoneModel[], code?: string): readonly StripTableRow[] =>
  milestones.map(({ id, order, text, due, dueStated, reported, verified, schedule }) => ({
    key: id,
    title: (
      <>
        {code === undefined ? '' : `${code} · `}
        {order}. <Spoken words={text} />
      </>
    ),
    due: due === null ? (dueStated ?? language.t('site.noDue')) : formatDay(language, due),
    answers: [
      { glyph: <ReportedGlyph reported={reported ?? undefined} />, word: language.t(`reported.${reported ?? 'unreported'}`) },
      { glyph: <VerifiedGlyph verified={verified ?? 'unreviewed'} />, word: language.t(`verified.${verified ?? 'unreviewed'}`) },
      schedule === null
        ? { glyph: null, word: language.t('reported.withdrawn') }
        : { glyph: <ScheduleGlyph schedule={schedule.state} />, word: language.t(`schedule.${schedule.state}`) },
    ],
  }));

const toMark = ({ id, order, due, reported, verified, schedule, completedOn }: MilestoneModel): StripMark => ({
  key: id,
  number: order,
  due: due ?? '',
  reported: reported ?? undefined,
  verified: verified ?? 'unreviewed',
  schedule: schedule?.state ?? 'no_date',
  doneOn: completedOn ?? undefined,
});

const toSpoken = ({ order, due, reported, verified, schedule }: MilestoneModel) =>
  schedule === null ? [] : [{ order, due: due ?? undefined, reported: reported ?? undefined, verified: verified ?? ('unreviewed' as const), schedule: schedule.state }];
