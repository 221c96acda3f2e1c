/** The short form of `npm run prove -- hostile-files`. */
import { expect, test } from 'vitest';
import { sendHostileFiles } from '../proofs/hostile-files';

test('two hundred files that mean harm bring no failure, and nothing of them comes back as something that acts', async () => {
  const { taken, refused, wrong, unwell } = await sendHostileFiles({ files: 200, seed: 1 });
  expect({ wrong, unwell }).toEqual({ wrong: [], unwell: 0 });
  expect(taken).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(50);
});

test('the same eyes see a door that serves what came as what it was said to be', async () => {
  expect((await sendHostileFiles({ files: 48, seed: 1, control: true })).active).toBeGreaterThan(20);
});
