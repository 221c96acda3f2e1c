/** A device of somebody of the demonstration that says over the wire what it owes. */
import { requestOf } from './sync-request';
import { aBrowser } from './running-server';
import type { RunningServer } from '../../sync-server/server';

interface Owing {
  readonly by: RegExp;
  readonly waiting: number;
  readonly oldestDaysAgo: number;
  readonly persisted: boolean | null;
}

/** Says it once; `sends` says that nothing is left. */
export const anOwingDevice = async ({ url, container }: RunningServer, { by, waiting, oldestDaysAgo, persisted }: Owing): Promise<{ readonly sends: () => Promise<void> }> => {
  const browser = aBrowser(url);
  const { people } = (await browser.get('/api/demo/people')).body as { readonly people: readonly { readonly key: string; readonly name: string }[] };
  await browser.post('/api/demo/sign-in', { key: people.find(({ name }) => by.test(name))?.key });
  const [plan] = await container.store.plans();
  const says = async (count: number): Promise<void> => {
    const owed = { waiting: count, oldestAt: count === 0 ? null : Date.now() - oldestDaysAgo * 86_400_000, persisted, app: '0.0.9' };
    const { status } = await browser.post(`/api/plans/${plan}/sync`, requestOf({ device: 'a-tablet-far-away', owed }));
    if (status !== 200) throw new Error(`the server answered ${status}`);
  };
  await says(waiting);
  return { sends: () => says(0) };
};
