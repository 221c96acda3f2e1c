/** The short form of `npm run prove -- weather`, and the same in a real browser. */
import { expect, test } from 'vitest';
import { underWeather } from '../proofs/weather';

const short = { firstSeed: 1, seeds: 8, words: 12 };

test('two tablets in bad weather: in the end every word stands once, in the log and on both', async () => {
  const { written, missing, doubled, differing, met } = await underWeather(short);
  expect({ missing, doubled, differing }).toEqual({ missing: 0, doubled: 0, differing: [] });
  expect(written).toBe(short.seeds * short.words * 2);
  for (const kind of ['delay', 'request-cut', 'answer-cut', 'answer-lost', 'doubled', 'overtaken', 'portal', 'slow', 'half-open'] as const) expect(met.get(kind), kind).toBeGreaterThan(0);
});

test('the same weather sees a courier that sends a word again under another id', async () => {
  expect((await underWeather({ ...short, seeds: 2, control: 'other-id-each-time' })).doubled).toBeGreaterThan(0);
});

test('the same weather sees a courier that believes a captive portal', async () => {
  expect((await underWeather({ ...short, seeds: 2, control: 'believes-portals' })).missing).toBeGreaterThan(0);
});
