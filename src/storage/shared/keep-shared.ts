/**
 * The service worker's part: what another app shares is on the disk before anybody is told of it. The record stands before the
 * first byte is copied, so that a copy that is cut off leaves a trace. Runs without a page, and knows none of its libraries.
 */
import { recordId } from '../../domain/ids';
import { pieceBytes } from '../blobs/byte-store';
import { lockOfShare, openInbox, type Share } from './inbox';

/** What is written of the words that come with a share; a book is not shared. */
const longestText = 20_000;

/** Resolves when all of it is on the disk. Rejects where the disk takes no more, and leaves nothing half-way then. */
export const keepShared = async (form: FormData, owner: string | undefined): Promise<Share> => {
  const at = Date.now();
  const id = recordId(at, crypto.getRandomValues(new Uint8Array(10)));
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, longestText) : '';
  };
  const files = form.getAll('files').filter((file) => typeof file !== 'string');
  const share: Share = {
    id,
    at,
    ...(owner === undefined ? {} : { owner }),
    title: text('title'),
    text: text('text'),
    url: text('url'),
    files: files.map(({ name, type, size }) => ({ name, type, bytes: size })),
    isWhole: false,
  };
  await navigator.locks.request(lockOfShare(id), () => copy(share, files));
  return share;
};

const copy = async (share: Share, files: readonly Blob[]): Promise<void> => {
  const inbox = await openInbox();
  try {
    await inbox.add(share);
    for (const [number, file] of files.entries())
      for (let at = 0; at < file.size; at += pieceBytes) await inbox.putPiece(share.id, number, at / pieceBytes, await file.slice(at, at + pieceBytes).arrayBuffer());
    await inbox.add({ ...share, isWhole: true });
  } catch (error) {
    await inbox.remove(share.id).catch(() => undefined);
    throw error;
  } finally {
    inbox.close();
  }
};

/** Who holds the device, as the session's note on the disk says: a service worker sees no other mark. */
export const holderNoted = async (): Promise<string | undefined> => {
  const { database, store, session } = sessionNote;
  const listed = await indexedDB.databases();
  if (!listed.some(({ name }) => name === database)) return undefined;
  const note = await new Promise<{ readonly holder?: { readonly user: { readonly id: string }; readonly plan: { readonly id: string } } | null } | undefined>((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error ?? new DOMException('the notes could not be opened', 'UnknownError'));
    opening.onsuccess = () => {
      const asked = opening.result.transaction(store).objectStore(store).get(session);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(undefined);
      asked.transaction?.addEventListener('complete', () => opening.result.close());
    };
  });
  return note?.holder ? `${note.holder.user.id}:${note.holder.plan.id}` : undefined;
};

/** Where the session is noted: written by storage/disk-note.ts. */
const sessionNote = { database: 'notes', store: 'notes', session: 'session' } as const;
