/**
 * The people of the demonstration plan, who let anybody in with one click. Their accounts have no password at all,
 * and the door is open only while demonstration data is loaded and the server allows it.
 */
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/membership';
import type { Auth } from './auth';
import { newAccount } from './new-account';
import type { Place, PlanPeople } from './plan-people';

export interface DemoPeople {
  /** Whoever may be tried, coordination first. */
  readonly list: () => Promise<readonly Place[]>;
  /** The account of a demo person, by their membership; undefined for anybody else. */
  readonly accountOf: (membership: RecordId) => Promise<UserId | undefined>;
  /** Makes an account that only one click opens. Asked twice for one e-mail, it answers with the same. */
  readonly makeAccount: (person: { readonly name: string; readonly email: string }) => Promise<UserId>;
}

export const demoPeople = (auth: Auth, people: PlanPeople, allowed: boolean): DemoPeople => {
  const list = async (): Promise<readonly Place[]> => {
    if (!allowed) return [];
    const places = await people.demoPlaces();
    const open = await Promise.all(places.map(({ person }) => isDemoAccount(auth, person)));
    return places.filter((_place, index) => open[index]).sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
  };
  return {
    list,
    accountOf: async (key) => (await list()).find(({ membership }) => membership === key)?.person,
    makeAccount: async ({ name, email }) => {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      if (found && !isDemo(found.user)) throw new Error('a person who is no demonstration has this e-mail');
      return found?.user.id ?? newAccount(auth, { name, email, demo: true });
    },
  };
};

const order: readonly Role[] = ['coordination', 'focalPoint', 'forumMember', 'monitor', 'facilitator'];

/** The mark that the account got when it was made. SQLite keeps truth values as numbers. */
export const isDemo = (user: object): boolean => 'demo' in user && Boolean(user.demo);

const isDemoAccount = async (auth: Auth, user: UserId | undefined): Promise<boolean> => {
  if (user === undefined) return false;
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserById(user);
  return found !== null && isDemo(found);
};
