/** A browser that takes nothing more, by its own measure. */
import type { Page } from 'playwright-core';

const smallTabletBytes = 48 * 1024 ** 2;

/**
 * The browser gives the app no more than a small tablet has. Chromium goes by what it once allowed a page for half a minute: only
 * where that was little is it soon believed that nothing is left. To be said before the app is opened.
 */
export const startsSmall = async (page: Page, origin: string): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: smallTabletBytes });
};

/** The browser gives the app little more than it has. */
export const narrows = async (page: Page, origin: string): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  const { usage } = await browser.send('Storage.getUsageAndQuota', { origin });
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 50_000 });
};

/** Writes random bytes beside the app's own until the browser takes nothing more. */
export const fillsTheQuota = (page: Page): Promise<void> =>
  page.evaluate(async (tooMuch) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ballast', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('bytes', { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const fits = (bytes: number): Promise<boolean> =>
      new Promise((resolve) => {
        const transaction = database.transaction('bytes', 'readwrite');
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
        transaction.objectStore('bytes').add(bytes > 65_536 ? new Uint8Array(bytes) : crypto.getRandomValues(new Uint8Array(bytes)));
      });
    // Refused where the tablet is small, and from then on the browser counts anew. Once: elsewhere it would fit for half a minute.
    await fits(tooMuch);
    for (const bytes of [16_384, 1_024]) while (await fits(bytes)) continue;
    database.close();
  }, smallTabletBytes);

/** The browser gives the app what it always had: bytes that were deleted it gives back much later, and what it counted too little before it may never. */
export const widens = async (page: Page, origin: string): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
};
