/** What the accounts ask of a database, whichever it is. */
import type { Kysely } from 'kysely';
import type { Schema } from './schema';

export interface AccountDatabase {
  readonly kind: 'sqlite' | 'postgres';
  readonly kysely: Kysely<Schema>;
  /** One transaction: all of it stands, or nothing. */
  readonly whole: (work: (inside: Kysely<Schema>) => Promise<void>) => Promise<void>;
}
