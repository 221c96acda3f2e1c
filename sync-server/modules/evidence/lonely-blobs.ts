/** Since when nothing refers to a blob: one look alone deletes nothing. */
import type { BlobKey } from '../../blob-store/blob-store';
import type { AccountDatabase } from '../../database/account-database';

export interface LonelyBlobs {
  /** Notes which blobs are lonely now and forgets all others; answers those that have been so for `lifeMs`. */
  readonly look: (lonely: readonly BlobKey[], now: number, lifeMs: number) => Promise<readonly BlobKey[]>;
  readonly forget: (sha256: BlobKey) => Promise<void>;
}

export const lonelyBlobs = ({ kysely }: Pick<AccountDatabase, 'kysely'>): LonelyBlobs => ({
  look: async (lonely, now, lifeMs) => {
    const since = new Map((await kysely.selectFrom('lonely_blob').selectAll().execute()).map((line) => [line.sha256, line.since]));
    const current = new Set(lonely);
    for (const sha256 of since.keys()) if (!current.has(sha256)) await kysely.deleteFrom('lonely_blob').where('sha256', '=', sha256).execute();
    for (const sha256 of lonely) if (!since.has(sha256)) await kysely.insertInto('lonely_blob').values({ sha256, since: now }).onConflict((known) => known.doNothing()).execute();
    return lonely.filter((sha256) => (since.get(sha256) ?? now) <= now - lifeMs);
  },
  forget: async (sha256) => void (await kysely.deleteFrom('lonely_blob').where('sha256', '=', sha256).execute()),
});
