import { expect, test } from 'vitest';
import { Broken } from './invariants';
import { switches } from './switches';
import { walk } from './walk';

test.each(switches)('with this rule switched off, the walks notice: $rule', async ({ off, caughtBy }) => {
  await expect(walk(caughtBy, off)).rejects.toThrow();
});

test.each(switches)('and with it on, the same walk holds: $rule', async ({ caughtBy }) => {
  await expect(walk(caughtBy)).resolves.toMatchObject({ written: expect.any(Number) });
});

test('what the walks throw is a broken invariant with its name', async () => {
  const guard = switches.find(({ rule }) => rule.includes('guarded group'));
  await expect(walk(guard?.caughtBy ?? 0, guard?.off)).rejects.toThrow(Broken);
});
