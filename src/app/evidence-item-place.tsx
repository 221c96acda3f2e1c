/** One piece of evidence, with what the monitoring body concluded of it and the way to its trail. */
import { EvidenceItemPage } from '../features/evidence/item-page';
import { trailOf } from './trail-slots';
import { verdictsOfThing } from './verdict-slots';

const withTrail = (id: string) => (
  <>
    {verdictsOfThing(id)}
    {trailOf('evidence', id)}
  </>
);

export const EvidenceItemPlace = ({ id }: { readonly id: string }) => <EvidenceItemPage id={id} verdicts={withTrail(id)} />;
