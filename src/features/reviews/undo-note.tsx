/** What was said a moment ago, to be taken back while it has not left. */
import { useLayoutEffect } from 'react';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { unsentOver } from '../../storage/withdraw';
import { Toast } from '../../ui/toast';
import type { ReviewKeys } from './use-review-keys';
import type { Undo } from './use-undo';

export const UndoNote = ({ undo, keys }: { readonly undo: Undo; readonly keys: ReviewKeys }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const { given, isTooLate } = undo;
  const isHere = useLive(async () => given !== undefined && (await unsentOver(device, `review/${given.review}`)) === given.change, [device, given]) ?? false;
  const offered = isHere ? given : undefined;
  useLayoutEffect(() => keys.give({ u: offered && (() => void undo.takeBack(offered)) }), [keys, offered, undo]);
  if (isTooLate)
    return (
      <p className="small" role="alert">
        {t('reviews.tooLate')}
      </p>
    );
  if (!offered) return null;
  return <Toast message={t(offered.typed && offered.typed.verdict !== '' ? `reviews.saidVerdict` : 'reviews.saidConfirmed', { verdict: offered.typed && offered.typed.verdict !== '' ? t(`verdict.${offered.typed.verdict}`) : '' })} actionWord={t('reviews.undo')} onAction={() => void undo.takeBack(offered)} onExpire={undo.forget} />;
};
