/** The fields of every record, checked at the doors: what a change may write and what an import may bring. */
import * as v from 'valibot';
import { ogpValues, partyParts, type Commitment } from '../domain/commitment';
import { isDay } from '../domain/day';
import type { Words } from '../domain/json';
import { lifeCycles, type CommitmentState, type PlanState } from '../domain/life-cycles';
import { isWebLink, lineTextLimit, shownByLimit, type CheckInLine } from '../domain/check-in';
import { roles, type Contact, type Membership } from '../domain/membership';
import { reportedLevels, verifiedStates, type Milestone } from '../domain/milestone';
import { branches, sectors, type Organization } from '../domain/organization';
import type { Plan } from '../domain/plan';
import { meetingSchemas } from './meeting-schemas';
import { readQuickly } from './read-quickly';
import { day, id, states, text, type Held } from './schema-parts';

const stated = v.pipe(v.string(), v.check((moment) => isDay(moment) || isDay(`${moment}-01`), 'neither a day nor a month'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

export const words = v.strictObject({ es: text(20_000), en: v.exactOptional(text(20_000)) });

const planFields = v.strictObject({
  title: words,
  submittedOn: day,
  start: v.exactOptional(day),
  statedEnds: v.pipe(v.array(v.strictObject({ on: stated, source: text(500) })), v.maxLength(20)),
  leads: v.pipe(v.array(id), v.maxLength(50)),
  monitoringBody: v.exactOptional(id),
  vision: v.exactOptional(words),
  coordination: v.exactOptional(words),
  errata: v.pipe(v.array(v.strictObject({ field: text(200), note: words, source: v.exactOptional(text(1000)) })), v.maxLength(200)),
  lifecycle: states<PlanState>(lifeCycles.plan),
  source: v.exactOptional(text(1000)),
  demo: v.exactOptional(v.boolean()),
});

const organizationFields = v.strictObject({
  name: words,
  acronym: v.exactOptional(text(60)),
  sector: v.picklist(sectors),
  branch: v.exactOptional(v.picklist(branches)),
  parent: v.exactOptional(id),
  active: v.boolean(),
  demo: v.exactOptional(v.boolean()),
});

const membershipFields = v.strictObject({
  person: v.exactOptional(text(100)),
  name: v.pipe(text(200), v.minLength(1)),
  organization: id,
  role: v.picklist(roles),
  from: day,
  to: v.exactOptional(day),
  demo: v.exactOptional(v.boolean()),
});

const contactFields = v.strictObject({ membership: id, email: v.exactOptional(v.pipe(text(320), v.email())), phone: v.exactOptional(text(60)) });

const party = v.strictObject({ organization: id, part: v.picklist(partyParts), focalPoint: v.exactOptional(id), publicContact: v.exactOptional(text(320)) });

const commitmentFields = v.strictObject({
  code: v.pipe(text(40), v.minLength(1)),
  order: count,
  title: words,
  problem: v.exactOptional(words),
  statusQuo: v.exactOptional(words),
  action: v.exactOptional(words),
  contribution: v.exactOptional(words),
  ogpValues: v.pipe(v.array(v.picklist(ogpValues)), v.maxLength(ogpValues.length)),
  policyArea: v.exactOptional(words),
  law: v.exactOptional(words),
  start: day,
  end: day,
  lifecycle: states<CommitmentState>(lifeCycles.commitment),
  reason: v.exactOptional(text(2000)),
  planningMeeting: v.exactOptional(id),
  parties: v.pipe(v.array(party), v.maxLength(100)),
  statedInstitutions: v.exactOptional(count),
  statedInstitutionsNote: v.exactOptional(words),
  notes: v.exactOptional(v.pipe(v.array(words), v.maxLength(50))),
  source: v.exactOptional(text(1000)),
  demo: v.exactOptional(v.boolean()),
});

const milestoneFields = v.strictObject({
  commitment: id,
  code: v.exactOptional(text(40)),
  order: count,
  text: words,
  deliverable: v.exactOptional(words),
  indicators: v.exactOptional(v.pipe(v.array(v.strictObject({ code: text(40), text: words, dueStated: v.exactOptional(text(500)) })), v.maxLength(100))),
  start: v.exactOptional(day),
  due: v.exactOptional(day),
  dueStated: v.exactOptional(text(500)),
  weight: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
  responsible: v.exactOptional(id),
  reported: v.exactOptional(v.picklist([...reportedLevels, 'withdrawn'])),
  reportedOn: v.exactOptional(day),
  reportedIn: v.exactOptional(id),
  reportedFor: v.exactOptional(day),
  completedOn: v.exactOptional(day),
  verified: v.exactOptional(v.picklist(verifiedStates)),
  verifiedOn: v.exactOptional(day),
  verifiedIn: v.exactOptional(id),
  statedPercent: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  demo: v.exactOptional(v.boolean()),
});

const evidence = v.strictObject({
  shows: v.pipe(text(lineTextLimit), v.minLength(1)),
  link: v.exactOptional(v.pipe(v.string(), v.check(isWebLink, 'not a web address'))),
});

export const statedLineEntries = {
  milestone: id,
  reported: v.picklist(reportedLevels),
  challenges: v.exactOptional(text(lineTextLimit)),
  progress: v.exactOptional(text(lineTextLimit)),
  noProgress: v.exactOptional(v.boolean()),
  nextSteps: v.exactOptional(text(lineTextLimit)),
  evidence: v.exactOptional(evidence),
  shownBy: v.exactOptional(v.pipe(v.array(id), v.minLength(1), v.maxLength(shownByLimit))),
};

const checkInLineFields = v.strictObject({ checkIn: id, commitment: id, ...statedLineEntries, correctedOnBehalf: v.exactOptional(v.boolean()), demo: v.exactOptional(v.boolean()) });

/** What is written by acts alone (check-ins, approved minutes and their like) has no schema at the door of plain edits. */
export const recordSchemas = {
  ...meetingSchemas,
  plan: readQuickly(planFields),
  organization: readQuickly(organizationFields),
  membership: readQuickly(membershipFields),
  contact: readQuickly(contactFields),
  commitment: readQuickly(commitmentFields),
  milestone: readQuickly(milestoneFields),
  checkInLine: readQuickly(checkInLineFields),
} as const;

export const heldToDomain: readonly [
  Held<typeof planFields, Plan>,
  Held<typeof organizationFields, Organization>,
  Held<typeof membershipFields, Membership>,
  Held<typeof contactFields, Contact>,
  Held<typeof commitmentFields, Commitment>,
  Held<typeof milestoneFields, Milestone>,
  Held<typeof checkInLineFields, CheckInLine>,
  Held<typeof words, Words>,
] = [true, true, true, true, true, true, true, true];
