/** Taking evidence back, or saying no: the others read the reason, so there must be one. What is typed is kept. */
import { useId, useRef, useState, type ReactNode } from 'react';
import { isReason, reasonLetters } from '../../domain/life-cycles';
import { useLanguage } from '../../language/language-context';
import { useKeptText } from '../../storage/use-kept-text';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldError, TextArea } from '../../ui/field';
import { ItemState } from '../../ui/item-state';

interface ReasonDialogProps {
  readonly title: string;
  readonly note: string;
  readonly label: string;
  /** On the button that sends it. */
  readonly word: string;
  /** Where the half-typed words are kept. */
  readonly draft: string;
  readonly problem?: string | undefined;
  readonly children?: ReactNode;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

export const reasonDraftKind = 'evidence-reason';

export const ReasonDialog = ({ title, note, label, word, draft, problem, children, onSend, onClose }: ReasonDialogProps) => {
  const { t } = useLanguage();
  const form = useId();
  const place = useRef<HTMLFormElement>(null);
  const { text, write, isKept } = useKeptText(draft, reasonDraftKind);
  const [wasTried, setTried] = useState(false);
  if (text === undefined) return null;
  const left = reasonLetters - text.trim().length;
  const submit = (): void => {
    setTried(true);
    if (isReason(text)) onSend(text);
    else place.current?.querySelector('textarea')?.focus();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="go" type="submit" form={form}>
            {word}
          </Button>
        </>
      }
    >
      <form
        id={form}
        ref={place}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{note}</p>
        <FieldError id={`${form}p`} text={problem} />
        <TextArea
          label={label}
          value={text}
          rows={4}
          maxLength={4000}
          required
          onChange={(event) => write(event.target.value)}
          error={wasTried && left > 0 ? t('evidence.reasonShort', { letters: reasonLetters }) : undefined}
          hint={left > 0 ? t('evidence.lettersLeft', { count: left }) : undefined}
        />
        {children}
        {!isKept && <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>}
      </form>
    </Dialog>
  );
};
