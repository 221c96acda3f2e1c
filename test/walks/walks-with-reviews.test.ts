import { expect, test } from 'vitest';
import { seedsHold } from './seeds';

const reviewActs = ['close', 'confirm', 'issue', 'reply', 'revise'].map((act) => `review.${act}`);

test('five hundred walks in which the monitoring body also judges and areas answer: nobody edits or hides a review, each goes out with its answer, and what is verified is what was concluded', { timeout: 600_000 }, async () => {
  const shown = await seedsHold(1501, 500, { withEvidence: true, withReviews: true });
  expect([...shown.keys()].filter((kind) => kind.startsWith('review.')).sort()).toEqual(reviewActs);
});
