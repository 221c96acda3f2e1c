/**
 * A slow tablet needs two seconds to start the app. Meanwhile the page stands there as it was last shown, with the hour it was
 * so: to be read, not to be touched. It goes when the app's own page stands there, or when the start has failed.
 *
 * It is shown only to who holds the device, on the same day and by the same version. The session's note on the disk is asked,
 * not localStorage, which may not know yet who has left.
 */
import { drawGlance } from '../ui/dom-glance';
import { buildHere, notes, type KeptGlance } from './kept-glance';

interface Notes {
  readonly session: { readonly holder: { readonly user: { readonly id: string }; readonly plan: { readonly id: string } } | null } | undefined;
  readonly kept: KeptGlance | undefined;
}

/** Resolves when it was painted, or when there is nothing to show; the app's own start waits no longer than that. */
export const showGlance = async (): Promise<void> => {
  await Promise.race([drawKept().catch(() => undefined), later(patienceMs)]);
};

/** A disk that is slow to answer must not keep the app waiting. */
const patienceMs = 400;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const drawKept = async (): Promise<void> => {
  const place = document.getElementById('app');
  // An address with more in it than a page's was not shown so before.
  if (!place || location.search !== '' || location.hash !== '') return;
  const { session, kept } = await notesOf(location.pathname);
  const holder = session?.holder;
  if (!kept || holder?.user.id !== kept.user || holder.plan.id !== kept.plan || kept.build !== buildHere()) return;
  const now = Date.now();
  if (now < kept.at || now >= kept.until || isStarted(place)) return;
  document.documentElement.lang = kept.lang;
  const theme = themeHere();
  if (theme) document.documentElement.dataset['theme'] = theme;
  const drawn = document.createElement('div');
  drawn.inert = true;
  drawn.append(drawGlance(kept.glance));
  place.before(drawn);
  const observer = new MutationObserver(() => {
    if (!isStarted(place) && !document.getElementById('rescue-offer')) return;
    observer.disconnect();
    drawn.remove();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  if (document.visibilityState === 'visible') await painted();
};

const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const isStarted = (place: Element): boolean => place.querySelector('h1') !== null;

const themeHere = (): string | null => {
  try {
    return localStorage.getItem('bitacora.theme');
  } catch {
    return null;
  }
};

/** Nothing where they cannot be read: then the page stays empty until the app stands there, as ever. */
const notesOf = (path: string): Promise<Notes> =>
  new Promise((resolve) => {
    const opening = indexedDB.open(notes.database, 1);
    const none = (): void => resolve({ session: undefined, kept: undefined });
    opening.onerror = none;
    // Not there yet: making it is for who writes to it.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(notes.store);
      const session = transaction.objectStore(notes.store).get(notes.session);
      const kept = transaction.objectStore(notes.store).get(notes.glance + path);
      const end = (): void => database.close();
      transaction.onabort = () => (end(), none());
      transaction.oncomplete = () => (end(), resolve({ session: session.result as Notes['session'], kept: kept.result as KeptGlance | undefined }));
      // A page that is left must hold nothing (storage/leaving.ts).
      addEventListener('pagehide', () => abort(transaction), { once: true });
    };
  });

const abort = (transaction: IDBTransaction): void => {
  try {
    transaction.abort();
  } catch {
    // It had ended.
  }
};
