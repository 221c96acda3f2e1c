/**
 * What a person owes, or waits for, by date. Only what the records say: a focal point owes the check-ins and milestones of
 * what their organization leads; coordination owes an answer to what was submitted; the others see what falls due. Whoever is
 * asked for evidence owes it; whoever may judge an answer owes a look at it.
 */
import { checkInId, type CheckIn } from '../../domain/check-in';
import { leadOf, type Commitment } from '../../domain/commitment';
import { addDays, type Day } from '../../domain/day';
import { dueMilestones, nearDays, owedSlotsOf, type SlotDue } from '../../domain/dues';
import { requestDueOf, type EvidenceRequest, type RequestDue } from '../../domain/evidence-request';
import { groupedBy } from '../../domain/grouped-by';
import type { RecordId } from '../../domain/ids';
import { isActive } from '../../domain/membership';
import type { Milestone } from '../../domain/milestone';
import { may, rolesOf, type Person } from '../../domain/permissions';
import { checkInSlotsOf, type CheckInSlot, type ScheduleState, type SlotState } from '../../domain/schedule';
import { owedAssessments, type AssessmentFacts, type OwedAssessment } from './owed-assessments';
import { owedReviews, type OwedReview, type ReviewFacts } from './owed-reviews';

export type Standing = 'coordination' | 'focalPoint' | 'watcher' | 'none';

/** A check-in being written on this device. */
export interface BegunDraft {
  readonly commitment: RecordId;
  readonly from: Day;
  readonly savedAt: number;
}

export interface OwedCheckIn {
  readonly kind: 'checkIn';
  readonly due: Day;
  readonly commitment: Commitment;
  readonly slot: CheckInSlot;
  readonly state: SlotState;
  readonly milestones: number;
  /** Why coordination sent it back; undefined where it did not. */
  readonly returned: string | undefined;
  /** When the draft on this device was last kept, in ms. */
  readonly draftAt: number | undefined;
  /** Older periods of the same commitment that nobody answered either. */
  readonly earlier: number;
}

export type Owed =
  | OwedCheckIn
  | OwedReview
  | OwedAssessment
  | { readonly kind: 'milestone'; readonly due: Day; readonly commitment: Commitment; readonly milestone: Milestone; readonly state: ScheduleState }
  | { readonly kind: 'acceptance' | 'publication'; readonly due: Day; readonly commitment: Commitment; readonly checkIn: CheckIn }
  /** `request`: evidence that the person's organization is asked for. `answered`: an answer that waits for a look. */
  | { readonly kind: 'request' | 'answered'; readonly due: Day; readonly commitment: Commitment; readonly request: EvidenceRequest; readonly state: RequestDue['state'] }
  | { readonly kind: 'areaLate'; readonly due: Day; readonly organization: RecordId; readonly slots: number; readonly commitments: readonly Commitment[] }
  | { readonly kind: 'expected'; readonly due: Day; readonly commitments: readonly Commitment[] };

export interface Owing extends ReviewFacts, AssessmentFacts {
  readonly person: Person;
  readonly today: Day;
  readonly commitments: readonly Commitment[];
  readonly milestones: readonly Milestone[];
  readonly checkIns: readonly CheckIn[];
  readonly drafts: readonly BegunDraft[];
  readonly requests?: readonly EvidenceRequest[];
}

export const standingOf = (person: Person, today: Day): Standing => {
  const roles = rolesOf(person, today);
  if (roles.includes('coordination')) return 'coordination';
  if (roles.includes('focalPoint')) return 'focalPoint';
  return roles.length > 0 ? 'watcher' : 'none';
};

/** Oldest date first. */
export const whatIsOwed = (owing: Owing): readonly Owed[] => {
  const standing = standingOf(owing.person, owing.today);
  const owed: readonly Owed[] = [
    ...ownCheckIns(owing),
    ...askedEvidence(owing),
    ...owedReviews(owing),
    ...owedAssessments(owing),
    ...(standing === 'focalPoint' ? ownMilestones(owing) : []),
    ...(standing === 'coordination' ? [...waitingCheckIns(owing), ...lateAreas(owing), ...expectedCheckIns(owing)] : []),
    ...(standing === 'watcher' ? [...milestonesOf(owing, owing.commitments), ...expectedCheckIns(owing)] : []),
  ];
  return [...owed].sort((one, other) => one.due.localeCompare(other.due));
};

/** Late: its day has gone by and somebody still owes it. What waits for coordination has no day of its own. */
export const isLate = (owed: Owed): boolean =>
  owed.kind === 'areaLate' || (stated(owed) && owed.state === 'overdue');

export const isSoon = (owed: Owed): boolean =>
  (owed.kind === 'request' && owed.state === 'dueSoon') || (stated(owed) && owed.state === 'due_soon');

const stated = (owed: Owed): owed is Extract<Owed, { readonly state: string }> => 'state' in owed;

const mayRecord = ({ person, today }: Owing, commitment: Commitment): boolean => may(person, 'checkIn.record', today, { commitment });

const ownCheckIns = (owing: Owing): readonly OwedCheckIn[] =>
  owing.commitments.flatMap((commitment) => {
    const own = mayRecord(owing, commitment) ? owedSlotsOf(commitment, owing.checkIns, owing.today) : [];
    const owed = folded(own.map((due) => toOwed(due, commitment, owing)));
    return [...owed, ...otherDrafts(owing, commitment, own)];
  });

const toOwed = ({ slot, state, checkIn }: SlotDue, commitment: Commitment, { milestones, drafts }: Owing): OwedCheckIn => ({
  kind: 'checkIn',
  due: slot.due,
  commitment,
  slot,
  state,
  milestones: milestones.filter((milestone) => milestone.commitment === commitment.id && milestone.reported !== 'withdrawn').length,
  returned: checkIn?.state === 'returned' ? (checkIn.reason ?? '') : undefined,
  draftAt: drafts.find((draft) => draft.commitment === commitment.id && draft.from === slot.from)?.savedAt,
  earlier: 0,
});

/** Of many late periods the latest stands for those before it; a period with words of its own is always named. */
const folded = (owed: readonly OwedCheckIn[]): readonly OwedCheckIn[] => {
  const silent = owed.filter((one) => one.state === 'overdue' && one.returned === undefined && one.draftAt === undefined);
  const latest = silent.at(-1);
  return owed.flatMap((one) => {
    if (one === latest) return [{ ...one, earlier: silent.length - 1 }];
    return silent.includes(one) ? [] : [one];
  });
};

/** Drafts of periods that this person does not owe: written on behalf of an area, or already answered meanwhile. */
const otherDrafts = (owing: Owing, commitment: Commitment, named: readonly SlotDue[]): readonly OwedCheckIn[] => {
  const { drafts, checkIns, person, today } = owing;
  if (!mayRecord(owing, commitment) && !may(person, 'checkIn.recordOnBehalf', today, { commitment })) return [];
  return drafts
    .filter((draft) => draft.commitment === commitment.id && !named.some(({ slot }) => slot.from === draft.from))
    .flatMap(({ from }) => {
      const slot = checkInSlotsOf(commitment).find((one) => one.from === from);
      const checkIn = checkIns.find(({ id }) => id === checkInId(commitment.id, from));
      return slot ? [toOwed({ slot, checkIn, state: 'open' }, commitment, owing)] : [];
    });
};

const ownMilestones = (owing: Owing): readonly Owed[] => milestonesOf(owing, owing.commitments.filter((commitment) => mayRecord(owing, commitment)));

const milestonesOf = ({ milestones, today }: Owing, commitments: readonly Commitment[]): readonly Owed[] =>
  dueMilestones(milestones, today).flatMap(({ milestone, due, schedule }) => {
    const commitment = commitments.find(({ id }) => id === milestone.commitment);
    return commitment ? [{ kind: 'milestone', due, commitment, milestone, state: schedule.state } as const] : [];
  });

const waitingCheckIns = ({ checkIns, commitments }: Owing): readonly Owed[] =>
  checkIns.flatMap((checkIn): readonly Owed[] => {
    const commitment = commitments.find(({ id }) => id === checkIn.commitment);
    if (!commitment) return [];
    if (checkIn.state === 'submitted') return [{ kind: 'acceptance', due: checkIn.submittedOn, commitment, checkIn }];
    return checkIn.state === 'accepted' ? [{ kind: 'publication', due: checkIn.acceptedOn ?? checkIn.submittedOn, commitment, checkIn }] : [];
  });

/** Of others' requests nothing is owed; an answer has no day of its own but the one on which it came. */
const askedEvidence = ({ person, today, commitments, requests = [] }: Owing): readonly Owed[] =>
  requests.flatMap((request): readonly Owed[] => {
    const commitment = commitments.find(({ id }) => id === request.commitment);
    const isAsked = person.memberships.some((one) => one.organization === request.organization && isActive(one, today));
    if (!commitment) return [];
    const { state } = requestDueOf(request, today);
    if (request.state === 'open' && isAsked) return [{ kind: 'request', due: request.due, commitment, request, state }];
    return request.state === 'answered' && may(person, 'request.judge', today) ? [{ kind: 'answered', due: request.replies.at(-1)?.on ?? request.due, commitment, request, state }] : [];
  });

interface OwedSlot extends SlotDue {
  readonly commitment: Commitment;
}

const owedSlots = ({ commitments, checkIns, today }: Owing): readonly OwedSlot[] =>
  commitments.flatMap((commitment) => owedSlotsOf(commitment, checkIns, today).map((due) => ({ ...due, commitment })));

const lateAreas = (owing: Owing): readonly Owed[] => {
  const late = owedSlots(owing).filter(({ state }) => state === 'overdue');
  return [...groupedBy(late, ({ commitment }) => leadOf(commitment))].flatMap(([organization, slots]) =>
    organization === undefined ? [] : [{ kind: 'areaLate', organization, slots: slots.length, due: oldestDue(slots), commitments: [...new Set(slots.map(({ commitment }) => commitment))] } as const],
  );
};

const oldestDue = (slots: readonly OwedSlot[]): Day => slots.map(({ slot }) => slot.due).sort()[0] ?? '';

/** Check-ins that others still have time for, by their day. */
const expectedCheckIns = (owing: Owing): readonly Owed[] => {
  const coming = owedSlots(owing).filter(({ state, slot }) => state !== 'overdue' && slot.due <= addDays(owing.today, nearDays));
  return [...groupedBy(coming, ({ slot }) => slot.due)].map(([due, slots]) => ({ kind: 'expected', due, commitments: slots.map(({ commitment }) => commitment) }) as const);
};
