/** Asking an area to show something, on a page of its own. */
import './evidence.css';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { PageHead } from '../../ui/page-head';
import { RequestForm, type AskedOf } from './request-form';

export const RequestFormPage = () => {
  const { t } = useLanguage();
  const [query] = useSearchParams();
  const [of] = useState<AskedOf>(() => ({ commitment: query.get('compromiso') ?? '', milestone: query.get('hito') ?? '', meeting: query.get('reunion') ?? '' }));
  const [, navigate] = useLocation();
  return (
    <>
      <title>{`${t('request.new')} · ${t('ui.appName')}`}</title>
      <PageHead title={t('request.new')} crumbs={[{ label: t('evidence.title'), href: addresses.evidences }, { label: t('request.title'), href: addresses.evidenceRequests }]} sub={t('request.newLead')} />
      <RequestForm of={of} onAsked={(id) => navigate(addresses.evidenceRequest(id))} onClose={() => navigate(addresses.evidenceRequests)} />
    </>
  );
};
