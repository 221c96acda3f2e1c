/** The secret that signs session cookies: made once, readable by its owner only, kept beside the database. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Reads the secret of a data directory, or makes one. Two servers that start at once agree on the first one written. */
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
