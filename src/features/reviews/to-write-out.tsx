/** What was said aloud and nobody can read yet: each leads to where it is written out. */
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Link } from '../../ui/link';
import type { DeskReading } from './read-desk';

export const ToWriteOut = ({ reading: { toWriteOut, evidence } }: { readonly reading: DeskReading }) => {
  const language = useLanguage();
  const { t } = language;
  if (toWriteOut.length === 0) return null;
  return (
    <Banner icon="microphone" title={t('reviews.toWriteOut', { count: toWriteOut.length })}>
      <p>{t('reviews.toWriteOutNote')}</p>
      <ul className="plain">
        {toWriteOut.map(({ id, verdict, of, issuedOn }) => (
          <li key={id}>
            <Link href={addresses.review(id)}>
              {t(`verdict.${verdict}`)} · {evidence.get(of)?.title.trim() || t('reviews.aboutLine')} · {formatDay(language, issuedOn)}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
};
