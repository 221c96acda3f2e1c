/** Sending a check-in back: the area reads the reason and writes again, so there must be one. */
import { useId, useRef, useState } from 'react';
import { isReason, reasonLetters } from '../../domain/life-cycles';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { ItemState } from '../../ui/item-state';
import { useKeptText } from '../../storage/use-kept-text';

interface ReturnDialogProps {
  readonly checkIn: string;
  readonly onReturn: (reason: string, draft: string) => void;
  readonly onClose: () => void;
}

export const ReturnDialog = ({ checkIn, onReturn, onClose }: ReturnDialogProps) => {
  const language = useLanguage();
  const form = useId();
  const draft = `check-in-return/${checkIn}`;
  const { text, write, isKept } = useKeptText(draft, 'check-in-return');
  const [wasTried, setTried] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  if (text === undefined) return null;
  const left = reasonLetters - text.trim().length;
  const submit = (): void => {
    if (isReason(text)) return onReturn(text, draft);
    setTried(true);
    place.current?.querySelector('textarea')?.focus();
  };
  return (
    <Dialog
      title={language.t('coordination.returnTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{language.t('ui.cancel')}</Button>
          <Button look="go" type="submit" form={form}>
            {language.t('coordination.return')}
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
        <p>{language.t('coordination.returnNote')}</p>
        <TextArea
          label={language.t('coordination.reason')}
          value={text}
          rows={4}
          required
          onChange={(event) => write(event.target.value)}
          error={wasTried && left > 0 ? language.t('coordination.reasonShort', { letters: reasonLetters }) : undefined}
          hint={<span aria-live="polite">{left > 0 ? language.t('coordination.lettersLeft', { count: left }) : language.t('coordination.lettersEnough', { count: text.trim().length })}</span>}
        />
        {!isKept && <ItemState state="notSaved">{language.t('itemState.notSaved')}</ItemState>}
      </form>
    </Dialog>
  );
};
