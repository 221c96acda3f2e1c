/** What the page of a check-in is about: one commitment and one period, as this device knows them. */
import { slotStarting, type CheckIn, type CheckInLine } from '../../domain/check-in';
import { leadOf, type Commitment } from '../../domain/commitment';
import type { Day } from '../../domain/day';
import type { SeenRows } from '../../domain/deciding';
import type { Words } from '../../domain/json';
import type { Membership } from '../../domain/membership';
import { isReportedLevel, isWithdrawn, type Milestone, type ReportedLevel } from '../../domain/milestone';
import { may } from '../../domain/permissions';
import type { CheckInSlot } from '../../domain/schedule';
import { checkInFor, checkInsOf, linesOf } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentOfCode, milestonesOf } from '../../storage/plan-reads';
import type { Kept } from '../../storage/reads';

/** In whose name a person writes here; null when they only read. */
export type Writing = 'own' | 'onBehalf' | null;

export interface PeriodFacts {
  readonly kind: 'period';
  readonly commitment: Kept<Commitment>;
  readonly organization: Words | undefined;
  readonly slot: CheckInSlot;
  readonly today: Day;
  /** Those that are reported on: withdrawn ones are not. */
  readonly milestones: readonly Milestone[];
  readonly checkIn: Kept<CheckIn> | undefined;
  readonly lines: readonly Kept<CheckInLine>[];
  readonly before: ReadonlyMap<string, SaidBefore>;
  readonly memberships: readonly Membership[];
  readonly writing: Writing;
  /** The meeting in which it is written. */
  readonly sourceMeeting?: string;
}

/** What was said of a milestone the last time. */
export interface SaidBefore {
  readonly on: Day;
  readonly reported: ReportedLevel;
  /** The person who holds this device said it. */
  readonly mine: boolean;
  /** Absent where only the level is known (an imported plan). */
  readonly line?: CheckInLine;
}

export type CheckInFacts =
  | PeriodFacts
  | { readonly kind: 'no-commitment' }
  | { readonly kind: 'no-period'; readonly commitment: Commitment }
  | { readonly kind: 'not-open'; readonly commitment: Commitment; readonly slot: CheckInSlot }
  | { readonly kind: 'not-yours'; readonly commitment: Commitment; readonly slot: CheckInSlot; readonly organization: Words | undefined };

export const readCheckInFacts = async (device: Device, { code, from, sourceMeeting }: { readonly code: string; readonly from: Day; readonly sourceMeeting?: string }): Promise<CheckInFacts> => {
  const commitment = await commitmentOfCode(device, code);
  if (!commitment) return { kind: 'no-commitment' };
  const slot = slotStarting(commitment, from);
  const lead = leadOf(commitment);
  if (!slot || lead === undefined) return { kind: 'no-period', commitment };
  const today = device.today();
  if (slot.from > today) return { kind: 'not-open', commitment, slot };
  const [checkIn, milestones, organizations, memberships, writing] = await Promise.all([
    checkInFor(device, commitment.id, from),
    milestonesOf(device, commitment.id),
    organizationsOf(device),
    membershipsOf(device),
    writingOf(device, commitment, today),
  ]);
  const organization = organizations.find((one) => one.id === lead)?.name;
  if (!checkIn && writing === null) return { kind: 'not-yours', commitment, slot, organization };
  const reportable = milestones.filter((milestone) => !isWithdrawn(milestone));
  const [lines, before] = await Promise.all([checkIn ? linesOf(device, checkIn.id) : [], saidBefore(device, { commitment, from, milestones: reportable })]);
  return { kind: 'period', commitment, organization, slot, today, milestones: reportable, checkIn, lines, before, memberships, writing, ...(sourceMeeting === undefined ? {} : { sourceMeeting }) };
};

const writingOf = async (device: Device, commitment: Commitment, today: Day): Promise<Writing> => {
  const person = await personOf(device);
  if (may(person, 'checkIn.record', today, { commitment })) return 'own';
  return may(person, 'checkIn.recordOnBehalf', today) ? 'onBehalf' : null;
};

interface Asked {
  readonly commitment: Commitment;
  readonly from: Day;
  readonly milestones: readonly Milestone[];
}

/** The newest word of an earlier period on each milestone; where no check-in has one, the level that the plan itself carries. */
const saidBefore = async (device: Device, { commitment, from, milestones }: Asked): Promise<ReadonlyMap<string, SaidBefore>> => {
  const earlier = (await checkInsOf(device, commitment.id)).filter((checkIn) => checkIn.from < from);
  const lines = await Promise.all(earlier.map((checkIn) => linesOf(device, checkIn.id)));
  const said = new Map<string, SaidBefore>();
  earlier.forEach((checkIn, index) => {
    for (const line of lines[index] ?? [])
      if (!said.has(line.milestone)) said.set(line.milestone, { on: checkIn.submittedOn, reported: line.reported, mine: checkIn.submittedBy === device.user, line });
  });
  for (const { id, reported, reportedOn, reportedIn, completedOn } of milestones)
    if (!said.has(id) && isReportedLevel(reported) && !reportedIn?.endsWith(from)) said.set(id, { on: reportedOn ?? completedOn ?? commitment.start, reported, mine: false });
  return said;
};

/** Who had written what the author sees now, for every row of the check-in. */
export const seenOfCheckIn = ({ checkIn, lines }: Pick<PeriodFacts, 'checkIn' | 'lines'>): SeenRows =>
  checkIn ? Object.fromEntries([checkIn, ...lines].map(({ id, row }) => [id, row.writers])) : {};

