/** What was typed as an answer and can no longer be one: somebody else answered, or its time went by. It stays to be read until its author lets it go. */
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { discardDraft, draftOf } from '../../storage/drafts';
import { replyDraftKind } from '../../storage/review-drafts';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

export const LeftReply = ({ review }: { readonly review: string }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const key = `${replyDraftKind}/${review}`;
  const text = useLive(async () => textOf((await draftOf(device, key))?.content), [device, key]);
  if (text === undefined) return null;
  return (
    <Banner tone="soon" live="status" title={t('verdicts.leftTitle')}>
      <p>{t('verdicts.leftNote')}</p>
      <blockquote className="written">{text}</blockquote>
      <Button onClick={() => void discardDraft(device, key)}>{t('verdicts.leftDiscard')}</Button>
    </Banner>
  );
};

const textOf = (content: unknown): string | undefined => {
  const text = typeof content === 'object' && content !== null && 'text' in content ? content.text : undefined;
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
};
