/** A question with one answer in words: why, or what was done. What is typed is kept as a draft until it is sent. */
import { useId, useRef, useState, type ReactNode } from 'react';
import { isReason, reasonLetters } from '../../domain/life-cycles';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { Act } from '../../storage/write';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldError, TextArea } from '../../ui/field';
import { KeptState } from './kept-state';
import { refusalWords } from './use-acts';
import { sendFrom, useDesk, useTyped, type Desk } from '../../storage/use-desk';

export interface Reasoned {
  readonly reason: string;
}

interface ReasonDialogProps<Typed extends Reasoned> {
  readonly title: string;
  readonly note: string;
  readonly label: string;
  readonly sendWord: string;
  readonly draft: { readonly key: string; readonly kind: string };
  /** What stands there at first. */
  readonly start: Typed;
  /** What is missing besides the reason. */
  readonly owed?: (typed: Typed) => MessageId | undefined;
  readonly actOf: (typed: Typed) => Act;
  /** More to fill in. */
  readonly children?: (typed: Typed, type: (part: Partial<Typed>) => void) => ReactNode;
  readonly onSent: (change: string) => void;
  readonly onClose: () => void;
}

export const ReasonDialog = <Typed extends Reasoned>(props: ReasonDialogProps<Typed>) => {
  const desk = useDesk<Typed>({ ...props.draft, start: () => props.start });
  return desk ? <Open {...props} desk={desk} /> : null;
};

const Open = <Typed extends Reasoned>({ title, note, label, sendWord, desk, owed, actOf, children, onSent, onClose }: ReasonDialogProps<Typed> & { readonly desk: Desk<Typed> }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const form = useId();
  const place = useRef<HTMLFormElement>(null);
  const [typed, type] = useTyped(desk);
  const [wasTried, setTried] = useState(false);
  const [problem, setProblem] = useState<MessageId>();
  const left = reasonLetters - typed.reason.trim().length;
  const missing = wasTried ? owed?.(typed) : undefined;
  const submit = async (): Promise<void> => {
    setTried(true);
    setProblem(undefined);
    if (!isReason(typed.reason)) return place.current?.querySelector('textarea')?.focus();
    if (owed?.(typed)) return;
    const sending = await sendFrom(device, desk, actOf(typed));
    if (sending.kind === 'sent') onSent(sending.change);
    else setProblem(sending.kind === 'refused' ? refusalWords(sending.refusal) : 'meetings.notSaved');
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('meeting.back')}</Button>
          <Button look="go" type="submit" form={form}>
            {sendWord}
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
          void submit();
        }}
      >
        <p>{note}</p>
        <FieldError id={`${form}e`} text={problem && t(problem)} />
        <TextArea
          label={label}
          value={typed.reason}
          rows={4}
          maxLength={4000}
          required
          onChange={(event) => type({ reason: event.target.value } as Partial<Typed>)}
          error={wasTried && left > 0 ? t('meeting.reasonShort', { letters: reasonLetters }) : undefined}
          hint={left > 0 ? t('meeting.lettersLeft', { count: left }) : undefined}
        />
        {children?.(typed, type)}
        <FieldError id={`${form}m`} text={missing && t(missing)} />
        <KeptState keeper={desk.keeper} />
      </form>
    </Dialog>
  );
};
