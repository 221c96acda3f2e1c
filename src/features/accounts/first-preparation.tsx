/** The first time on a device, the plan is brought to it. It may be cut at any moment and goes on from where it was. */
import { useLanguage } from '../../language/language-context';
import { formatNumber } from '../../language/numbers';
import { useDevice } from '../../storage/device';
import { preparationOf } from '../../storage/preparation';
import { useLive } from '../../storage/use-live';
import { sendNow, useCourierStatus } from '../../sync/status';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Meter } from '../../ui/meter';
import { PageHead } from '../../ui/page-head';

export const FirstPreparation = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('accounts.preparingTitle')} sub={t('accounts.preparingText')} />
      <div className="stack">
        <Progress />
        <Trouble />
      </div>
    </>
  );
};

const Progress = () => {
  const language = useLanguage();
  const device = useDevice();
  const now = useLive(() => preparationOf(device), [device]);
  const isUnreachable = useCourierStatus((status) => status.connection === 'unreachable');
  const amounts = now && now.total > 0 ? { taken: formatNumber(language, now.taken), total: formatNumber(language, now.total) } : undefined;
  if (!amounts && isUnreachable) return null;
  const words = amounts ? language.t('accounts.preparingAmount', amounts) : language.t('accounts.preparingAsking');
  return (
    <div className="stack stack--2">
      <Meter label={words} percent={now && now.total > 0 ? (100 * now.taken) / now.total : 0} />
      <p role="status">{words}</p>
    </div>
  );
};

const Trouble = () => {
  const { t } = useLanguage();
  const connection = useCourierStatus((status) => status.connection);
  if (connection === 'unreachable')
    return (
      <Banner title={t('accounts.preparingOffline')} live="status">
        <div className="stack stack--2">
          <p>{t('accounts.preparingOfflineText')}</p>
          <div className="row">
            <Button onClick={sendNow}>{t('accounts.retry')}</Button>
          </div>
        </div>
      </Banner>
    );
  if (connection === 'not-a-member') return <Banner tone="soon" live="alert" title={t('accounts.noPlan')} />;
  return null;
};
