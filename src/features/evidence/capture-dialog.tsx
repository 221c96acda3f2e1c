/** Showing evidence over the page one is on: the form behind it stays as it is, a recording goes on. */
import { useState } from 'react';
import type { RecordId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CaptureForm } from './capture-form';
import type { ShownAbout } from './capture-items';
import { Receipts } from './receipts';
import { useCaptureId } from './use-capture-id';

interface CaptureDialogProps {
  readonly about: ShownAbout;
  /** Told as soon as the records are written. */
  readonly onSaved?: (ids: readonly RecordId[]) => void;
  readonly onClose: () => void;
}

export const CaptureDialog = ({ about, onSaved, onClose }: CaptureDialogProps) => {
  const { t } = useLanguage();
  const id = useCaptureId(about);
  const [saved, setSaved] = useState<readonly RecordId[]>();
  return (
    <Dialog title={saved ? t('receipt.kept', { count: saved.length }) : t('capture.name')} onClose={onClose} actions={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      {saved && <Receipts ids={saved} inPlace />}
      {!saved && id !== undefined && (
        <CaptureForm
          id={id}
          about={about}
          onSaved={(ids) => {
            setSaved(ids);
            onSaved?.(ids);
          }}
          onGivenUp={onClose}
        />
      )}
    </Dialog>
  );
};
