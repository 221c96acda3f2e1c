/** Passwords: long, not among the first that anybody tries, and kept only as argon2id. */
import { hash, verify } from '@node-rs/argon2';
import { commonPasswords } from './common-passwords';

export const shortestPassword = 12;
export const longestPassword = 256;

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);
export const verifyPassword = ({ hash: kept, password }: { readonly hash: string; readonly password: string }): Promise<boolean> => verify(kept, password);

/** True for what is too short, too plain, too common, or the person's own e-mail. */
export const isWeakPassword = (password: string, email: string): boolean => {
  const plain = plainOf(password);
  return (
    password.length < shortestPassword ||
    new Set(password).size < 5 ||
    commonPasswords.has(plain) ||
    commonPasswords.has(withoutTail(plain)) ||
    plain === plainOf(email) ||
    plain === plainOf(email.split('@')[0] ?? '')
  );
};

/** Case, accents and what stands between letters make no password better. */
const plainOf = (text: string): string => text.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');

/** `contraseña2026` is `contraseña` to whoever guesses. */
const withoutTail = (plain: string): string => plain.replace(/\d+$/, '');
