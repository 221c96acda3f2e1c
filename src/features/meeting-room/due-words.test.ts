import { expect, test } from 'vitest';
import { dayInWords } from './due-words';

/** A Wednesday. */
const today = '2026-11-18';

test.each([
  ['en dos semanas', '2026-12-02'],
  ['En 15 días', '2026-12-03'],
  ['dentro de un mes', '2026-12-18'],
  ['el viernes', '2026-11-20'],
  ['el miércoles', '2026-11-25'],
  ['mañana', '2026-11-19'],
  ['hoy', '2026-11-18'],
  ['15 de marzo', '2027-03-15'],
  ['30/11', '2026-11-30'],
  ['la semana que viene', '2026-11-25'],
  ['a fin de mes', '2026-11-30'],
  ['fin del mes que viene', '2026-12-31'],
  ['2027-02-01', '2027-02-01'],
  ['in two weeks', '2026-12-02'],
])('in a Spanish meeting "%s" is %s', async (said, day) => {
  expect(await dayInWords(said, today, 'es')).toBe(day);
});

test.each([
  ['in two weeks', '2026-12-02'],
  ['Friday', '2026-11-20'],
  ['next friday', '2026-11-27'],
  ['tomorrow', '2026-11-19'],
  ['March 15', '2027-03-15'],
  ['15 March', '2027-03-15'],
  ['the 15th of March', '2027-03-15'],
  ['30/11', '2026-11-30'],
  ['end of the month', '2026-11-30'],
  ['next month', '2026-12-18'],
  ['en dos semanas', '2026-12-02'],
])('in an English meeting "%s" is %s', async (said, day) => {
  expect(await dayInWords(said, today, 'en')).toBe(day);
});

test.each(['', 'lo antes posible', 'ayer', 'yesterday', '15 de marzo de 2020'])('"%s" is no date to agree on', async (said) => {
  expect(await dayInWords(said, today, 'es')).toBeUndefined();
});
