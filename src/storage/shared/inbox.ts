/**
 * What other apps handed over to this one, before it is anybody's evidence: pieces of 4 MiB in a database of its own, which the
 * service worker writes and a page takes from. Of a copy that was cut off, the record says that it never became whole.
 */
import type { RecordId } from '../../domain/ids';
import { pieceBytes } from '../blobs/byte-store';

export interface SharedFile {
  readonly name: string;
  /** As the other app says. */
  readonly type: string;
  readonly bytes: number;
}

export interface Share {
  readonly id: RecordId;
  /** Device time in ms. */
  readonly at: number;
  /** Person and plan that held the device then (`user:plan`); undefined where nobody had come in. */
  readonly owner?: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly files: readonly SharedFile[];
  /** False while it is being copied, and for ever where that was cut off. */
  readonly isWhole: boolean;
}

export interface Inbox {
  readonly add: (share: Share) => Promise<void>;
  readonly putPiece: (share: RecordId, file: number, index: number, piece: ArrayBuffer) => Promise<void>;
  readonly all: () => Promise<readonly Share[]>;
  /** A file of a share, of which no more than a piece is in memory; undefined where it is not here whole. */
  readonly file: (share: Share, file: number) => Promise<Blob | undefined>;
  readonly remove: (share: RecordId) => Promise<void>;
  readonly close: () => void;
}

const [shares, pieces] = ['shares', 'pieces'] as const;
export const inboxName = 'shared';

/** A service worker holds this while it copies a share: whoever sees it free knows that nobody does any more. */
export const lockOfShare = (share: RecordId): string => `shared:${share}`;

/** `follow` is told of the request before it is answered, as everywhere on a page. */
export const openInbox = async (follow: (request: IDBOpenDBRequest) => IDBOpenDBRequest = (request) => request): Promise<Inbox> => {
  const request = follow(indexedDB.open(inboxName, 1));
  request.onupgradeneeded = () => {
    request.result.createObjectStore(shares, { keyPath: 'id' });
    request.result.createObjectStore(pieces);
  };
  const database = await settled(request);
  database.onversionchange = () => database.close();
  const write = (store: typeof shares | typeof pieces, put: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
    put(transaction.objectStore(store));
    return ended(transaction);
  };
  const piece = (key: readonly [RecordId, number, number]): Promise<ArrayBuffer | undefined> => settled(database.transaction(pieces).objectStore(pieces).get([...key]));
  return {
    add: (share) => write(shares, (store) => store.put(share)),
    putPiece: (share, file, index, content) => write(pieces, (store) => store.put(content, [share, file, index])),
    all: async () => ((await settled(database.transaction(shares).objectStore(shares).getAll())) as readonly Share[]).toSorted((one, other) => one.at - other.at),
    file: async ({ id, files }, file) => {
      const { bytes = 0, type = '' } = files[file] ?? {};
      const parts: Blob[] = [];
      for (let at = 0; at < bytes; at += pieceBytes) {
        const part = await piece([id, file, at / pieceBytes]);
        // A Blob of its own as soon as it is read: the browser keeps those where it has room.
        if (part) parts.push(new Blob([part]));
      }
      const whole = new Blob(parts, { type });
      return whole.size === bytes ? whole : undefined;
    },
    remove: async (share) => {
      const transaction = database.transaction([shares, pieces], 'readwrite', { durability: 'strict' });
      transaction.objectStore(shares).delete(share);
      transaction.objectStore(pieces).delete(IDBKeyRange.bound([share], [share, []]));
      await ended(transaction);
    },
    close: () => database.close(),
  };
};

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('the database did not say why', 'UnknownError'));
  });

/** A full disk is told when the transaction is aborted, and nowhere else. */
const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError'));
  });
