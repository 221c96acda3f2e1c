/** The files of an assessment to leave with: made on this device, in the language that is read, with or without a network. */
import { useState } from 'react';
import { useLanguage } from '../language/language-context';
import { Button } from '../ui/button';
import { downloadFile } from '../ui/download';
import { assessmentFileOf, assessmentKinds, type AssessmentKind } from './assessment-files';
import type { AssessmentPaper } from './assessment-paper';

type Making = { readonly state: 'idle' } | { readonly state: 'making' | 'failed'; readonly kind: AssessmentKind } | { readonly state: 'made'; readonly name: string };

/** `read` is asked at the moment of making: a paper says how things stand then. */
export const AssessmentFiles = ({ read }: { readonly read: () => Promise<AssessmentPaper> }) => {
  const language = useLanguage();
  const { t } = language;
  const [making, setMaking] = useState<Making>({ state: 'idle' });
  const make = async (kind: AssessmentKind): Promise<void> => {
    if (making.state === 'making') return;
    setMaking({ state: 'making', kind });
    try {
      const { name, content } = await assessmentFileOf(language, kind, await read());
      downloadFile(name, content);
      setMaking({ state: 'made', name });
    } catch (thrown) {
      // What failed is the machine's: the person is told, the cause goes to the console.
      console.error(thrown);
      setMaking({ state: 'failed', kind });
    }
  };
  return (
    <div className="stack stack--2">
      <div className="row">
        {assessmentKinds.map((kind) => (
          <Button key={kind} icon="download" aria-disabled={making.state === 'making'} onClick={() => void make(kind)}>
            {t(`assessmentPaper.${kind}`)}
          </Button>
        ))}
      </div>
      <p className="small muted" role="status">
        {making.state === 'making' && t('papers.making')}
        {making.state === 'made' && t('papers.made', { name: making.name })}
        {making.state === 'failed' && t('assessmentPaper.failed', { name: t(`assessmentPaper.${making.kind}`) })}
      </p>
    </div>
  );
};
