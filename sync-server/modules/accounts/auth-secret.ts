/** The secret that signs session cookies: made once. Beside an embedded database it is a file; servers that share a database find it there. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { AccountDatabase } from '../../database/account-database';

/** Readable by its owner only. Reads the secret of a data directory, or makes one. Two servers that start at once agree on the first one written. */
export const authSecretIn = (dataDir: string): string => {
  const file = path.join(dataDir, 'auth-secret');
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new Error(`${file} holds no secret: remove it to make a new one (everybody signs in again)`);
  return secret;
};

/**
 * The secret of a database, or makes one: sessions stand on every server. It opens nothing by itself to whoever reads a
 * copy of the database, where tokens are hashed.
 */
export const sharedAuthSecret = async ({ kysely }: Pick<AccountDatabase, 'kysely'>): Promise<string> => {
  await sql`create table if not exists auth_secret (only_one boolean primary key default true check (only_one), secret text not null)`.execute(kysely);
  await sql`insert into auth_secret (secret) values (${randomBytes(32).toString('base64url')}) on conflict do nothing`.execute(kysely);
  const { rows } = await sql<{ readonly secret: string }>`select secret from auth_secret`.execute(kysely);
  const [found] = rows;
  if (!found) throw new Error('the secret of the sessions was not kept');
  return found.secret;
};
