/** What is written down of sending: how far each file is, and what became of it. */
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';
import { blobItemsOf, type BlobItem } from './blob-items';
import type { Sending } from './blob-records';
import { inSendingOrder } from './sending-order';

type Keeping = Pick<Device, 'words' | 'cache' | 'user'>;

/** Files that wait for their turn, in its order, whose record the server has: it travels first. */
export const filesToSend = async (device: Keeping): Promise<readonly BlobItem[]> => {
  const [items, pending] = await Promise.all([blobItemsOf(device), device.words.pending()]);
  const unsent = new Set(pending.filter(({ state }) => state === 'queued').flatMap(({ rows }) => rows));
  return inSendingOrder(items.filter(({ state, isHere, entity, record }) => state === 'saved' && isHere && !unsent.has(`${entity}/${record}`)));
};

/** What is undefined is taken away. */
export type SendingChange = { readonly [Field in Exclude<keyof Sending, 'id' | 'evidence' | 'part' | 'sha256'>]?: Sending[Field] | undefined };

export const noteSending = ({ words: { database } }: Pick<Device, 'words'>, { id, record, part, sha256 }: BlobItem, change: SendingChange): Promise<void> =>
  onOpenConnection(database, () =>
    database.transaction('rw', database.sendings, async () => {
      const before = await database.sendings.get(id);
      const fresh: Sending = { id, evidence: record, part, sha256, sentBytes: 0, tries: 0 };
      await database.sendings.put(withoutUndefined({ ...fresh, ...(before?.sha256 === sha256 ? before : {}), ...change }));
    }),
  );

/** The person asks for it once more, whatever the server said the last time. */
export const sendAgain = async (device: Pick<Device, 'words'>, item: BlobItem): Promise<void> => noteSending(device, item, { problem: undefined, notBefore: undefined, upload: undefined, sentBytes: 0, tries: 0 });

const withoutUndefined = (sending: object): Sending => Object.fromEntries(Object.entries(sending).filter(([, value]) => value !== undefined)) as unknown as Sending;
