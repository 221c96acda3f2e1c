import { addresses } from '../language/addresses';
import { useLanguage } from '../language/language-context';
import { LinkButton } from '../ui/button';
import { PageHead } from '../ui/page-head';

/** An address that leads nowhere, with a way back. */
export const NotFoundPage = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('app.notFoundTitle')} sub={t('app.notFoundText')} />
      <LinkButton look="go" href={addresses.today}>
        {t('app.notFoundBack')}
      </LinkButton>
    </>
  );
};
