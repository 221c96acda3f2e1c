/** Who may not judge finds this place only by its address: it says whose it is. */
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';

export const NotForYou = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('app.reviews')} />
      <EmptyNote level={2} title={t('reviews.notForYou')} action={<LinkButton href={addresses.today}>{t('app.today')}</LinkButton>}>
        {t('reviews.notForYouNote')}
      </EmptyNote>
    </>
  );
};
