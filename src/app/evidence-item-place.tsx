/** One piece of evidence, with what the monitoring body concluded of it. */
import { EvidenceItemPage } from '../features/evidence/item-page';
import { verdictsOfThing } from './verdict-slots';

export const EvidenceItemPlace = ({ id }: { readonly id: string }) => <EvidenceItemPage id={id} verdicts={verdictsOfThing(id)} />;
