/** An act that needs a reason: asked in a dialog, kept as a draft while it is typed, sent as a change. */
import { useState, type ReactNode } from 'react';
import { reasonLetters } from '../../domain/life-cycles';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { sendFrom, useDesk, useTyped, type Desk } from '../../storage/use-desk';
import type { Act } from '../../storage/write';
import { ReasonDialog } from '../../ui/reason-dialog';
import { KeptState } from './kept-state';
import { refusalWords } from './use-acts';

export interface Reasoned {
  readonly reason: string;
}

interface ReasonedActProps<Typed extends Reasoned> {
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

export const ReasonedAct = <Typed extends Reasoned>(props: ReasonedActProps<Typed>) => {
  const desk = useDesk<Typed>({ ...props.draft, start: () => props.start });
  return desk ? <Open {...props} desk={desk} /> : null;
};

const Open = <Typed extends Reasoned>({ title, note, label, sendWord, desk, owed, actOf, children, onSent, onClose }: ReasonedActProps<Typed> & { readonly desk: Desk<Typed> }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [typed, type] = useTyped(desk);
  const [problem, setProblem] = useState<MessageId>();
  const missing = owed?.(typed);
  const send = async (): Promise<void> => {
    setProblem(undefined);
    const sending = await sendFrom(device, desk, actOf(typed));
    if (sending.kind === 'sent') onSent(sending.change);
    else setProblem(sending.kind === 'refused' ? refusalWords(sending.refusal) : 'meetings.notSaved');
  };
  return (
    <ReasonDialog
      title={title}
      note={note}
      label={label}
      word={sendWord}
      text={typed.reason}
      letters={reasonLetters}
      problem={problem && t(problem)}
      missing={missing && t(missing)}
      keeping={<KeptState keeper={desk.keeper} />}
      onType={(reason) => type({ reason } as Partial<Typed>)}
      onSend={() => void send()}
      onClose={onClose}
    >
      {children?.(typed, type)}
    </ReasonDialog>
  );
};
