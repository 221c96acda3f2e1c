/** Whether what is typed is on the disk, and since when. */
import { formatTime } from '../language/dates';
import { useLanguage } from '../language/language-context';
import { Button } from './button';
import { ItemState } from './item-state';

type Keeping = { readonly kind: 'untouched' | 'saving' | 'failed' } | { readonly kind: 'saved'; readonly at: number };

interface KeepingNoteProps {
  readonly keeping: Keeping;
  /** Where the disk refused it. */
  readonly onAgain: () => void;
}

export const KeepingNote = ({ keeping, onAgain }: KeepingNoteProps) => {
  const { t } = useLanguage();
  switch (keeping.kind) {
    case 'untouched':
      return null;
    case 'saving':
      return <span className="state">{t('checkIn.saving')}</span>;
    case 'saved':
      return (
        <ItemState state="saved">
          {t('itemState.saved')}, {formatTime(keeping.at)}
        </ItemState>
      );
    case 'failed':
      return (
        <span className="row" role="alert">
          <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>
          <Button onClick={onAgain}>{t('checkIn.saveAgain')}</Button>
        </span>
      );
  }
};
