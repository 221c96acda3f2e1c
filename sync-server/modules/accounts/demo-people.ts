/**
 * The people of the demonstration plan, who let anybody in with one click. Their accounts have no password at all,
 * and the door is open only while demonstration data is loaded and the server allows it.
 */
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Auth } from './auth';
import { newAccount } from './new-account';
import type { Place, PlanPeople } from './plan-people';

const demoDomain = '@demo.invalid';

export interface DemoPeople {
  readonly list: () => Promise<readonly Place[]>;
  /** The account of a demo person; undefined for anybody else. */
  readonly accountOf: (key: RecordId) => Promise<UserId | undefined>;
  /** Gives each demonstration membership that nobody holds an account of its own. */
  readonly settle: () => Promise<void>;
}

/** By the end of its e-mail, which no mail can reach (RFC 2606). */
export const isDemoAccount = (email: string): boolean => email.endsWith(demoDomain);

export const demoPeople = (auth: Auth, people: PlanPeople, allowed: boolean): DemoPeople => {
  const list = async (): Promise<readonly Place[]> => {
    if (!allowed) return [];
    const { internalAdapter } = await auth.$context;
    const places = await people.demoPlaces();
    const accounts = await Promise.all(places.map(({ person }) => (person === undefined ? null : internalAdapter.findUserById(person))));
    return places.filter((_place, index) => isDemoAccount(accounts[index]?.email ?? ''));
  };
  return {
    list,
    accountOf: async (key) => (await list()).find(({ membership }) => membership === key)?.person,
    settle: async () => {
      if (!allowed) return;
      for (const place of await people.demoPlaces()) if (place.person === undefined) await people.link(place, await accountFor(auth, place));
    },
  };
};

/** The account may be there already: a start that was cut between making it and linking it. */
const accountFor = async (auth: Auth, { name, membership }: Place): Promise<UserId> => {
  const { internalAdapter } = await auth.$context;
  const email = `${membership}${demoDomain}`.toLowerCase();
  const found = await internalAdapter.findUserByEmail(email);
  return found?.user.id ?? newAccount(auth, { name, email });
};
