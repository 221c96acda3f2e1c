/** Why, what the milestone is from now on, and where else it can be seen; then it is said. */
import { useSyncExternalStore } from 'react';
import { conclusions, replyUntil, reviewLimits, type Conclusion } from '../../domain/review';
import { useLanguage } from '../../language/language-context';
import { formatDay } from '../../language/dates';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import type { ReviewDraftContent } from '../../storage/review-drafts';
import { useTyped, type Desk } from '../../storage/use-desk';
import { Button } from '../../ui/button';
import { FieldError, TextArea, TextField } from '../../ui/field';
import { KeepingNote } from '../../ui/keeping-note';
import type { Sheet } from './sheet';
import { noteId } from './note-id';
import type { ReviewKeys } from './use-review-keys';
import type { Spoken } from './use-spoken';
import { VoiceNote } from './voice-note';

interface JudgementFieldsProps {
  readonly sheet: Sheet;
  readonly desk: Desk<ReviewDraftContent>;
  readonly error: string | undefined;
  readonly spoken: Spoken;
  readonly keys: ReviewKeys;
  readonly onIssue: () => void;
  readonly onPutAside: () => void;
}

export const JudgementFields = ({ sheet, desk, error, spoken, keys, onIssue, onPutAside }: JudgementFieldsProps) => {
  const language = useLanguage();
  const { t } = language;
  const [typed, type] = useTyped(desk);
  const { verdict, note } = typed;
  if (verdict === '') return null;
  // Who has said why aloud knows; its room is what keeps the button below in sight on a phone.
  const isHinted = !typed.voice;
  return (
    <form
      className="verdicts__form stack stack--2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onIssue();
      }}
    >
      <div className={error === undefined ? 'field' : 'field field--bad'}>
        <label htmlFor={noteId}>{t('reviews.note')}</label>
        <FieldError id={`${noteId}-error`} text={error} />
        <textarea id={noteId} className="input" rows={2} maxLength={reviewLimits.note} value={note} aria-describedby={[error === undefined ? '' : `${noteId}-error`, isHinted ? `${noteId}-hint` : ''].join(' ').trim() || undefined} aria-invalid={error !== undefined} onChange={(event) => type({ note: event.target.value })} />
        {isHinted && (
          <p className="hint" id={`${noteId}-hint`}>
            {t('reviews.noteHint')}
          </p>
        )}
      </div>
      <VoiceNote spoken={spoken} voice={typed.voice} keys={keys} />
      <Concluded sheet={sheet} desk={desk} />
      <More sheet={sheet} desk={desk} />
      <div className="row verdicts__do">
        <Button look="go" type="submit">
          {t('reviews.issue', { verdict: t(`verdict.${verdict}`) })} <kbd aria-hidden="true">Enter</kbd>
        </Button>
        <Button look="quiet" onClick={onPutAside}>
          {t('reviews.putAside')}
        </Button>
        <Kept desk={desk} />
      </div>
    </form>
  );
};

const Kept = ({ desk: { keeper } }: Pick<JudgementFieldsProps, 'desk'>) => {
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.keeping);
  return keeping.kind === 'failed' ? null : <KeepingNote keeping={keeping} onAgain={() => void keeper.flush()} />;
};

/** What the milestone is from now on. Left alone, it stays what it is. */
const Concluded = ({ sheet: { milestones }, desk }: Pick<JudgementFieldsProps, 'sheet' | 'desk'>) => {
  const language = useLanguage();
  const { t } = language;
  const [{ milestone, verified }, type] = useTyped(desk);
  const about = milestones.find(({ id }) => id === milestone);
  if (!about) return null;
  return (
    <div className="verdicts__concludes">
      {milestones.length > 1 && (
        <label className="field">
          <span className="label">{t('reviews.aboutMilestone')}</span>
          <select className="input" value={milestone} onChange={(event) => type({ milestone: event.target.value })}>
            {milestones.map(({ id, order, text }) => (
              <option key={id} value={id}>
                {order}. {wordsIn(text, language.locale)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span className="label">{t('reviews.verifiedOf', { number: about.order })}</span>
        <select className="input" value={verified} onChange={(event) => type({ verified: conclusions.find((one): one is Conclusion => one === event.target.value) ?? '' })}>
          <option value="">{t('reviews.staysAs', { verified: t(`verified.${about.verified ?? 'unreviewed'}`) })}</option>
          {conclusions.map((one) => (
            <option key={one} value={one}>
              {t(`verified.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

const More = ({ desk }: Pick<JudgementFieldsProps, 'sheet' | 'desk'>) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [{ references, until }, type] = useTyped(desk);
  const usual = replyUntil(device.today());
  return (
    <details className="verdicts__more" open={references !== '' || until !== ''}>
      <summary>{t('reviews.moreFields')}</summary>
      <div className="stack stack--2">
        <TextArea label={t('reviews.references')} hint={t('reviews.referencesHint')} rows={2} value={references} onChange={(event) => type({ references: event.target.value })} />
        <TextField label={t('reviews.until')} hint={t('reviews.untilHint', { day: formatDay(language, usual) })} type="date" min={usual} value={until} onChange={(event) => type({ until: event.target.value })} />
      </div>
    </details>
  );
};
