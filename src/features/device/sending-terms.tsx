/** How files leave: now or not, on any line or on one that costs nothing. What this device cannot tell, it says. */
import { useLanguage } from '../../language/language-context';
import { sendingTermsOf, setSendingTerms } from '../../storage/blobs/sending-settings';
import { useDevice } from '../../storage/device';
import { useRead } from '../../storage/use-live';
import { lineNow } from '../../storage/blobs/line';
import { sendNow } from '../../sync/status';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';

export const SendingTermsPart = ({ hasOriginals }: { readonly hasOriginals: boolean }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const terms = useRead(sendingTermsOf);
  if (!terms) return null;
  const line = lineNow();
  const holdsBack = terms.wifiOnly && !terms.isAnyhow && !terms.isPaused && line !== 'free';
  const change = async (set: Parameters<typeof setSendingTerms>[1]): Promise<void> => {
    await setSendingTerms(device, set);
    sendNow();
  };
  return (
    <div className="stack stack--2">
      <Segmented
        legend={t('device.originalsOn')}
        layout="row"
        value={terms.wifiOnly ? 'wifi' : 'any'}
        onChange={(value) => void change({ wifiOnly: value === 'wifi' })}
        segments={[
          { value: 'any', label: t('device.anyLine') },
          { value: 'wifi', label: t('device.wifiOnly') },
        ]}
      />
      {holdsBack && <p className="small muted">{t(line === 'costly' ? 'device.lineCostly' : 'device.lineUnknown')}</p>}
      <div className="row">
        {holdsBack && hasOriginals && <Button onClick={() => void change({ isAnyhow: true })}>{t('device.originalsAnyhow')}</Button>}
        <Button look="quiet" onClick={() => void change({ isPaused: !terms.isPaused })}>
          {t(terms.isPaused ? 'device.goOnSending' : 'device.pauseSending')}
        </Button>
      </div>
      {terms.isPaused && <p className="small">{t('device.sendingPaused')}</p>}
    </div>
  );
};
