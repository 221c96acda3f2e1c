/** The strip on the commitment's own axis, how it is read, and the table behind it. */
import { milestoneAnswerWords } from '../../language/answer-words';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { legendWords, stripTableWords } from '../../language/strip-words';
import { scheduleOf } from '../../domain/schedule';
import { DemoTag } from '../../ui/demo-tag';
import { ReportedGlyph, ScheduleGlyph, VerifiedGlyph } from '../../ui/glyphs';
import { Legend } from '../../ui/legend';
import { Section } from '../../ui/section';
import { StripTable } from '../../ui/strip-table';
import { CommitmentStrip } from './commitment-strip';
import type { CommitmentReading } from './read-commitment';
import { ownAxis } from './strip-marks';

export const CommitmentInTime = ({ reading: { commitment, milestones, today } }: { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const rows = milestones.map((milestone) => {
    const { id, order, text, due, dueStated, reported, verified } = milestone;
    const words = milestoneAnswerWords(language, milestone, today);
    return {
      key: id,
      title: <>{order}. <Spoken words={text} /></>,
      due: due === undefined ? (dueStated ?? language.t('schedule.no_date')) : formatDay(language, due),
      answers: [
        { glyph: <ReportedGlyph reported={reported} />, word: words.reported.word },
        { glyph: <VerifiedGlyph verified={verified ?? 'unreviewed'} />, word: words.verified.word },
        { glyph: <ScheduleGlyph schedule={scheduleOf(milestone, today).state} />, word: words.schedule.word },
      ],
    };
  });
  const isDemo = milestones.some(({ demo }) => demo);
  return (
    <Section title={language.t('commitment.inTime')} beside={isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}>
      <figure>
        <CommitmentStrip commitment={commitment} milestones={milestones} axis={ownAxis(commitment, milestones)} today={today} />
      </figure>
      <Legend words={legendWords(language)} />
      <StripTable rows={rows} words={stripTableWords(language)} />
    </Section>
  );
};
