import { expect, test } from 'vitest';
import { languages } from './both-languages';
import { legendWords, stripTableWords, stripWords } from './strip-words';

const facts = {
  code: 'ARBA0011',
  axis: { from: '2025-06-01', to: '2027-09-30' },
  today: '2026-11-18',
  milestones: [
    { order: 3, due: '2026-08-31', reported: 'substantial', verified: 'limited', schedule: 'overdue' },
    { order: 7, verified: 'unreviewed', schedule: 'no_date' },
  ],
} as const;

test('who cannot see the strip hears every milestone of it', () => {
  const words = stripWords(languages.es, facts);
  expect(words.description).toBe(
    'Hoy, 18 nov 2026. hito 3, vence 31 ago 2026: informado sustancial, verificado limitado, vencido; hito 7, sin fecha: sin informar, verificado sin revisar.',
  );
  expect({ from: words.from, to: words.to, paperFlag: words.paperFlag }).toEqual({ from: 'jun 2025', to: 'sep 2027', paperFlag: '18 nov 2026' });
});

test('the strip, its legend and its table speak English too', () => {
  expect(stripWords(languages.en, facts).description).toContain('milestone 3, due 31 Aug 2026: reported substantial, verified limited, overdue');
  expect(legendWords(languages.en).dots).toBe('dots: nobody measured it');
  expect(stripTableWords(languages.en).columns).toEqual(['Milestone', 'Due', 'Reported', 'Verified', 'Schedule']);
});
