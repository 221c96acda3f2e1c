import { expect, test } from 'vitest';
import { hashPassword, isWeakPassword, verifyPassword } from './passwords';

const email = 'ana.suarez@example.org';

test.each(['corto', 'aaaaaaaaaaaaaaaa', 'Contraseña2026!', 'PASSWORD-PASSWORD', '123456789012', 'ana.suarez@example.org', 'Ana-Suarez', 'Buenos Aires 2027'])('%s is refused', (password) => {
  expect(isWeakPassword(password, email)).toBe(true);
});

test.each(['el tren de las siete llega tarde', 'nubes-verdes-93-olas', 'Xk29!mmqLw_0'])('%s is taken', (password) => {
  expect(isWeakPassword(password, email)).toBe(false);
});

test('what is kept is argon2id, and only the right password opens it', async () => {
  const kept = await hashPassword('nubes-verdes-93-olas');
  expect(kept).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword({ hash: kept, password: 'nubes-verdes-93-olas' })).toBe(true);
  expect(await verifyPassword({ hash: kept, password: 'nubes-verdes-93-ola' })).toBe(false);
});
