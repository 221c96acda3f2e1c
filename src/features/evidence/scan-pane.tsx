/** Several photographed pages become one document, in the order they were taken. */
import { useEffect, useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { CameraPane } from './camera-pane';
import { pdfOfPages, type ScannedPage } from './pages-to-pdf';

interface ScanPaneProps {
  readonly onOpen: () => Promise<unknown>;
  /** The page is on the disk before it counts. */
  readonly onPage: (jpeg: Blob) => Promise<boolean>;
  readonly onDocument: (pdf: Blob, pages: number) => Promise<void>;
  readonly onClose: () => void;
}

interface SeenPage extends ScannedPage {
  readonly id: number;
  readonly url: string;
}

export const ScanPane = ({ onOpen, onPage, onDocument, onClose }: ScanPaneProps) => {
  const { t } = useLanguage();
  const [pages, setPages] = useState<readonly SeenPage[]>([]);
  const [isMaking, setMaking] = useState(false);
  const [isUnread, setUnread] = useState(false);
  // The pictures of pages are let go with the pane.
  useEffect(() => () => pages.forEach(({ url }) => URL.revokeObjectURL(url)), [pages]);
  const add = async (jpeg: Blob): Promise<void> => {
    setUnread(false);
    try {
      const { width, height } = await sizeOf(jpeg);
      if (!(await onPage(jpeg))) return;
      setPages((before) => [...before.map(withUrl), withUrl({ id: 1 + (before.at(-1)?.id ?? 0), jpeg, width, height })]);
    } catch {
      setUnread(true);
    }
  };
  const make = async (): Promise<void> => {
    if (pages.length === 0) return onClose();
    setMaking(true);
    await onDocument(pdfOfPages(pages), pages.length);
    onClose();
  };
  return (
    <div className="stack">
      <p>{t('scan.note')}</p>
      {isUnread && <Banner tone="soon" live="alert" title={t('camera.missed')} />}
      <CameraPane taken={pages.length} shutterWord={t('scan.shutter')} doneWord={isMaking ? t('scan.making') : pages.length === 0 ? t('scan.close') : t('scan.done', { count: pages.length })} onOpen={onOpen} onShot={(photo) => void add(photo)} onDone={() => void make()} />
      <ol className="shots">
        {pages.map(({ id, url }, index) => (
          <li key={id}>
            <img src={url} alt={t('scan.page', { number: index + 1 })} />
            <Button look="quiet" onClick={() => setPages((before) => before.filter((page) => page.id !== id).map(withUrl))} aria-label={t('scan.removePage', { number: index + 1 })}>
              {t('capture.remove')}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
};

/** Each list of pages has addresses of its own, let go with it. */
const withUrl = <Page extends ScannedPage & { readonly id: number }>({ id, jpeg, width, height }: Page): SeenPage => ({ id, jpeg, width, height, url: URL.createObjectURL(jpeg) });

const sizeOf = async (jpeg: Blob): Promise<{ readonly width: number; readonly height: number }> => {
  const bitmap = await createImageBitmap(jpeg);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
};
