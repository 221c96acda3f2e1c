/** The original file, byte for byte: from this device where it is here, else from the server. */
import { useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { formatBytes } from '../../language/numbers';
import { useLanguage } from '../../language/language-context';
import { readBlob } from '../../storage/blobs/read-blob';
import { useDevice } from '../../storage/device';
import { Button } from '../../ui/button';
import { downloadFile } from '../../ui/download';
import { titleOf } from '../../language/evidence-words';
import { originalLink } from '../../storage/blobs/original-link';

export const OriginalButton = ({ evidence }: { readonly evidence: Evidence }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [isOut, setOut] = useState(false);
  const { id, original } = evidence;
  if (!original || evidence.state === 'withdrawn') return null;
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
          {t(evidence.receivedAt === undefined ? 'evidence.originalElsewhere' : 'evidence.originalOffline')}
        </p>
      )}
    </>
  );
};
