/** IndexedDB as the browser gives it: this page must read the words also when the library of the app is what broke. */

/** A disk that says nothing for so long is reported, not waited for. */
const answerWithinMs = 8_000;

/** Opens a database that is there, at whatever version it has; undefined where there is none, and none is made. */
export const openExisting = (name: string): Promise<IDBDatabase | undefined> =>
  withinTime(
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onupgradeneeded = ({ oldVersion }) => {
        if (oldVersion === 0) request.transaction?.abort();
      };
      request.onsuccess = () => {
        const { result } = request;
        // Whoever wants to delete or raise it must not wait for us.
        result.onversionchange = () => result.close();
        resolve(result);
      };
      request.onerror = () => (request.error?.name === 'AbortError' ? resolve(undefined) : reject(request.error ?? new Error('open')));
    }),
  );

/** All records of every store that is not among these: what a newer app keeps and nobody here knows. */
export const readOtherStores = (database: IDBDatabase, known: readonly string[]): Promise<Readonly<Record<string, readonly unknown[]>>> =>
  readStores(database, [...database.objectStoreNames].filter((name) => !known.includes(name)));

/** All records of the stores, read in one transaction; a store that is not there is empty. */
export const readStores = async <Name extends string>(database: IDBDatabase, names: readonly Name[]): Promise<Readonly<Record<Name, readonly unknown[]>>> => {
  const present = names.filter((name) => database.objectStoreNames.contains(name));
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, readonly unknown[]>;
  if (present.length === 0) return found;
  const transaction = database.transaction(present, 'readonly');
  const reads = present.map((name) => ({ name, request: transaction.objectStore(name).getAll() }));
  await finished(transaction);
  for (const { name, request } of reads) found[name] = request.result as readonly unknown[];
  return found;
};

/** Resolves when the transaction is on the disk. */
export const finished = (transaction: IDBTransaction): Promise<void> =>
  withinTime(
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('abort'));
      transaction.onerror = () => reject(transaction.error ?? new Error('transaction'));
    }),
  );

const withinTime = <Value>(work: Promise<Value>): Promise<Value> =>
  Promise.race([work, new Promise<never>((_resolve, reject) => void setTimeout(() => reject(new Error('the disk does not answer')), answerWithinMs))]);

/** All records of a store whose keys begin with one of these texts; none where the store is not there. */
export const readBeginning = async (database: IDBDatabase, store: string, texts: readonly string[]): Promise<readonly unknown[]> => {
  if (!database.objectStoreNames.contains(store)) return [];
  const transaction = database.transaction(store, 'readonly');
  const reads = texts.map((text) => transaction.objectStore(store).getAll(IDBKeyRange.bound(text, `${text}\uffff`)));
  await finished(transaction);
  return reads.flatMap(({ result }) => result as readonly unknown[]);
};
