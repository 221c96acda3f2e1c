/**
 * The server's history is another one than this cache knows. The whole plan is asked for anew, page by page, and only when all
 * of it is here does it take the place of the old, in one transaction: nobody ever looks at an empty or a half plan.
 */
import { emptyCursor, type Page, type SyncRequest, type SyncResponse } from '../protocol/sync-messages';
import { readingRequest, type Asking } from './exchange';

/** The last answer, with all pages as one; undefined where an answer stayed away or parted from the others. */
export const refill = async (asking: Asking, ask: (request: SyncRequest) => Promise<SyncResponse | undefined>): Promise<SyncResponse | undefined> => {
  const pages: Page[] = [];
  for (let cursor = emptyCursor; ; ) {
    const response = await ask(await readingRequest(asking, cursor));
    if (!response?.page || response.fork !== null || response.reset) return undefined;
    pages.push(response.page);
    if (!response.page.more) return { ...response, page: wholeOf(pages, response.page) };
    cursor = response.page.next;
  }
};

/** Later pages tell later moves: they are kept in their order, and what left after it was told is not a row any more. */
const wholeOf = (pages: readonly Page[], last: Page): Page => {
  const rows = new Map<string, Page['rows'][number]>();
  const key = ({ entity, id }: { readonly entity: string; readonly id: string }): string => `${entity}/${id}`;
  for (const page of pages) {
    for (const [held, row] of rows) if (page.dropAudiences.includes(row.audience)) rows.delete(held);
    for (const { audience, ...moved } of page.movedAudience) {
      const row = rows.get(key(moved));
      if (row) rows.set(key(moved), { ...row, audience });
    }
    for (const left of [...page.gone, ...page.deleted]) rows.delete(key(left));
    for (const row of page.rows) rows.set(key(row), row);
  }
  return { ...last, rows: [...rows.values()], deleted: [], gone: [], movedAudience: [], dropAudiences: [] };
};
