/** A page that says what happened, what was kept and what to do. */
import { useState } from 'react';
import { rescuePage } from '../language/addresses';
import type { MessageId } from '../language/language';
import { useLanguage } from '../language/language-context';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { PageHead } from '../ui/page-head';

interface TroubleProps {
  readonly title: MessageId;
  readonly text: MessageId;
  readonly error: unknown;
  /** Another way than to load the page again: what is done before, under its own name. */
  readonly again?: { readonly label: MessageId; readonly before: () => Promise<void> } | undefined;
  readonly onSaveCopy?: (() => Promise<unknown>) | undefined;
}

export const Trouble = ({ title, text, error, again, onSaveCopy }: TroubleProps) => {
  const { t } = useLanguage();
  const [isCopyLost, setCopyLost] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const tryAgain = async (): Promise<void> => {
    setTrying(true);
    await again?.before();
    location.reload();
  };
  const saveCopy = () => onSaveCopy?.().catch(() => setCopyLost(true));
  return (
    <div className="stack">
      <PageHead title={t(title)} sub={t(text)} />
      <div className="row">
        <Button look="go" disabled={isTrying} onClick={() => void tryAgain()}>
          {t(again?.label ?? 'app.errorReload')}
        </Button>
        {onSaveCopy && (
          <Button icon="download" onClick={() => void saveCopy()}>
            {t('app.errorCopy')}
          </Button>
        )}
        <a className="btn btn--quiet" href={rescuePage}>
          {t('rescue.link')}
        </a>
      </div>
      {isCopyLost && <Banner tone="bad" live="alert" title={t('app.errorCopyFailed')} />}
      <details>
        <summary>{t('app.errorSaid')}</summary>
        <p className="small muted">{String(error)}</p>
      </details>
    </div>
  );
};
