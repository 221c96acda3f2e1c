/** In the place of evidence that cannot be shown here: what it is, and why. */
import type { Evidence } from '../../domain/evidence';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { Icon } from '../../ui/icons';
import { kindAndDay } from '../../language/evidence-words';
import { kindIcons } from './kinds';

/** Nothing of it can be seen here, and why. */
export const NoPicture = ({ evidence }: { readonly evidence: Evidence }) => {
  const language = useLanguage();
  const { t } = language;
  const own = usePartUrl(evidence, 'original');
  return (
    <div className="viewer__none">
      <Icon name={kindIcons[evidence.kind]} size={48} />
      <p>{evidence.original?.name ?? kindAndDay(language, evidence)}</p>
      <p className="small muted">{evidence.unopened === undefined ? t(whyUnseen(evidence, own !== undefined)) : t('evidence.unopened', { why: evidence.unopened })}</p>
    </div>
  );
};

/** Copies that the server made to be looked at; where there are none, nobody has anything to bring. */
const isDrawn = ({ derivatives = [] }: Evidence): boolean => derivatives.some(({ part }) => part === 'picture' || part === 'sound' || part.startsWith('page-'));

const whyUnseen = (evidence: Evidence, isHere: boolean): MessageId => {
  if (evidence.receivedAt === undefined) return isHere ? 'evidence.waitsHere' : 'evidence.notSeenYet';
  return isDrawn(evidence) ? 'evidence.notBrought' : 'evidence.notSeenHere';
};
