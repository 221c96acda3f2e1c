/** A text that somebody adds beside the minutes: kept while it is typed, sent as one act. */
import { useState, type ReactNode } from 'react';
import { commentTextLimit } from '../../domain/minutes';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useKeptText } from '../../storage/use-kept-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { ItemState } from '../../ui/item-state';

interface WordsFormProps {
  /** The name of its draft; `kind` says what it is. */
  readonly draft: string;
  readonly kind: string;
  readonly label: string;
  readonly hint?: string;
  /** Each button is an act on the same words. */
  readonly acts: readonly { readonly word: string; readonly look: 'go' | 'line'; readonly act: (text: string) => Promise<MessageId | undefined> }[];
  readonly onDone?: () => void;
  readonly children?: ReactNode;
}

export const WordsForm = ({ draft, kind, label, hint, acts, onDone, children }: WordsFormProps) => {
  const { t } = useLanguage();
  const { text, write, isKept } = useKeptText(draft, kind);
  const [error, setError] = useState<MessageId>();
  const [isBusy, setBusy] = useState(false);
  if (text === undefined) return null;
  const submit = async (act: WordsFormProps['acts'][number]['act']): Promise<void> => {
    if (text.trim() === '') return setError('minutes.writeSomething');
    setBusy(true);
    const refused = await act(text);
    setBusy(false);
    setError(refused);
    if (refused) return;
    write('');
    onDone?.();
  };
  const [first] = acts;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (first) void submit(first.act);
      }}
    >
      {children}
      <TextArea label={label} hint={hint} rows={3} maxLength={commentTextLimit} value={text} onChange={(event) => write(event.target.value)} error={error && t(error)} />
      {!isKept && <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>}
      <div className="row">
        {acts.map(({ word, look, act }, index) => (
          <Button key={word} look={look} type={index === 0 ? 'submit' : 'button'} disabled={isBusy} onClick={index === 0 ? undefined : () => void submit(act)}>
            {word}
          </Button>
        ))}
      </div>
    </form>
  );
};
