/** Showing evidence, on a page of its own: reached from wherever a milestone, a meeting, an agreement or a request is named. */
import './evidence.css';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { RecordId } from '../../domain/ids';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { PageHead } from '../../ui/page-head';
import { CaptureForm } from './capture-form';
import type { ShownAbout } from './capture-items';
import { readCapture } from './read-capture';
import { Receipts } from './receipts';
import { useCaptureId } from './use-capture-id';

const askedIn = (query: URLSearchParams): ShownAbout => ({
  commitment: query.get('compromiso') || undefined,
  milestone: query.get('hito') || undefined,
  meeting: query.get('reunion') || undefined,
  agreement: query.get('acuerdo') || undefined,
  request: query.get('pedido') || undefined,
  replaces: query.get('reemplaza') || undefined,
});

export const CapturePage = () => {
  const device = useDevice();
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const [query] = useSearchParams();
  const [about] = useState(() => askedIn(query));
  const begun = query.get('captura') || undefined;
  const id = useCaptureId(about, begun);
  const [saved, setSaved] = useState<readonly RecordId[]>();
  const facts = useLive(() => readCapture(device, about), [device, about]);
  if (id === undefined || !facts) return null;
  const code = facts.codes.get(about.commitment ?? facts.former?.commitment ?? facts.request?.commitment ?? '');
  const title = t(about.replaces === undefined ? 'capture.name' : 'capture.replace');
  return (
    <>
      <title>{`${title} · ${t('ui.appName')}`}</title>
      <PageHead title={saved ? t('receipt.kept', { count: saved.length }) : title} crumbs={[{ label: t('evidence.title'), href: addresses.evidences }, ...(code === undefined ? [] : [{ label: code, href: addresses.commitment(code) }])]} sub={!saved && (facts.request ? t('capture.forRequest', { question: facts.request.question }) : t('capture.lead'))} />
      {saved ? (
        <Receipts ids={saved} request={about.request} />
      ) : (
        <CaptureForm id={id} about={about} onSaved={setSaved} onGivenUp={() => navigate(addresses.evidences)} />
      )}
    </>
  );
};
