/** Under a form: where its words are. */
import { useSyncExternalStore } from 'react';
import { formatTime } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import type { DraftKeeper } from '../../storage/draft-keeper';
import { Button } from '../../ui/button';
import { ItemState } from '../../ui/item-state';

export const KeptNote = ({ keeper }: { readonly keeper: DraftKeeper }) => {
  const { t } = useLanguage();
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.keeping);
  if (keeping.kind === 'saved')
    return (
      <ItemState state="saved">
        {t('itemState.saved')}, {formatTime(keeping.at)}
      </ItemState>
    );
  if (keeping.kind !== 'failed') return <span className="state">{keeping.kind === 'saving' ? t('room.saving') : t('room.keptAsTyped')}</span>;
  return (
    <div className="row" role="alert">
      <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>
      <Button look="quiet" onClick={() => void keeper.flush()}>
        {t('room.saveAgain')}
      </Button>
    </div>
  );
};
