/** The page's side of what other apps shared: whose it is, and what was cut off. */
import type { Device } from '../device';
import { followed } from '../leaving';
import { inboxName, lockOfShare, openInbox, type Inbox, type Share } from './inbox';

type Owner = Pick<Device, 'user' | 'plan'>;

export interface SharesHere {
  /** Oldest first. */
  readonly whole: readonly Share[];
  /** Their copy ended before all of it was here, and its source is gone. */
  readonly cut: readonly Share[];
}

/** Of this person, and of whoever shared before anybody had come in. */
export const sharesHere = async (owner: Owner): Promise<SharesHere> => (await withInbox((inbox) => readShares(inbox, owner))) ?? { whole: [], cut: [] };

/** Does the work with everything that waits here for this person; one page at a time. Undefined where nothing was ever shared. */
export const onShares = async <Value>(owner: Owner, work: (inbox: Inbox, shares: SharesHere) => Promise<Value>): Promise<Value | undefined> => {
  const one = (): Promise<Value | undefined> => withInbox(async (inbox) => work(inbox, await readShares(inbox, owner)));
  return navigator.locks ? navigator.locks.request('take-shared', one) : one();
};

/** Takes what this person shared, and nobody has taken in, off the device. */
export const forgetShares = ({ user, plan }: Owner): Promise<void> =>
  withInbox(async (inbox) => {
    for (const { id, owner } of await inbox.all()) if (owner === `${user}:${plan}`) await inbox.remove(id);
  });

const readShares = async (inbox: Inbox, { user, plan }: Owner): Promise<SharesHere> => {
  const own = (await inbox.all()).filter(({ owner }) => owner === undefined || owner === `${user}:${plan}`);
  const { held = [], pending = [] } = navigator.locks ? await navigator.locks.query() : {};
  const busy = new Set([...held, ...pending].map(({ name }) => name));
  return { whole: own.filter(({ isWhole }) => isWhole), cut: own.filter(({ isWhole, id }) => !isWhole && !busy.has(lockOfShare(id))) };
};

/** Nothing is made of a database that no service worker wrote. */
const withInbox = async <Value>(work: (inbox: Inbox) => Promise<Value>): Promise<Value | undefined> => {
  const listed = typeof indexedDB.databases === 'function' ? await indexedDB.databases() : [];
  if (!listed.some(({ name }) => name === inboxName)) return undefined;
  const inbox = await openInbox(followed);
  try {
    return await work(inbox);
  } finally {
    inbox.close();
  }
};
