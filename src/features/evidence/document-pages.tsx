/** A document as pictures of its pages, which the server makes: a browser is never handed the document itself to run. */
import { useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { useLanguage } from '../../language/language-context';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { Button } from '../../ui/button';
import { Zoom } from '../../ui/zoom';
import { titleOf } from '../../language/evidence-words';
import { NoPicture } from './no-picture';
import { useReaches } from './use-reaches';
import { useZoomWords } from './use-zoom-words';

export const DocumentPages = ({ evidence }: { readonly evidence: Evidence }) => {
  const pictured = (evidence.derivatives ?? []).filter(({ part }) => part.startsWith('page-')).length;
  return pictured > 0 ? <Pages evidence={evidence} pictured={pictured} /> : <FirstLook evidence={evidence} />;
};

const Pages = ({ evidence, pictured }: { readonly evidence: Evidence; readonly pictured: number }) => {
  const language = useLanguage();
  const { t } = language;
  const [page, setPage] = useState(1);
  const picture = usePartUrl(evidence, `page-${page}`);
  const shown = useReaches([picture?.url]);
  const words = useZoomWords();
  const all = evidence.pages ?? pictured;
  return (
    <div className="stack stack--2">
      {shown === undefined && <NoPicture evidence={evidence} />}
      {shown === 'looking' && <div className="viewer__wait" />}
      {shown && shown !== 'looking' && <Zoom key={page} src={shown.url} alt={t('evidence.pageOf', { page, title: titleOf(language, evidence) })} words={words} />}
      {pictured > 1 && (
        <nav className="row" aria-label={t('evidence.pages')}>
          <Button icon="back" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('evidence.pageBefore')}
          </Button>
          <span role="status">{t('evidence.pageNumber', { page, pages: pictured })}</span>
          <Button disabled={page === pictured} onClick={() => setPage(page + 1)}>
            {t('evidence.pageAfter')}
          </Button>
        </nav>
      )}
      {all > pictured && <p className="small muted">{t('evidence.pagesNotAll', { pictured, all })}</p>}
    </div>
  );
};

/** Before the server made its pages: the first one, where this device photographed it. */
const FirstLook = ({ evidence }: { readonly evidence: Evidence }) => {
  const language = useLanguage();
  const { t } = language;
  const preview = usePartUrl(evidence, 'preview');
  const shown = useReaches([evidence.preview ? preview?.url : undefined]);
  const words = useZoomWords();
  if (shown === 'looking') return <div className="viewer__wait" />;
  if (!shown) return <NoPicture evidence={evidence} />;
  return (
    <>
      <Zoom src={shown.url} alt={t('evidence.pageOf', { page: 1, title: titleOf(language, evidence) })} words={words} />
      <figcaption className="small muted">{t('evidence.firstPageOnly')}</figcaption>
    </>
  );
};
