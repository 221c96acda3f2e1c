/** What was just kept: each piece with its code, and the way on. */
import type { RecordId } from '../../domain/ids';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { evidenceOf } from '../../storage/evidence-reads';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { ItemState } from '../../ui/item-state';
import { Link } from '../../ui/link';
import { titleOf } from '../../language/evidence-words';
import { placeWords } from './evidence-words';
import { readPlaces } from './places';
import { Receipt } from './receipt';

interface ReceiptsProps {
  readonly ids: readonly RecordId[];
  /** What it answers: the answer itself is still to be sent. */
  readonly request?: RecordId | undefined;
  /** Over another page: there is no way on from here but back to it. */
  readonly inPlace?: boolean;
}

export const Receipts = ({ ids, request, inPlace = false }: ReceiptsProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const kept = useLive(async () => ({ place: await readPlaces(device), all: await Promise.all(ids.map((id) => evidenceOf(device, id))) }), [device, ids.join()]);
  return (
    <div className="stack stack--5">
      <ul className="list">
        {kept?.all.flatMap((evidence) => {
          if (!evidence) return [];
          const place = kept.place(evidence);
          return [
            <li key={evidence.id} className="stack stack--2 kept">
              <h2>
                <Link href={addresses.evidence(evidence.id)}>{titleOf(language, evidence)}</Link>
              </h2>
              <p role="status">
                <ItemState state={place.state}>{placeWords(language, place)}</ItemState>
              </p>
              <Receipt evidence={evidence} />
            </li>,
          ];
        })}
      </ul>
      {!inPlace && <div className="row">
        {request !== undefined && (
          <LinkButton look="go" href={addresses.evidenceRequest(request)}>
            {t('receipt.toRequest')}
          </LinkButton>
        )}
        <LinkButton href={addresses.newEvidence({})}>{t('receipt.another')}</LinkButton>
        <LinkButton href={addresses.evidences}>{t('evidence.seeAll')}</LinkButton>
      </div>}
    </div>
  );
};
