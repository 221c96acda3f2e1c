/** The disk refused: said at once, in red, with the text still on the screen and two ways on. */
import { useSyncExternalStore } from 'react';
import { useLanguage } from '../../language/language-context';
import type { DraftKeeper } from '../../storage/draft-keeper';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

interface NotSavedProps {
  readonly keeper: DraftKeeper;
  readonly typedText: () => string;
}

export const NotSaved = ({ keeper, typedText }: NotSavedProps) => {
  const { t } = useLanguage();
  const failed = useSyncExternalStore(keeper.subscribe, () => keeper.keeping().kind === 'failed');
  if (!failed) return null;
  return (
    <Banner tone="bad" title={t('itemState.notSaved')} live="alert">
      <p>{t('checkIn.notSaved')}</p>
      <div className="row">
        <Button onClick={() => void keeper.flush()}>{t('checkIn.saveAgain')}</Button>
        <Button look="quiet" onClick={() => void navigator.clipboard.writeText(typedText())}>
          {t('checkIn.copyTyped')}
        </Button>
      </div>
    </Banner>
  );
};
