/** In the place of evidence that cannot be shown here: what it is, and why. */
import type { Evidence } from '../../domain/evidence';
import { useLanguage } from '../../language/language-context';
import { Icon } from '../../ui/icons';
import { kindAndDay } from '../../language/evidence-words';
import { kindIcons } from './kinds';

/** Nothing of it can be seen here, and why. */
export const NoPicture = ({ evidence }: { readonly evidence: Evidence }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <div className="viewer__none">
      <Icon name={kindIcons[evidence.kind]} size={48} />
      <p>{evidence.original?.name ?? kindAndDay(language, evidence)}</p>
      <p className="small muted">{evidence.unopened === undefined ? t(evidence.receivedAt === undefined ? 'evidence.notSeenYet' : 'evidence.notSeenHere') : t('evidence.unopened', { why: evidence.unopened })}</p>
    </div>
  );
};
