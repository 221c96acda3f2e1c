/** Files to leave with: made on this device, in the language that is read, with or without a network. */
import { useState } from 'react';
import { useLanguage } from '../language/language-context';
import { Button } from '../ui/button';
import { downloadFile } from '../ui/download';
import { paperFileOf, paperKindsOf, type PaperKind, type PaperSources } from './paper-files';

type Making = { readonly state: 'idle' } | { readonly state: 'making' | 'failed'; readonly kind: PaperKind } | { readonly state: 'made'; readonly name: string };

/** A button for each file that can be made of the sources. */
export const Papers = (sources: PaperSources) => {
  const language = useLanguage();
  const { t } = language;
  const [making, setMaking] = useState<Making>({ state: 'idle' });
  const make = async (kind: PaperKind): Promise<void> => {
    if (making.state === 'making') return;
    setMaking({ state: 'making', kind });
    try {
      const { name, content } = await paperFileOf(language, kind, sources);
      downloadFile(name, content);
      setMaking({ state: 'made', name });
    } catch (thrown) {
      // What failed is the machine's (no room, a part of the app that is not here): the person is told, the cause goes to the console.
      console.error(thrown);
      setMaking({ state: 'failed', kind });
    }
  };
  return (
    <div className="stack stack--2">
      <div className="row">
        {paperKindsOf(sources).map((kind) => (
          <Button key={kind} icon="download" aria-disabled={making.state === 'making'} onClick={() => void make(kind)}>
            {t(`papers.${kind}`)}
          </Button>
        ))}
      </div>
      <p className="small muted" role="status">
        {making.state === 'making' && t('papers.making')}
        {making.state === 'made' && t('papers.made', { name: making.name })}
        {making.state === 'failed' && t('papers.failed', { name: t(`papers.${making.kind}`) })}
      </p>
    </div>
  );
};
