/** A question with one answer in words that others will read: why, or what was done. Where the words are kept is the host's. */
import { useId, useRef, useState, type ReactNode } from 'react';
import { useLanguage } from '../language/language-context';
import { Button } from './button';
import { Dialog } from './dialog';
import { FieldError, TextArea } from './field';

interface ReasonDialogProps {
  readonly title: string;
  readonly note: string;
  readonly label: string;
  /** On the button that sends it. */
  readonly word: string;
  readonly text: string;
  /** How many letters it needs at least. */
  readonly letters: number;
  /** Why it was not written when it was sent. */
  readonly problem?: string | undefined;
  /** What `children` still lacks; said once somebody tried to send. */
  readonly missing?: string | undefined;
  /** More to fill in. */
  readonly children?: ReactNode;
  /** Whether what is typed is on the disk. */
  readonly keeping: ReactNode;
  readonly onType: (text: string) => void;
  /** Only with words enough and nothing missing. */
  readonly onSend: () => void;
  readonly onClose: () => void;
}

const mostLetters = 4_000;

export const ReasonDialog = ({ title, note, label, word, text, letters, problem, missing, children, keeping, onType, onSend, onClose }: ReasonDialogProps) => {
  const { t } = useLanguage();
  const form = useId();
  const place = useRef<HTMLFormElement>(null);
  const [wasTried, setTried] = useState(false);
  const left = letters - text.trim().length;
  const submit = (): void => {
    setTried(true);
    if (left > 0) place.current?.querySelector('textarea')?.focus();
    else if (missing === undefined) onSend();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.goBack')}</Button>
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
          maxLength={mostLetters}
          required
          onChange={(event) => onType(event.target.value)}
          error={wasTried && left > 0 ? t('ui.reasonShort', { letters }) : undefined}
          hint={<span aria-live="polite">{left > 0 ? t('ui.lettersLeft', { count: left }) : ''}</span>}
        />
        {children}
        <FieldError id={`${form}m`} text={wasTried ? missing : undefined} />
        {keeping}
      </form>
    </Dialog>
  );
};
