/** Asking for evidence in place: in a meeting nobody leaves the room for it. */
import type { RecordId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { Dialog } from '../../ui/dialog';
import { RequestForm } from './request-form';

interface RequestDialogProps {
  /** What it is asked for. */
  readonly of: { readonly commitment?: RecordId; readonly meeting?: RecordId };
  readonly onClose: () => void;
}

export const RequestDialog = ({ of, onClose }: RequestDialogProps) => {
  const { t } = useLanguage();
  return (
    <Dialog title={t('request.new')} onClose={onClose} actions={null}>
      <RequestForm of={{ commitment: of.commitment ?? '', milestone: '', meeting: of.meeting ?? '' }} onAsked={onClose} onClose={onClose} />
    </Dialog>
  );
};
