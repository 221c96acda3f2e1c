/** What waits, with the names it is found by. */
import type { CheckInLine } from '../../domain/check-in';
import type { Commitment } from '../../domain/commitment';
import type { Evidence, EvidenceKind } from '../../domain/evidence';
import type { Milestone } from '../../domain/milestone';
import type { Organization } from '../../domain/organization';
import type { WaitingItem } from '../../domain/review-inbox';
import { foldText } from '../../language/fold-text';
import type { DeskReading } from './read-desk';

/** A line of a check-in is a kind among the others. */
export type ThingKind = EvidenceKind | 'checkInLine';

export interface InboxEntry {
  readonly item: WaitingItem;
  readonly kind: ThingKind;
  readonly evidence?: Evidence;
  readonly line?: CheckInLine;
  readonly commitment?: Commitment;
  readonly organization?: Organization;
  readonly milestones: readonly Milestone[];
  /** It came, or was written again, since this person last looked. */
  readonly isFresh: boolean;
  /** All its words, folded. */
  readonly found: string;
}

type Known = Pick<DeskReading, 'waiting' | 'evidence' | 'lines' | 'commitments' | 'organizations' | 'milestones' | 'lookedAt'>;

/** In the order in which they wait. */
export const entriesOf = (known: Known): readonly InboxEntry[] => known.waiting.map((item) => entryOf(item, known));

const entryOf = (item: WaitingItem, known: Known): InboxEntry => {
  const evidence = item.subject === 'evidence' ? known.evidence.get(item.id) : undefined;
  const line = item.subject === 'checkInLine' ? known.lines.get(item.id) : undefined;
  const commitment = known.commitments.get(item.commitment);
  const organization = known.organizations.get(item.organization);
  const milestones = item.milestones.flatMap((id) => known.milestones.get(id) ?? []);
  const words = [
    evidence?.title, evidence?.shows, evidence?.text, evidence?.link?.title, evidence?.link?.url, evidence?.original?.name,
    line?.progress, line?.challenges, line?.nextSteps, line?.evidence?.shows,
    commitment?.code, ...Object.values(commitment?.title ?? {}), organization?.acronym, ...Object.values(organization?.name ?? {}),
    ...milestones.flatMap(({ text, deliverable }) => [...Object.values(text), ...Object.values(deliverable ?? {})]),
  ];
  return {
    item,
    kind: evidence?.kind ?? 'checkInLine',
    ...(evidence ? { evidence } : {}),
    ...(line ? { line } : {}),
    ...(commitment ? { commitment } : {}),
    ...(organization ? { organization } : {}),
    milestones,
    isFresh: known.lookedAt > 0 && item.at > known.lookedAt,
    found: foldText(words.filter(Boolean).join(' ')),
  };
};
