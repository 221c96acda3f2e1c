/** One piece of evidence among others: its picture, what it is called, where it is. */
import type { Evidence } from '../../domain/evidence';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { DemoTag } from '../../ui/demo-tag';
import { ItemState } from '../../ui/item-state';
import { Tile } from '../../ui/tile';
import { kindAndDay, titleOf } from '../../language/evidence-words';
import { placeWords } from './evidence-words';
import { familyOf, kindIcons } from './kinds';
import type { EvidencePlace } from './places';
import { useLoaded } from './use-loaded';

interface EvidenceTileProps {
  readonly evidence: Evidence;
  readonly place: EvidencePlace;
}

export const EvidenceTile = ({ evidence, place }: EvidenceTileProps) => {
  const language = useLanguage();
  const { t } = language;
  const { kind, state, original, demo } = evidence;
  const isGone = state === 'withdrawn';
  const small = usePartUrl(evidence, 'preview');
  const picture = useLoaded(isGone ? undefined : small?.url);
  return (
    <Tile
      href={addresses.evidence(evidence.id)}
      picture={picture}
      isPage={original !== undefined && familyOf(original.type) === 'document'}
      icon={kindIcons[kind]}
      title={titleOf(language, evidence)}
      note={
        <>
          {kindAndDay(language, evidence)} {demo && <DemoTag>{t('demo.tag')}</DemoTag>}
        </>
      }
      state={
        state === 'superseded' || isGone ? (
          <span className="tile__note">{t(`evidenceState.${state}`)}</span>
        ) : place.isElsewhere ? (
          <span className="tile__note">{t('evidence.elsewhereShort')}</span>
        ) : (
          <ItemState state={place.state}>{placeWords(language, place)}</ItemState>
        )
      }
    />
  );
};
