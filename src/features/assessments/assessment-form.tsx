/** The form while it may be written: kept on this device as it is typed, saved, shared and finished when its author says so. */
import { useRef, useState, useSyncExternalStore } from 'react';
import { questionsOf, unanswered } from '../../domain/assessment-forms';
import type { Json } from '../../domain/json';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { discardDraft } from '../../storage/drafts';
import { assessmentDraftKind } from '../../storage/review-drafts';
import { assessmentOf } from '../../storage/review-reads';
import { useDesk, useTyped, type Desk } from '../../storage/use-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { KeepingNote } from '../../ui/keeping-note';
import { Section } from '../../ui/section';
import { FilePicker } from './file-picker';
import { QuestionField } from './question-field';
import type { AssessmentReading } from './read-assessments';
import { refusalWords } from './refusals';
import { trailText } from './trail-texts';
import { answersToSave, differsFrom, typedOf, type TypedAssessment } from './typed-assessment';

export const AssessmentForm = ({ reading }: { readonly reading: AssessmentReading }) => {
  const desk = useDesk<TypedAssessment>({ key: `${assessmentDraftKind}/${reading.id}`, kind: assessmentDraftKind, start: () => typedOf(reading.assessment) });
  return desk ? <Form reading={reading} desk={desk} /> : null;
};

interface FormProps {
  readonly reading: AssessmentReading;
  readonly desk: Desk<TypedAssessment>;
}

const Form = ({ reading, desk }: FormProps) => {
  const language = useLanguage();
  const { t } = language;
  const { form, assessment, facts, of } = reading;
  const [{ answers, files }, type] = useTyped(desk);
  const keeping = useSyncExternalStore(desk.keeper.subscribe, desk.keeper.keeping);
  const [wasTried, setTried] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { problem, save, move } = useMoves(reading, desk);
  const missing = unanswered(form, answers);
  const isLacking = (id: string): boolean => wasTried && missing.some((one) => one.id === id);
  const finish = async (): Promise<void> => {
    setTried(true);
    if (missing.length === 0) await move('assessment.finish');
    else requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('.field--bad input, .field--bad textarea')?.focus());
  };
  const own = facts.evidence.filter(({ commitment }) => form === 'endOfPlan' || commitment === of);
  const isChanged = differsFrom({ answers, files }, assessment);
  return (
    <div ref={place} className="stack stack--5">
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      {wasTried && missing.length > 0 && <Banner tone="soon" live="alert" title={t('assessments.lacking', { count: missing.length })} />}
      <Section title={t('assessments.questions')} beside={<span className="small muted">{t('assessments.answered', { answered: questionsOf[form].length - missing.length - optionalLeft(form, answers), total: questionsOf[form].length })}</span>}>
        <div className="stack stack--6">
          {questionsOf[form].map((question) => (
            <QuestionField
              key={question.id}
              form={form}
              question={question}
              answer={answers[question.id] ?? ''}
              onAnswer={(answer) => type({ answers: { ...answers, [question.id]: answer } })}
              trail={trailText(language, question.id, reading)}
              error={isLacking(question.id) ? t('assessments.answerMissing') : undefined}
            />
          ))}
        </div>
      </Section>
      <Section title={t('assessments.files')}>
        <p className="hint">{t('assessments.filesNote')}</p>
        <FilePicker evidence={own} files={files} onChange={(next) => type({ files: next })} />
      </Section>
      <div className="stack stack--2">
        <div className="row">
          <Button look={assessment ? 'line' : 'go'} disabled={!isChanged} onClick={() => void save()}>
            {t('assessments.save')}
          </Button>
          {(assessment?.state ?? 'draft') === 'draft' && (
            <Button look={assessment ? 'go' : 'line'} onClick={() => void move('assessment.share')}>
              {t('assessments.share')}
            </Button>
          )}
          {assessment?.state === 'sharedForComment' && (
            <Button look="go" onClick={() => void finish()}>
              {t('assessments.finish')}
            </Button>
          )}
          <KeepingNote keeping={keeping} onAgain={() => void desk.keeper.flush()} />
        </div>
        <p className="small muted">{t(assessment?.state === 'sharedForComment' ? 'assessments.finishNote' : 'assessments.shareNote')}</p>
      </div>
    </div>
  );
};

const optionalLeft = (form: AssessmentReading['form'], answers: TypedAssessment['answers']): number => questionsOf[form].filter(({ id, optional }) => optional && (answers[id] ?? '').trim() === '').length;

/** What is typed leaves as a change; the form stays open, and what is typed next is compared with what was saved. */
const useMoves = ({ id, form, of, assessment }: AssessmentReading, { key, store, keeper }: Desk<TypedAssessment>) => {
  const device = useDevice();
  const [problem, setProblem] = useState<MessageId>();
  const acts = async (kind: string, given: object): Promise<boolean> => {
    const written = await record(device, { kind, arguments: given as Json });
    if (!written.accepted) setProblem(refusalWords(written.refusal));
    else await written.value.visible.catch(() => undefined);
    return written.accepted;
  };
  const saved = async (): Promise<boolean> => {
    await keeper.flush();
    const { answers, files, seen } = store.getState();
    if (assessment && !differsFrom({ answers, files }, assessment)) return true;
    if (!(await acts('assessment.save', { form, of, answers: answersToSave(answers), files, seen: { [id]: seen } }))) return false;
    const now = await assessmentOf(device, id);
    store.setState({ seen: now?.row.writers ?? seen });
    // Whatever was typed meanwhile is kept by the keeper again.
    if (store.getState().answers === answers && store.getState().files === files) await discardDraft(device, key);
    return true;
  };
  const guarded = async (act: () => Promise<unknown>): Promise<void> => {
    setProblem(undefined);
    await act().catch(() => setProblem('assessments.notSaved'));
  };
  return {
    problem,
    save: () => guarded(saved),
    /** What is typed is saved first: nobody shares or closes less than they see. */
    move: (kind: 'assessment.share' | 'assessment.finish') => guarded(async () => (await saved()) && acts(kind, { assessment: id, seen: { [id]: (await assessmentOf(device, id))?.row.writers ?? {} } })),
  };
};
