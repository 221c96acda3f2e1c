/** What the accounts ask about memberships, answered from the change log: here the two modules meet. */
import { dayAt } from '../src/domain/day';
import type { RecordId } from '../src/domain/ids';
import { isActive, type Membership } from '../src/domain/membership';
import { may } from '../src/domain/permissions';
import { recordOf } from '../src/domain/rows';
import type { Place, PlanPeople } from './modules/accounts/plan-people';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import { personOf } from './modules/sync/exchange';
import { appendServerChange } from './modules/sync/server-change';
import type { Random } from './modules/sync/append-draft';

export interface PeopleOfPlansParts {
  readonly store: ChangeLogStore;
  readonly timeZone: string;
  readonly now: () => number;
  readonly random: Random;
}

export const peopleOfPlans = ({ store, timeZone, now, random }: PeopleOfPlansParts): PlanPeople => {
  const today = (): string => dayAt(now(), timeZone);

  return {
    plansOf: async (user) => {
      const found = await acrossPlans(store, async (plan) => {
        const { memberships } = await personOf(store, plan, user);
        if (memberships.length === 0) return [];
        const [row] = await store.read(plan, (log) => log.rowsOf('plan'));
        const record = recordOf('plan', row);
        return record ? [{ id: plan, title: record.title }] : [];
      });
      return found;
    },
    placesOf: (user) => acrossPlans(store, async (plan) => (await personOf(store, plan, user)).memberships.map((record) => placeFrom(plan, record))),
    placeOf: async (membership) => {
      const [found] = await acrossPlans(store, async (plan) => {
        const [row] = await store.read(plan, (log) => log.rows([{ entity: 'membership', id: membership }]));
        const record = row?.deleted ? undefined : recordOf('membership', row);
        return record ? [placeFrom(plan, record)] : [];
      });
      return found;
    },
    demoPlaces: () =>
      acrossPlans(store, async (plan) => {
        const rows = await store.read(plan, (log) => log.rowsOf('membership'));
        const records = rows.flatMap((row) => recordOf('membership', row) ?? []);
        return records.filter((record) => record.demo === true && isActive(record, today())).map((record) => placeFrom(plan, record));
      }),
    mayInvite: async (user, plan) => may(await personOf(store, plan, user), 'people.edit', today()),
    link: async ({ plan, membership }, user) => {
      const operation = { entity: 'membership', id: membership, act: 'patch', set: { person: user } } as const;
      await appendServerChange({ store, plan, by: user, now: now(), random }, { kind: 'invitation.accept', operations: [operation] });
    },
  };
};

const placeFrom = (plan: RecordId, { id, name, role, person }: Membership): Place => ({ plan, membership: id, name, role, person });

const acrossPlans = async <Found>(store: ChangeLogStore, look: (plan: RecordId) => Promise<readonly Found[]>): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const plan of await store.plans()) found.push(...(await look(plan)));
  return found;
};
