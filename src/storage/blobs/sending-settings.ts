/** How a person wants their files to leave, kept on the device: every tab follows it. */
import { liveQuery } from 'dexie';
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';
import type { SendingTerms } from './sending-order';

type Keeping = Pick<Device, 'words'>;

const key = 'sendingTerms';
const usual: SendingTerms = { isPaused: false, wifiOnly: false, isAnyhow: false };

export const sendingTermsOf = async ({ words: { database } }: Keeping): Promise<SendingTerms> => ({ ...usual, ...((await onOpenConnection(database, () => database.meta.get(key)))?.value as Partial<SendingTerms> | undefined) });

export const setSendingTerms = ({ words: { database } }: Keeping, terms: Partial<SendingTerms>): Promise<void> =>
  onOpenConnection(database, () =>
    database.transaction('rw', database.meta, async () => {
      const before = (await database.meta.get(key))?.value as Partial<SendingTerms> | undefined;
      await database.meta.put({ key, value: { ...usual, ...before, ...terms } satisfies SendingTerms });
    }),
  );

/** Called at once and after each change, in whichever tab it was made. Returns how to stop. */
export const watchSendingTerms = (device: Keeping, listener: (terms: SendingTerms) => void): (() => void) => {
  const watching = liveQuery(async () => sendingTermsOf(device)).subscribe({ next: listener, error: reportError });
  return () => watching.unsubscribe();
};
