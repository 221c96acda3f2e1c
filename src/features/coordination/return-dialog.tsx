/** Sending a check-in back: the area reads the reason and writes again, so there must be one. */
import { reasonLetters } from '../../domain/life-cycles';
import { useLanguage } from '../../language/language-context';
import { useKeptText } from '../../storage/use-kept-text';
import { ItemState } from '../../ui/item-state';
import { ReasonDialog } from '../../ui/reason-dialog';

interface ReturnDialogProps {
  readonly checkIn: string;
  readonly onReturn: (reason: string, draft: string) => void;
  readonly onClose: () => void;
}

export const ReturnDialog = ({ checkIn, onReturn, onClose }: ReturnDialogProps) => {
  const { t } = useLanguage();
  const draft = `check-in-return/${checkIn}`;
  const { text, write, isKept } = useKeptText(draft, 'check-in-return');
  if (text === undefined) return null;
  return (
    <ReasonDialog
      title={t('coordination.returnTitle')}
      note={t('coordination.returnNote')}
      label={t('coordination.reason')}
      word={t('coordination.return')}
      text={text}
      letters={reasonLetters}
      keeping={!isKept && <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>}
      onType={write}
      onSend={() => onReturn(text, draft)}
      onClose={onClose}
    />
  );
};
