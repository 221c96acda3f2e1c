/** What every page before the plan shares: the spine with its strip, and the language a person reads it in. */
import type { ReactNode } from 'react';
import { useChooseLocale, useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Door } from '../../ui/door';
import { ExampleStrip } from './example-strip';

interface EntranceProps {
  /** The h1; what Bitácora is, unless the page has something of its own to say. */
  readonly title?: string | undefined;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

export const Entrance = ({ title, lead, children }: EntranceProps) => {
  const { t } = useLanguage();
  return (
    <Door brand={t('ui.appName')} title={title ?? t('accounts.title')} lead={lead ?? t('accounts.lead')} picture={<ExampleStrip />} mainId="contenido">
      {children}
      <OtherLanguage />
    </Door>
  );
};

const OtherLanguage = () => {
  const { locale } = useLanguage();
  const choose = useChooseLocale();
  const [other, word, lang] = locale === 'es' ? (['en', 'English', 'en'] as const) : (['es', 'Español', 'es-AR'] as const);
  return (
    <div className="row door__language">
      <Button look="quiet" onClick={() => choose(other)}>
        <span lang={lang}>{word}</span>
      </Button>
    </div>
  );
};
