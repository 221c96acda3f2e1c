/**
 * Invitations: a token of chance, kept as its hash, good once and for 72 hours. A newer one for the same membership ends the older.
 * A new access is one for somebody who has an account and lost its password.
 */
import { createHash, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { RecordId, UserId } from '../../../src/domain/ids';

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
  readonly invite: (invitation: NewInvitation) => { readonly token: string; readonly expiresAt: number };
  /** Undefined for a token that was used, ended or never was. */
  readonly find: (token: string) => Invitation | undefined;
  /** Uses the token up; false if somebody was faster. */
  readonly claim: (token: string) => boolean;
  /** Gives back a token whose use failed half way. */
  readonly release: (token: string) => void;
}

export const openInvitations = (database: Database.Database, now: () => number): Invitations => {
  database.exec(table);
  if (!database.prepare("select 1 from pragma_table_info('invitation') where name = 'for_user'").get()) database.exec('alter table invitation add column for_user text');
  const end = database.prepare('delete from invitation where used_at is null and (membership = ? or expires_at <= ?)');
  const add = database.prepare('insert into invitation (token_hash, plan, membership, email, created_by, created_at, expires_at, for_user) values (?, ?, ?, ?, ?, ?, ?, ?)');
  const find = database.prepare<[string, number], Invitation>('select plan, membership, email, for_user as user from invitation where token_hash = ? and used_at is null and expires_at > ?');
  const claim = database.prepare('update invitation set used_at = ? where token_hash = ? and used_at is null and expires_at > ?');
  const release = database.prepare('update invitation set used_at = null where token_hash = ?');
  return {
    invite: ({ plan, membership, email, user, by }) => {
      const token = randomBytes(32).toString('base64url');
      const at = now();
      end.run(membership, at);
      add.run(hashOf(token), plan, membership, email, by ?? null, at, at + lifetimeMs, user ?? null);
      return { token, expiresAt: at + lifetimeMs };
    },
    find: (token) => find.get(hashOf(token), now()),
    claim: (token) => claim.run(now(), hashOf(token), now()).changes === 1,
    release: (token) => void release.run(hashOf(token)),
  };
};

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

const table = `create table if not exists invitation (
  token_hash text primary key,
  plan text not null,
  membership text not null,
  email text not null,
  created_by text,
  created_at integer not null,
  expires_at integer not null,
  used_at integer
) strict`;
