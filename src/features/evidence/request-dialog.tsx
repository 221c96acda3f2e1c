/** Asking for evidence in place: in a meeting nobody leaves the room for it. */
import { useLanguage } from '../../language/language-context';
import { Dialog } from '../../ui/dialog';
import type { Of } from './evidence-about';
import { RequestForm } from './request-form';

export const RequestDialog = ({ of, onClose }: { readonly of: Of; readonly onClose: () => void }) => {
  const { t } = useLanguage();
  return (
    <Dialog title={t('request.new')} onClose={onClose} actions={null}>
      <RequestForm of={{ commitment: of.commitment ?? '', milestone: '', meeting: of.meeting ?? '' }} onAsked={onClose} onClose={onClose} />
    </Dialog>
  );
};
