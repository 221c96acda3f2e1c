/** The server was restored from a copy that lacks what this device holds: nothing vanishes here until a person says so. */
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { sendNow, useCourierStatus } from '../../sync/status';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

export const EmptierBanner = () => {
  const { t } = useLanguage();
  const { cache } = useDevice();
  const emptier = useCourierStatus((status) => (status.connection === 'emptier' ? status.emptier : null));
  if (!emptier) return null;
  const agree = async (): Promise<void> => {
    await cache.transact((transaction) => transaction.agreeToReplacement());
    sendNow();
  };
  return (
    <Banner tone="bad" title={t('device.emptierTitle', { count: emptier.vanishing })} live="status">
      <p>{t('device.emptierNote', { vanishing: emptier.vanishing, held: emptier.held })}</p>
      <div className="row">
        <Button onClick={sendNow}>{t('device.emptierAskAgain')}</Button>
        <Button look="quiet" onClick={() => void agree()}>
          {t('device.emptierAgree')}
        </Button>
      </div>
    </Banner>
  );
};
