/** The original file, byte for byte: from this device where it is here, else from the server. Where neither has it there is nothing to press. */
import { useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { formatBytes } from '../../language/numbers';
import { useLanguage } from '../../language/language-context';
import { keptBlob, readBlob } from '../../storage/blobs/read-blob';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Button } from '../../ui/button';
import { downloadFile } from '../../ui/download';
import { titleOf } from '../../language/evidence-words';
import { originalLink } from '../../storage/blobs/original-link';

export const OriginalButton = ({ evidence }: { readonly evidence: Evidence }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [isOut, setOut] = useState(false);
  const { id, original, receivedAt } = evidence;
  const isHere = useLive(async () => original !== undefined && (await keptBlob(device, original.sha256)) !== undefined, [device, original?.sha256]);
  if (!original || evidence.state === 'withdrawn') return null;
  if (receivedAt === undefined && !isHere) return isHere === undefined ? null : <p className="small whole-row">{t('evidence.elsewhere')}</p>;
  const fetchIt = async (): Promise<void> => {
    setOut(false);
    const here = await readBlob(device, original.sha256);
    if (here) return downloadFile(original.name ?? titleOf(language, evidence), new Blob([here], { type: original.type }));
    const path = await originalLink(device, id);
    if (path === undefined) return setOut(true);
    // The server hands it over as a file: the page stays.
    location.assign(path);
  };
  return (
    <>
      <Button icon="download" onClick={() => void fetchIt()}>
        {t('evidence.original', { size: formatBytes(language, original.bytes) })}
      </Button>
      {isOut && (
        <p className="small" role="alert">
          {t(receivedAt === undefined ? 'evidence.elsewhere' : 'evidence.originalOffline')}
        </p>
      )}
    </>
  );
};
