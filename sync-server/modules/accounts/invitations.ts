/**
 * Invitations: a token of chance, kept as its hash, good once and for 72 hours. A newer one for the same membership ends the older.
 * A new access is one for somebody who has an account and lost its password.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { AccountDatabase } from '../../database/account-database';

const lifetimeMs = 72 * 3_600_000;

export interface Invitation {
  readonly plan: RecordId;
  readonly membership: RecordId;
  readonly email: string;
  /** The account that gets a new password; null in an invitation to a place that nobody holds yet. */
  readonly user: UserId | null;
}

export interface NewInvitation extends Omit<Invitation, 'user'> {
  readonly user?: UserId;
  /** Undefined: made by whoever runs the server. */
  readonly by: UserId | undefined;
}

export interface Invitations {
  readonly invite: (invitation: NewInvitation) => Promise<{ readonly token: string; readonly expiresAt: number }>;
  /** Undefined for a token that was used, ended or never was. */
  readonly find: (token: string) => Promise<Invitation | undefined>;
  /** Uses the token up; false if somebody was faster. */
  readonly claim: (token: string) => Promise<boolean>;
  /** Gives back a token whose use failed half way. */
  readonly release: (token: string) => Promise<void>;
}

/** Makes the table it lacks. */
export const openInvitations = async (database: AccountDatabase, now: () => number): Promise<Invitations> => {
  const { kysely } = database;
  await makeTable(database);
  const usable = (token: string) => kysely.selectFrom('invitation').where('token_hash', '=', hashOf(token)).where('used_at', 'is', null).where('expires_at', '>', now());
  return {
    invite: async ({ plan, membership, email, user, by }) => {
      const token = randomBytes(32).toString('base64url');
      const at = now();
      const made = { token_hash: hashOf(token), plan, membership, email, created_by: by ?? null, created_at: at, expires_at: at + lifetimeMs, used_at: null, for_user: user ?? null };
      await database.whole(async (inside) => {
        // Of two made at one moment on two servers, the later ends the earlier too.
        if (database.kind === 'postgres') await sql`lock table invitation in share row exclusive mode`.execute(inside);
        const ended = inside.deleteFrom('invitation').where('used_at', 'is', null);
        await ended.where((or) => or.or([or('membership', '=', membership), or('expires_at', '<=', at)])).execute();
        await inside.insertInto('invitation').values(made).execute();
      });
      return { token, expiresAt: at + lifetimeMs };
    },
    find: (token) => usable(token).select(['plan', 'membership', 'email', 'for_user as user']).executeTakeFirst(),
    claim: async (token) => {
      const claimed = await kysely.updateTable('invitation').set({ used_at: now() }).where('token_hash', '=', hashOf(token)).where('used_at', 'is', null).where('expires_at', '>', now()).executeTakeFirst();
      return claimed.numUpdatedRows === 1n;
    },
    release: async (token) => void (await kysely.updateTable('invitation').set({ used_at: null }).where('token_hash', '=', hashOf(token)).execute()),
  };
};

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** An older server made it without `for_user`. */
const makeTable = ({ kind, whole }: AccountDatabase): Promise<void> =>
  whole(async (inside) => {
    await sql.raw(table[kind]).execute(inside);
    const columns = (await inside.introspection.getTables()).find(({ name }) => name === 'invitation')?.columns ?? [];
    if (!columns.some(({ name }) => name === 'for_user')) await sql`alter table invitation add column for_user text`.execute(inside);
  });

const table = {
  sqlite: `create table if not exists invitation (
  token_hash text primary key,
  plan text not null,
  membership text not null,
  email text not null,
  created_by text,
  created_at integer not null,
  expires_at integer not null,
  used_at integer
) strict`,
  postgres: `create table if not exists invitation (
  token_hash text primary key,
  plan text not null,
  membership text not null,
  email text not null,
  created_by text,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
)`,
} as const;
