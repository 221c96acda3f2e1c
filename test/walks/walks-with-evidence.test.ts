import { expect, test } from 'vitest';
import { seedsHold } from './seeds';
import { walk } from './walk';

const acts = ['add', 'describe', 'publish', 'received', 'replace', 'withdraw'].map((act) => `evidence.${act}`);
const requestActs = ['accept', 'answer', 'ask-again', 'decline', 'insufficient', 'open'].map((act) => `request.${act}`);

test('five hundred walks more, of people who also show evidence and ask for it: nothing of it is lost, and none is held by whom it is not for', { timeout: 600_000 }, async () => {
  const shown = await seedsHold(1001, 500, { withEvidence: true });
  expect([...shown.keys()].sort()).toEqual([...acts, ...requestActs]);
});

test('a server that lets people write over what they have not seen is noticed by what evidence shows', async () => {
  await expect(walk(1012, { server: { guard: false } }, { withEvidence: true })).rejects.toThrow('S9 guard: evidence/');
  await expect(walk(1012, {}, { withEvidence: true })).resolves.toMatchObject({ written: expect.any(Number) });
});
