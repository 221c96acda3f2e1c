/** Evidence as cards, with what narrows it down. A long gallery is drawn piece by piece: nobody waits for the thousandth card. */
import { useMemo, useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { formatNumber } from '../../language/numbers';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { Tiles } from '../../ui/tile';
import { EvidenceTile } from './evidence-tile';
import { GalleryFilters } from './gallery-filters';
import type { GalleryReading } from './read-gallery';
import { filterEvidence, isFiltered, wantsAll, type WantedEvidence } from './wanted-evidence';

const drawnAtOnce = 48;

interface GalleryProps {
  readonly reading: GalleryReading;
  readonly wanted: WantedEvidence;
  readonly onWant: (wanted: WantedEvidence) => void;
}

export const Gallery = ({ reading, wanted, onWant }: GalleryProps) => {
  const language = useLanguage();
  const { t } = language;
  const milestones = useMemo(() => new Map(reading.milestones.map((one) => [one.id, one])), [reading.milestones]);
  const found = useMemo(() => filterEvidence(reading.evidence, wanted, milestones), [reading.evidence, wanted, milestones]);
  return (
    <div className="stack">
      <GalleryFilters reading={reading} wanted={wanted} onWant={onWant} />
      <p className="small muted" role="status">
        {t('evidence.found', { count: found.length, number: formatNumber(language, found.length) })}
      </p>
      {found.length === 0 && isFiltered(wanted) && (
        <EmptyNote level={2} title={t('evidence.nothingFound')} action={<Button onClick={() => onWant(wantsAll)}>{t('evidence.seeAll')}</Button>}>
          {t('evidence.nothingFoundNote')}
        </EmptyNote>
      )}
      {found.length === 0 && !isFiltered(wanted) && (
        <EmptyNote level={2} title={t('evidence.none')}>
          {t('evidence.noneNote')}
        </EmptyNote>
      )}
      <ManyTiles found={found} reading={reading} />
    </div>
  );
};

const ManyTiles = ({ found, reading }: { readonly found: readonly Evidence[]; readonly reading: GalleryReading }) => {
  const { t } = useLanguage();
  const [shown, setShown] = useState(drawnAtOnce);
  const left = found.length - shown;
  if (found.length === 0) return null;
  return (
    <>
      <Tiles label={t('evidence.title')}>
        {found.slice(0, shown).map((evidence) => (
          <EvidenceTile key={evidence.id} evidence={evidence} place={reading.place(evidence)} />
        ))}
      </Tiles>
      {left > 0 && <Button onClick={() => setShown(shown + drawnAtOnce)}>{t('evidence.more', { count: Math.min(left, drawnAtOnce) })}</Button>}
    </>
  );
};
