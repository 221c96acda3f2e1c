/** The way to a record's trail, for whoever may see it; for everybody else nothing stands there. */
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useRead } from '../../storage/use-live';
import { Link } from '../../ui/link';
import { readTrailNames } from './read-trail';

export const TrailLink = ({ entity, id, withAttempts = false }: { readonly entity: string; readonly id: string; readonly withAttempts?: boolean }) => {
  const { t } = useLanguage();
  const names = useRead(readTrailNames);
  if (names?.maySee !== true) return null;
  return (
    <p className="row small">
      <Link href={addresses.trail(entity, id)}>{t('trail.see')}</Link>
      {withAttempts && <Link href={addresses.attempts}>{t('trail.attempts')}</Link>}
    </p>
  );
};
