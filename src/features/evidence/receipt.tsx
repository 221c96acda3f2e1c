/** The receipt of a piece of evidence: a code to read aloud and to scan, and what stands behind it. */
import type { Evidence } from '../../domain/evidence';
import { receiptCode } from '../../domain/receipt-code';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { QrPicture } from '../../ui/qr-picture';

type Known = Pick<Evidence, 'id' | 'original' | 'receivedAt'>;

/** Anybody may type the code on the public site, in either language. */
const addressOf = (code: string, locale: 'es' | 'en'): string => `${location.origin}${locale === 'es' ? '/evidencia/' : '/en/evidence/'}${code}`;

export const Receipt = ({ evidence }: { readonly evidence: Known }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const { id, original, receivedAt } = evidence;
  const code = receiptCode(id, original?.sha256);
  return (
    <div className="receipt">
      <QrPicture text={addressOf(code, locale)} label={t('receipt.picture', { code })} />
      <div className="stack stack--2">
        <p className="receipt__code">{code}</p>
        <p className="small">{original ? (receivedAt === undefined ? t('receipt.waits') : t('receipt.same', { when: formatMoment(language, receivedAt) })) : t('receipt.words')}</p>
        <p className="small muted">{t('receipt.note')}</p>
        {original && (
          <p className="receipt__hash">
            SHA-256 {original.sha256}
          </p>
        )}
      </div>
    </div>
  );
};
