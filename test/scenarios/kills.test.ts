/** The short form of `npm run prove -- kills`. */
import { expect, test } from 'vitest';
import { killServer } from '../proofs/kills';

const seed = 1;

test('a server that is killed under eight devices loses and doubles nothing that it acknowledged', async () => {
  const { written, lost, doubled, missing } = await killServer({ kills: 15, clients: 8, seed });
  expect({ lost, doubled, missing }).toEqual({ lost: 0, doubled: 0, missing: 0 });
  expect(written).toBeGreaterThan(100);
});

test('kills of this kind see a server that answers before it commits', async () => {
  const { lost } = await killServer({ kills: 40, clients: 8, seed, control: true, untilLost: true });
  expect(lost).toBeGreaterThan(0);
});
