/** One question of the form in its official order, whose wording it is, and beside it what the records say. */
import { assessmentLimits } from '../../domain/assessment';
import { ownLevels, scales, type AssessmentForm, type AssessmentQuestion } from '../../domain/assessment-forms';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { levelWords, questionWords } from '../../language/review-words';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Segmented } from '../../ui/segmented';

interface QuestionFieldProps {
  readonly form: AssessmentForm;
  readonly question: AssessmentQuestion;
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
  /** What the records say for it. */
  readonly trail: string | undefined;
  readonly error: string | undefined;
}

export const QuestionField = ({ form, question, answer, onAnswer, trail, error }: QuestionFieldProps) => {
  const language = useLanguage();
  const { t } = language;
  const { id, number, scale, optional } = question;
  const label = `${number} ${questionWords(language, form, id)}${optional ? ` ${t('assessments.optional')}` : ''}`;
  return (
    <div className="stack stack--2" id={`pregunta-${id}`}>
      {scale ? (
        <Segmented legend={label} layout={layouts[scale]} value={answer === '' ? undefined : answer} segments={scales[scale].map((level) => ({ value: level as string, label: levelLabel(language, scale, level) }))} onChange={onAnswer} error={error} />
      ) : (
        <TextArea label={label} rows={5} maxLength={assessmentLimits.answer} value={answer} onChange={(event) => onAnswer(event.target.value)} error={error} />
      )}
      <p className="small muted">{t(question.official ? 'assessments.official' : 'assessments.ourWording')}</p>
      {trail !== undefined && (
        <details>
          <summary>{t('assessments.fromTrail')}</summary>
          <div className="stack stack--2">
            <p className="written small">{trail}</p>
            {!scale && (
              <div className="row">
                <Button look="quiet" aria-label={t('assessments.insertNamed', { number })} onClick={() => onAnswer(answer.trim() === '' ? trail : `${answer.trimEnd()}\n${trail}`)}>
                  {t('assessments.insert')}
                </Button>
              </div>
            )}
          </div>
        </details>
      )}
    </div>
  );
};

const layouts = { yesNo: 'row', novelty: 'one', change: 'one', completion: 'one', openedGovernment: 'pair' } as const;

/** Of an official scale, the level that is ours says so. */
const levelLabel = (language: Language, scale: NonNullable<AssessmentQuestion['scale']>, level: string): string =>
  ownLevels[scale]?.includes(level) ? `${levelWords(language, scale, level)} ${language.t('assessments.ownLevel')}` : levelWords(language, scale, level);
