/** A page that says what happened, what was kept and what to do. */
import { useState } from 'react';
import type { MessageId } from '../language/language';
import { useLanguage } from '../language/language-context';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { PageHead } from '../ui/page-head';

interface TroubleProps {
  readonly title: MessageId;
  readonly text: MessageId;
  readonly error: unknown;
  readonly onSaveCopy?: (() => Promise<void>) | undefined;
}

export const Trouble = ({ title, text, error, onSaveCopy }: TroubleProps) => {
  const { t } = useLanguage();
  const [isCopyLost, setCopyLost] = useState(false);
  const saveCopy = () => onSaveCopy?.().catch(() => setCopyLost(true));
  return (
    <div className="stack">
      <PageHead title={t(title)} sub={t(text)} />
      <div className="row">
        <Button look="go" onClick={() => location.reload()}>
          {t('app.errorReload')}
        </Button>
        {onSaveCopy && (
          <Button icon="download" onClick={() => void saveCopy()}>
            {t('app.errorCopy')}
          </Button>
        )}
      </div>
      {isCopyLost && <Banner tone="bad" live="alert" title={t('app.errorCopyFailed')} />}
      <details>
        <summary>{t('app.errorSaid')}</summary>
        <p className="small muted">{String(error)}</p>
      </details>
    </div>
  );
};
