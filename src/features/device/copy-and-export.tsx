import { useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { AttentionEntry } from '../../storage/words-store';
import { Button } from '../../ui/button';
import type { DeviceFacts } from './device-facts';
import { downloadJson } from '../../ui/download';
import { writtenWords } from './written-words';

/** One's own text out of the app, as text or as a file. */
export const CopyAndExport = ({ entry, facts }: { readonly entry: AttentionEntry; readonly facts: DeviceFacts }) => {
  const language = useLanguage();
  const { t } = language;
  const device = useDevice();
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const text = writtenWords(language, entry.change, facts);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  };
  return (
    <>
      {text !== '' && (
        <Button look="quiet" onClick={copy}>
          {t('device.copy')}
        </Button>
      )}
      <Button look="quiet" icon="download" onClick={() => downloadJson(`bitacora-${device.today()}-${t('device.fileOfOne')}.json`, entry)}>
        {t('device.export')}
      </Button>
      <span role="status" className="small">
        {copied && t(copied === 'yes' ? 'device.copied' : 'device.notCopied')}
      </span>
    </>
  );
};
