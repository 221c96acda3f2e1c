/** The short form of `npm run prove -- uploads`. */
import { expect, test } from 'vitest';
import { cutUploads } from '../proofs/uploads';

const [bytes, seed] = [5 * 1024 * 1024, 1];

test('files over a line that is cut at any byte arrive as they were, and little of them is sent twice', async () => {
  const { wrong, cuts, refused, resent } = await cutUploads({ cuts: 25, bytes, seed });
  expect({ wrong, cuts, refused }).toEqual({ wrong: 0, cuts: 25, refused: 2 });
  expect(resent).toBeLessThanOrEqual(0.03);
});

test('the same cuts see a client that begins anew, and a server that believes what arrives', async () => {
  expect((await cutUploads({ cuts: 5, bytes, seed, control: 'begins-anew' })).resent).toBeGreaterThan(0.1);
  expect((await cutUploads({ cuts: 5, bytes, seed, control: 'believes' })).wrong).toBe(5);
});
