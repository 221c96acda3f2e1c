/** Loads the demonstration: a real plan and, marked as such, the invented people, milestones and check-ins beside it. */
import * as v from 'valibot';
import type { Day } from '../../../src/domain/day';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/membership';
import { demonstrationSchema, type Demonstration, type DemonstrationPerson } from './demonstration-format';
import { demonstrationToRows, membershipOf, withPlanningMeetings } from './demonstration-rows';
import { planDocumentSchema, type PlanDocument } from './plan-format';
import { planIdOf } from './plan-ids';
import { operationsTowards } from './plan-operations';
import { planToRows } from './plan-rows';
import { writeOperations, type PlanWriter } from './plan-writer';

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly user: UserId;
  readonly membership: RecordId;
}

/** Makes an account without a password and answers with its user. Asked twice for one e-mail, it answers with the same. */
export type MakeAccount = (person: { readonly key: string; readonly name: string; readonly email: string; readonly membership: RecordId }) => Promise<UserId>;

export interface DemonstrationLoaded {
  readonly plan: RecordId;
  /** `foreign`: a plan of this id is there without the demonstration, so nothing invented was put beside it. */
  readonly state: 'loaded' | 'already-there' | 'foreign';
  /** Who may be tried with one click. */
  readonly people: readonly DemoPerson[];
}

export interface DemonstrationFiles {
  readonly plan: PlanDocument;
  readonly demonstration: Demonstration;
}

/** Reads the two shipped files; a broken one is ours, so it throws. */
export const readDemonstration = (plan: unknown, demonstration: unknown): DemonstrationFiles => ({
  plan: v.parse(planDocumentSchema, plan),
  demonstration: v.parse(demonstrationSchema, demonstration),
});

export interface DemonstrationRequest {
  readonly writer: PlanWriter;
  readonly makeAccount: MakeAccount;
  readonly today: Day;
}

/** Loads the demonstration in one change, once: whoever worked in it since finds their work as it was. */
export const loadDemonstrationOf = async (files: DemonstrationFiles, { writer, makeAccount, today }: DemonstrationRequest): Promise<DemonstrationLoaded> => {
  const plan = planIdOf(files.plan.plan.code);
  if ((await writer.rows(plan, 'plan')).length > 0) return { plan, ...(await demonstrationIn(files, writer, plan)) };
  const people: DemoPerson[] = [];
  for (const person of offered(files.demonstration)) people.push(await withAccount(person, membershipOf(files.demonstration, person.key), makeAccount));
  const users = new Map(people.map(({ key, user }) => [key, user]));
  const rows = [...withPlanningMeetings(planToRows(files.plan), { ...files, today }), ...demonstrationToRows({ ...files, users, today })];
  await writeOperations(writer, plan, 'seed', operationsTowards(rows, []).operations);
  return { plan, state: 'loaded', people };
};

const offered = (demonstration: Demonstration): readonly DemonstrationPerson[] => demonstration.people.filter((person) => person.signsIn);

const withAccount = async ({ key, name, email, role }: DemonstrationPerson, membership: RecordId, makeAccount: MakeAccount): Promise<DemoPerson> => ({
  key,
  name,
  role,
  membership,
  user: await makeAccount({ key, name, email, membership }),
});

const demonstrationIn = async ({ demonstration }: DemonstrationFiles, writer: PlanWriter, plan: RecordId): Promise<Omit<DemonstrationLoaded, 'plan'>> => {
  const userOf = new Map((await writer.rows(plan, 'membership')).map((row) => [row.id, row.fields['person']]));
  const people = offered(demonstration).flatMap(({ key, name, role }) => {
    const membership = membershipOf(demonstration, key);
    const user = userOf.get(membership);
    return typeof user === 'string' ? [{ key, name, role, membership, user }] : [];
  });
  return people.length > 0 ? { state: 'already-there', people } : { state: 'foreign', people: [] };
};
