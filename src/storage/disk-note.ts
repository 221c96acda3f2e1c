/**
 * Small notes by name that are on the disk when the answer comes. A browser's localStorage is not: Chromium writes it
 * seconds later, and what was kept there just before the browser was killed is gone, or as it was before.
 */
import { followed } from './leaving';

const store = 'notes';

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = followed(indexedDB.open('notes', 1));
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('the notes could not be opened', 'UnknownError'));
  });

/** Resolves when the note is on the disk; rejects where it is not. */
export const putNote = (name: string, note: object): Promise<void> => writeNotes((notes) => notes.put(note, name));

/** Takes away every note whose name begins so. */
export const dropNotes = (prefix: string): Promise<void> => writeNotes((notes) => notes.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));

const writeNotes = async (write: (notes: IDBObjectStore) => void): Promise<void> => {
  const database = await opened();
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError'));
      write(transaction.objectStore(store));
      transaction.commit();
    });
  } finally {
    database.close();
  }
};

/** As it was put; undefined where there is none. */
export const noteNamed = async (name: string): Promise<unknown> => {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const request = database.transaction(store).objectStore(store).get(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new DOMException('the note could not be read', 'UnknownError'));
    });
  } finally {
    database.close();
  }
};
