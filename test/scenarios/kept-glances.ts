/** The pictures of pages that a browser keeps for its next start. */
import type { Page } from 'playwright-core';

/** By path, when each was taken, in ms. */
export const keptGlances = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const opening = indexedDB.open('notes', 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const notes = opening.result.transaction('notes').objectStore('notes');
          const [keys, kept] = [notes.getAllKeys(), notes.getAll()];
          kept.onsuccess = () => {
            opening.result.close();
            const named = keys.result.map((key, at) => [String(key), kept.result[at] as { readonly at: number }] as const);
            resolve(Object.fromEntries(named.filter(([name]) => name.startsWith('glance ')).map(([name, { at }]) => [name.slice('glance '.length), at])));
          };
        };
      }),
  );
