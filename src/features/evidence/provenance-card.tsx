/** Where this evidence comes from, with its code: what that proves, and what not. */
import { receiptCode } from '../../domain/receipt-code';
import { formatDay, formatMoment } from '../../language/dates';
import type { Evidence } from '../../domain/evidence';
import { useLanguage } from '../../language/language-context';
import { Provenance } from '../../ui/provenance';
import { provenancePoints, type Point } from './provenance-points';

export const ProvenanceCard = ({ evidence }: { readonly evidence: Evidence }) => {
  const language = useLanguage();
  const { t } = language;
  const { id, original, receivedAt, link, capturedAt } = evidence;
  const { proves, provesNot } = provenancePoints(evidence, {
    captured: formatMoment(language, capturedAt),
    received: receivedAt === undefined ? undefined : formatMoment(language, receivedAt),
    seen: link && formatDay(language, link.seenOn),
  });
  const said = (points: readonly Point[]): readonly string[] => points.map((point) => t(point.id, point.values));
  return (
    <Provenance
      title={t('provenance.title')}
      proves={{ title: t('provenance.proves'), points: said(proves) }}
      provesNot={{ title: t('provenance.provesNot'), points: said(provesNot) }}
      foot={[receiptCode(id, original?.sha256), original && shortHash(original.sha256)].filter(Boolean).join(' · ')}
    />
  );
};

/** "3f9a 07c1 … e84d" */
const shortHash = (sha256: string): string => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;
