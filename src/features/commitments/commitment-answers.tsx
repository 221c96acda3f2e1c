/** The three answers of one commitment: in a row of the list, or as the panel of its page. */
import type { Answers as CommitmentReading } from '../../domain/answers';
import { commitmentAnswerWords } from '../../language/answer-words';
import { useLanguage } from '../../language/language-context';
import { Answers, AnswersPanel } from '../../ui/answers';
import { ReportedShareGlyph, ScheduleGlyph, VerifiedShareGlyph } from '../../ui/glyphs';

interface CommitmentAnswersProps {
  readonly answers: CommitmentReading;
  readonly panel?: boolean;
}

export const CommitmentAnswers = ({ answers, panel = false }: CommitmentAnswersProps) => {
  const language = useLanguage();
  const { reported, verified, schedule } = commitmentAnswerWords(language, answers, panel ? 'long' : 'short');
  const said = answers.reported;
  const seen = answers.verified;
  const three = [
    { ...reported, glyph: <ReportedShareGlyph large={panel} percent={said.measured === 0 ? undefined : said.share * 100} /> },
    { ...verified, glyph: <VerifiedShareGlyph large={panel} percent={seen.share * 100} measuredPercent={seen.measuredShare * 100} /> },
    { ...schedule, glyph: <ScheduleGlyph large={panel} schedule={answers.schedule.state} /> },
  ];
  return panel ? <AnswersPanel answers={three} /> : <Answers answers={three} />;
};
