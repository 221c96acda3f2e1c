/** Taking evidence back, or saying no: why is asked in a dialog, and what is typed there is kept. */
import type { ReactNode } from 'react';
import { reasonLetters } from '../../domain/life-cycles';
import { useLanguage } from '../../language/language-context';
import { reasonDraftKind } from '../../storage/evidence-drafts';
import { useKeptText } from '../../storage/use-kept-text';
import { ItemState } from '../../ui/item-state';
import { ReasonDialog } from '../../ui/reason-dialog';

interface KeptReasonProps {
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

export const KeptReason = ({ draft, onSend, ...asked }: KeptReasonProps) => {
  const { t } = useLanguage();
  const { text, write, isKept } = useKeptText(draft, reasonDraftKind);
  if (text === undefined) return null;
  return <ReasonDialog {...asked} text={text} letters={reasonLetters} keeping={!isKept && <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>} onType={write} onSend={() => onSend(text)} />;
};
