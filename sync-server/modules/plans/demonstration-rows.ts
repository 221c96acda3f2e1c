/**
 * The demonstration as rows, as of a day: what lies after that day has not happened yet.
 * What a milestone is reported as is read from its published check-ins, as everywhere; nobody writes it twice.
 */
import type { Audience } from '../../../src/domain/change';
import { checkInId, checkInLineId, slotStarting } from '../../../src/domain/check-in';
import { leadOf } from '../../../src/domain/commitment';
import type { Day } from '../../../src/domain/day';
import type { EntityName } from '../../../src/domain/entities';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Fields, Json } from '../../../src/domain/json';
import { areaOf } from '../../../src/domain/permissions';
import type { Demonstration, DemonstrationCheckIn, DemonstrationMilestone } from './demonstration-format';
import { evidenceIdOf, evidenceRows } from './demonstration-evidence-rows';
import { meetingRows, planningMeetings, type DemonstrationAttendee } from './demonstration-meeting-rows';
import { reviewRows } from './demonstration-review-rows';
import { commitmentIdOf, membershipIdOf, milestoneIdOf, organizationIdOf } from './plan-ids';
import { commitmentRow, membershipRows, milestoneRow, organizationRow, type WantedRow } from './plan-rows';
import type { PlanDocument } from './plan-format';

export interface DemonstrationFacts {
  /** The plan beside which the demonstration stands. */
  readonly plan: PlanDocument;
  readonly demonstration: Demonstration;
  /** The account of each person who has one, by key. */
  readonly users: ReadonlyMap<string, UserId>;
  readonly today: Day;
}

/** Every row of the demonstration, each marked `demo`. Ids are made of codes. */
export const demonstrationToRows = (facts: DemonstrationFacts): readonly WantedRow[] => {
  const { demonstration, users, today } = facts;
  const plan = demonstration.plan;
  const happened = demonstration.checkIns.filter((checkIn) => lastDayIn(checkIn) <= today);
  const rows = [
    ...demonstration.organizations.map((organization) => organizationRow(plan, organization)),
    ...demonstration.people.flatMap(({ key, signsIn: _signsIn, ...person }) => membershipRows(plan, { code: personCode(key), ...person }).map((row) => withPerson(row, userOf(users, key)))),
    ...demonstration.commitments.map((commitment, index) => commitmentRow(plan, commitment, { place: index + 1, sources: [] })),
    ...placesOf(demonstration.milestones).map(({ milestone, place }) => readMilestoneRow({ plan, milestone, place, happened, today })),
    ...happened.flatMap((checkIn) => checkInRows(facts, checkIn)),
    ...meetingRows({ plan, meetings: demonstration.meetings, today, personOf: attendeeOf(facts) }),
    ...evidenceRows({ plan, ...demonstration.shown, files: demonstration.files, today, userOf: (key) => userOf(users, key) }),
    ...reviewRows({ plan, ...demonstration.judged, body: organizationIdOf(plan, bodyOf(demonstration)), today, userOf: (key) => userOf(users, key), evidenceIdOf: (code) => evidenceIdOf({ plan, evidence: demonstration.shown.evidence }, code) }),
  ];
  const planned = planningMeetings({ plan, meetings: demonstration.meetings, today });
  return rows.map((row) => withPlanning(withMark(row), planned));
};

/** The real commitments beside it had planning meetings too: invented ones, each marked in its own row. */
export const withPlanningMeetings = (rows: readonly WantedRow[], { demonstration: { plan, meetings }, today }: Pick<DemonstrationFacts, 'demonstration' | 'today'>): readonly WantedRow[] => {
  const planned = planningMeetings({ plan, meetings, today });
  return rows.map((row) => withPlanning(row, planned));
};

const withPlanning = (row: WantedRow, planned: ReadonlyMap<RecordId, RecordId>): WantedRow => {
  const meeting = row.entity === 'commitment' ? planned.get(row.id) : undefined;
  return meeting === undefined ? row : { ...row, fields: { ...row.fields, planningMeeting: meeting } };
};

/** Rows that have no field for the mark: e-mails that nobody reads, and what only counts or lists others. */
const unmarked: readonly EntityName[] = ['contact', 'attendeeContact', 'meetingCount', 'minutes'];

const withMark = (row: WantedRow): WantedRow => (unmarked.includes(row.entity) ? row : { ...row, fields: { ...row.fields, demo: true } });

/** Where whoever monitors belongs. */
const bodyOf = ({ people }: Demonstration): string => people.find(({ role }) => role === 'monitor')?.organization ?? '';

const attendeeOf = ({ plan: document, demonstration, users }: DemonstrationFacts) => (key: string): DemonstrationAttendee => {
  const person = demonstration.people.find((one) => one.key === key);
  const organization = person && [...document.organizations, ...demonstration.organizations].find(({ code }) => code === person.organization);
  if (!person || !organization) throw new Error(`The demonstration has nobody called ${key}, or no organization of theirs.`);
  return { name: person.name, user: userOf(users, key), membership: membershipOf(demonstration, key), organization: organizationIdOf(demonstration.plan, person.organization), sector: organization.sector };
};

export const personCode = (key: string): string => `demo-${key}`;

export const membershipOf = (demonstration: Demonstration, key: string): RecordId => membershipIdOf(demonstration.plan, personCode(key));

const lastDayIn = ({ submittedOn, acceptedOn, publishedOn }: DemonstrationCheckIn): Day => publishedOn ?? acceptedOn ?? submittedOn;

/** Whoever has no account still signs what they wrote, with a name that no account has. */
const userOf = (users: ReadonlyMap<string, UserId>, key: string): UserId => users.get(key) ?? personCode(key);

const withPerson = (row: WantedRow, user: UserId): WantedRow => (row.entity === 'membership' ? { ...row, fields: { ...row.fields, person: user } } : row);

const placesOf = (milestones: readonly DemonstrationMilestone[]): readonly { readonly milestone: DemonstrationMilestone; readonly place: number }[] =>
  milestones.map((milestone, index) => ({ milestone, place: milestones.slice(0, index + 1).filter((one) => one.commitment === milestone.commitment).length }));

interface Reading {
  readonly plan: RecordId;
  readonly milestone: DemonstrationMilestone;
  readonly place: number;
  readonly happened: readonly DemonstrationCheckIn[];
  readonly today: Day;
}

const readMilestoneRow = ({ plan, milestone: given, place, happened, today }: Reading): WantedRow => {
  const { commitment, verified, verifiedOn, completedOn, ...said } = given;
  const row = milestoneRow(plan, said, { commitment, place });
  const reported = reportedIn(commitmentIdOf(plan, commitment), said.code, happened.filter((checkIn) => checkIn.commitment === commitment && checkIn.state === 'published'));
  const seen = verified !== undefined && verifiedOn !== undefined && verifiedOn <= today ? { verified, verifiedOn } : {};
  const done = reported['reported'] === 'complete' && completedOn !== undefined ? { completedOn } : {};
  return { ...row, fields: { ...row.fields, ...reported, ...done, ...seen } };
};

/** What the last published period said of a milestone; nothing where none spoke of it. */
const reportedIn = (commitment: RecordId, code: string, published: readonly DemonstrationCheckIn[]): Fields => {
  const last = published
    .flatMap((checkIn) => checkIn.lines.filter((line) => line.milestone === code).map((line) => ({ checkIn, line })))
    .sort((one, other) => (one.checkIn.from < other.checkIn.from ? -1 : 1))
    .at(-1);
  if (!last) return {};
  const { checkIn, line } = last;
  return { reported: line.reported, reportedOn: checkIn.submittedOn, reportedIn: checkInId(commitment, checkIn.from), reportedFor: checkIn.from };
};

/** A check-in and its lines. Its commitment and period exist, or the shipped file is broken: then this throws. */
const checkInRows = ({ plan: document, demonstration, users }: DemonstrationFacts, { commitment: code, lines, submittedBy, ...said }: DemonstrationCheckIn): readonly WantedRow[] => {
  const commitment = [...document.commitments, ...demonstration.commitments].find((one) => one.code === code);
  const lead = commitment && leadOf({ parties: commitment.parties ?? [] });
  const slot = commitment && slotStarting(commitment, said.from);
  if (!lead || !slot) throw new Error(`The demonstration's check-in of ${code} from ${said.from} has no period or no lead.`);
  const commitmentId = commitmentIdOf(demonstration.plan, code);
  const organization = organizationIdOf(demonstration.plan, lead);
  const id = checkInId(commitmentId, slot.from);
  const audience = audienceFor(said.state, organization);
  const milestones = lines.map((line) => milestoneIdOf(commitmentId, line.milestone));
  const fields = { ...said, ...slot, commitment: commitmentId, organization, milestones, submittedBy: userOf(users, submittedBy), round: 1 };
  return [
    { entity: 'checkIn', id, audience, fields },
    ...lines.map((line, index): WantedRow => {
      const milestone = milestones[index] ?? '';
      return { entity: 'checkInLine', id: checkInLineId(id, milestone), audience, fields: { ...(line as Readonly<Record<string, Json>>), milestone, checkIn: id, commitment: commitmentId } };
    }),
  ];
};

const audienceFor = (state: DemonstrationCheckIn['state'], organization: RecordId): Audience => {
  if (state === 'published') return 'public';
  return state === 'accepted' ? 'members' : areaOf(organization);
};
