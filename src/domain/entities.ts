/**
 * The table of records: which fields belong together, and what happens when two people wrote the same group.
 *
 * `guard`: a change that did not see the last writer is held, and both texts are kept.
 * `lastWriter`: it is applied, and both authors are told.
 * A field that stands in no group is a group of its own, under `lastWriter`.
 */
import type { FieldGroup } from './change';

export type MergePolicy = 'guard' | 'lastWriter';

export interface Entity {
  readonly groups: Readonly<Record<FieldGroup, { readonly fields: readonly string[]; readonly policy: MergePolicy }>>;
  /** Its id is made of what it is, so two devices may create the same one: a second create meets the first like a patch. */
  readonly natural?: true;
}

export const entities = {
  plan: {
    groups: {
      title: { fields: ['title'], policy: 'guard' },
      answers: { fields: ['vision', 'coordination'], policy: 'guard' },
    },
  },
  organization: { groups: { name: { fields: ['name', 'acronym'], policy: 'lastWriter' } } },
  membership: { groups: { term: { fields: ['from', 'to'], policy: 'guard' } } },
  contact: { groups: {} },
  commitment: {
    groups: {
      wording: { fields: ['title', 'problem', 'statusQuo', 'action', 'contribution'], policy: 'guard' },
      dates: { fields: ['start', 'end'], policy: 'guard' },
      parties: { fields: ['parties'], policy: 'guard' },
      lifecycle: { fields: ['lifecycle', 'reason'], policy: 'guard' },
    },
  },
  milestone: {
    groups: {
      wording: { fields: ['text', 'deliverable'], policy: 'guard' },
      dates: { fields: ['start', 'due', 'dueStated'], policy: 'guard' },
      reported: { fields: ['reported', 'reportedOn', 'reportedIn', 'reportedFor', 'completedOn'], policy: 'lastWriter' },
      verified: { fields: ['verified', 'verifiedOn', 'verifiedIn'], policy: 'guard' },
    },
  },
  checkIn: {
    natural: true,
    groups: { state: { fields: ['state', 'reason', 'submittedOn', 'acceptedOn', 'publishedOn', 'round'], policy: 'guard' } },
  },
  checkInLine: {
    natural: true,
    groups: {
      statement: { fields: ['reported', 'challenges'], policy: 'guard' },
      progress: { fields: ['progress', 'noProgress'], policy: 'guard' },
      nextSteps: { fields: ['nextSteps'], policy: 'guard' },
      evidence: { fields: ['evidence', 'shownBy'], policy: 'guard' },
    },
  },
  meeting: {
    groups: {
      when: { fields: ['on', 'from', 'to'], policy: 'guard' },
      where: { fields: ['modality', 'place', 'link'], policy: 'guard' },
      state: { fields: ['state', 'reason', 'startedAt', 'endedAt', 'circulatedOn', 'commentsUntil', 'approvedOn', 'approvedBy', 'publishedOn', 'versions'], policy: 'guard' },
    },
  },
  meetingCount: { natural: true, groups: {} },
  agendaItem: { groups: { wording: { fields: ['title', 'speaker', 'minutes'], policy: 'guard' } } },
  attendance: { natural: true, groups: { person: { fields: ['name', 'organization', 'organizationName', 'sector'], policy: 'guard' } } },
  attendeeContact: { groups: {} },
  agreement: {
    groups: {
      wording: { fields: ['text'], policy: 'guard' },
      owner: { fields: ['organization', 'person'], policy: 'guard' },
      due: { fields: ['due'], policy: 'guard' },
      state: { fields: ['state', 'closingNote', 'closedOn', 'closedBy'], policy: 'guard' },
    },
  },
  minutes: { natural: true, groups: {} },
  minutesPart: { groups: {} },
  contribution: { groups: { wording: { fields: ['text'], policy: 'guard' } } },
  minutesComment: { groups: { wording: { fields: ['text'], policy: 'guard' }, answer: { fields: ['state', 'answer', 'answeredOn'], policy: 'guard' } } },
  approvedMinutes: { groups: {} },
  publishedMinutes: { groups: {} },
  evidence: {
    groups: {
      description: { fields: ['title', 'shows'], policy: 'guard' },
      milestones: { fields: ['milestones'], policy: 'guard' },
      place: { fields: ['place'], policy: 'guard' },
      sensitivity: { fields: ['sensitivity', 'embargoedUntil', 'people', 'publicPicture'], policy: 'guard' },
      // The server moves it too, when bytes arrive: nobody's word is written over by that.
      state: { fields: ['state', 'reason', 'withdrawnOn', 'supersededBy', 'publishedOn'], policy: 'lastWriter' },
      custody: { fields: ['receivedAt', 'scan', 'unopened', 'derivatives'], policy: 'lastWriter' },
    },
  },
  evidenceRequest: { groups: { state: { fields: ['state', 'due', 'asks', 'askedOn', 'askedBy', 'replies', 'closedOn'], policy: 'guard' } } },
  publishedEvidence: { groups: {} },
  publishedRequest: { groups: {} },
  // Nobody edits one: what moves is where it stands, and its life says when.
  review: {
    groups: {
      state: { fields: ['state', 'until', 'reply', 'publishedOn'], policy: 'lastWriter' },
      // That the sound came is the server's word; what it says is written once, and its act says when.
      custody: { fields: ['voiceReceivedAt', 'voiceScan'], policy: 'lastWriter' },
    },
  },
  civilSocietyView: { natural: true, groups: {} },
  assessment: {
    natural: true,
    groups: {
      answers: { fields: ['answers', 'files'], policy: 'guard' },
      state: { fields: ['state', 'sharedOn', 'commentsUntil', 'finalOn', 'submittedOn', 'receipt'], policy: 'guard' },
    },
  },
} as const satisfies Record<string, Entity>;

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as readonly EntityName[];

export const isEntityName = (name: string): name is EntityName => Object.hasOwn(entities, name);

/** The record's rules, or undefined for one this version does not know. */
export const entityNamed = (name: string): Entity | undefined => (isEntityName(name) ? entities[name] : undefined);

/** The group a field belongs to: its own name where the table names none. */
export const groupOf = (entity: string, field: string): FieldGroup => groupByField.get(entity)?.get(field) ?? field;

/** The table read from the other side: every field of every change asks it. */
const groupByField: ReadonlyMap<string, ReadonlyMap<string, FieldGroup>> = new Map(
  Object.entries<Entity>(entities).map(([name, { groups }]) => [name, new Map(Object.entries(groups).flatMap(([group, { fields }]) => fields.map((field) => [field, group])))]),
);

export const policyOf = (entity: string, group: FieldGroup): MergePolicy => entityNamed(entity)?.groups[group]?.policy ?? 'lastWriter';

/** The groups that a set of fields touches, each once. */
export const groupsOf = (entity: string, fields: readonly string[]): readonly FieldGroup[] => [
  ...new Set(fields.map((field) => groupOf(entity, field))),
];

/** The groups of a record in which no word is written over unseen. */
export const guardedGroupsOf = (entity: string): readonly FieldGroup[] => {
  const groups = entityNamed(entity)?.groups ?? {};
  return Object.keys(groups).filter((group) => groups[group]?.policy === 'guard');
};
