/** What is due in the whole plan, by date: milestones, and the check-ins that nobody has sent yet. */
import type { CheckIn } from '../../domain/check-in';
import { leadOf, type Commitment } from '../../domain/commitment';
import { addDays, type Day } from '../../domain/day';
import { dueMilestones, owedSlotsOf, type SlotDue } from '../../domain/dues';
import { groupedBy } from '../../domain/grouped-by';
import type { RecordId } from '../../domain/ids';
import type { Milestone } from '../../domain/milestone';
import { checkInSlotsOf } from '../../domain/schedule';

interface Shared {
  readonly key: string;
  readonly due: Day;
  readonly tone: 'late' | 'soon' | undefined;
  readonly commitment: Commitment;
  /** Who owes it; undefined where the source names nobody. */
  readonly organization: RecordId | undefined;
}

export type BoardRow =
  | (Shared & { readonly kind: 'milestone'; readonly milestone: Milestone })
  | (Shared & {
      readonly kind: 'checkIn';
      /** The periods it stands for, oldest first: all that are late stand together. */
      readonly slots: readonly SlotDue[];
      /** When this commitment was last heard of. */
      readonly lastHeard: Day | undefined;
    });

export type BoardKind = BoardRow['kind'];

export interface Board {
  readonly late: readonly BoardRow[];
  readonly week: readonly BoardRow[];
  readonly later: readonly BoardRow[];
  /** How many stand beyond the horizon. */
  readonly beyond: number;
}

interface Records {
  readonly commitments: readonly Commitment[];
  readonly milestones: readonly Milestone[];
  readonly checkIns: readonly CheckIn[];
}

/** From this many days on, what is due stands beyond the horizon until somebody asks for it. */
export const horizonDays = 120;

export const boardOf = (records: Records, of: { readonly today: Day; readonly kind: BoardKind | undefined; readonly all: boolean }): Board => {
  const { today, kind, all } = of;
  const rows = [...milestoneRows(records, today), ...checkInRows(records, today)]
    .filter((row) => kind === undefined || row.kind === kind)
    .sort((one, other) => one.due.localeCompare(other.due) || one.key.localeCompare(other.key));
  const horizon = addDays(today, horizonDays);
  const near = all ? rows : rows.filter(({ due }) => due <= horizon);
  const weekEnd = addDays(today, 7);
  return {
    late: near.filter(({ due }) => due < today),
    week: near.filter(({ due }) => due >= today && due <= weekEnd),
    later: near.filter(({ due }) => due > weekEnd),
    beyond: rows.length - near.length,
  };
};

const forever = 100_000;

const milestoneRows = ({ commitments, milestones }: Records, today: Day): readonly BoardRow[] => {
  const byId = new Map(commitments.map((commitment) => [commitment.id, commitment]));
  return dueMilestones(milestones, today, forever).flatMap(({ milestone, due, schedule }): readonly BoardRow[] => {
    const commitment = byId.get(milestone.commitment);
    if (!commitment) return [];
    const tone = schedule.state === 'overdue' ? 'late' : schedule.state === 'due_soon' ? 'soon' : undefined;
    return [{ kind: 'milestone', key: milestone.id, due, tone, commitment, milestone, organization: milestone.responsible ?? leadOf(commitment) }];
  });
};

const checkInRows = ({ commitments, checkIns }: Records, today: Day): readonly BoardRow[] => {
  const byCommitment = groupedBy(checkIns, ({ commitment }) => commitment);
  return commitments.flatMap((commitment) => {
    const own = byCommitment.get(commitment.id) ?? [];
    const owed = owedSlotsOf(commitment, own, today);
    const late = owed.filter(({ state }) => state === 'overdue');
    const open = owed.filter(({ state }) => state !== 'overdue');
    const shared = { kind: 'checkIn', commitment, organization: leadOf(commitment), lastHeard: own.map(({ submittedOn }) => submittedOn).sort().at(-1) } as const;
    const rowOf = (slots: readonly SlotDue[], tone: 'late' | 'soon' | undefined): readonly BoardRow[] => {
      const first = slots[0];
      return first ? [{ ...shared, key: `${commitment.id} ${first.slot.from}`, due: first.slot.due, tone, slots }] : [];
    };
    return [...rowOf(late, 'late'), ...open.flatMap((due) => rowOf([due], due.state === 'due_soon' ? 'soon' : undefined)), ...nextSlot(commitment, owed, today).flatMap((due) => rowOf([due], undefined))];
  });
};

/** Where the running period is answered, the next one is what coordination looks forward to. */
const nextSlot = (commitment: Commitment, owed: readonly SlotDue[], today: Day): readonly SlotDue[] => {
  const next = checkInSlotsOf(commitment).find(({ from }) => from > today);
  const isOver = !['agreed', 'planned', 'inImplementation'].includes(commitment.lifecycle);
  return next && !isOver && owed.every(({ state }) => state === 'overdue') ? [{ slot: next, checkIn: undefined, state: 'upcoming' }] : [];
};
