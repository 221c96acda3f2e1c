/** What was not written, and why: said at once, over everything. */
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import type { Trouble } from './use-writing';

export const RoomTrouble = ({ trouble }: { readonly trouble: Trouble | undefined }) => {
  const { t } = useLanguage();
  if (!trouble) return null;
  if (trouble.kind === 'notSaved')
    return (
      <Banner tone="bad" title={t('itemState.notSaved')} live="alert">
        <p>{t('room.notSavedNote')}</p>
      </Banner>
    );
  return (
    <Banner tone="soon" title={t('room.refused')} live="alert">
      <p>
        {t(trouble.refusal.problem === 'forbidden' ? 'room.refusedForbidden' : trouble.refusal.problem === 'closed' ? 'room.refusedClosed' : 'room.refusedOther')} <code>{`${trouble.refusal.problem} ${trouble.refusal.why}`}</code>
      </p>
    </Banner>
  );
};
