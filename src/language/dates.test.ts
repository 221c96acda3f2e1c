import { expect, test } from 'vitest';
import { languages } from './both-languages';
import { formatDay, formatDayOfYear, formatDayTitle, formatLongMonth, formatMoment, formatMonth, formatNear, formatNearMoment, formatPeriod, formatWeekday } from './dates';
import { formatBytes, formatNumber, formatPercent } from './numbers';

const { es, en } = languages;
const today = '2026-11-18';
const moment = Date.UTC(2026, 10, 12, 17, 5);

test('a day is written the same on every machine', () => {
  expect(formatDay(es, '2026-11-30')).toBe('30 nov 2026');
  expect(formatDay(en, '2026-09-01')).toBe('1 Sep 2026');
  expect(formatDay(es, '2027-10')).toBe('oct 2027');
  expect(formatDayOfYear(es, '2026-11-16')).toBe('16 nov');
  expect(formatMonth(es, '2025-06-01')).toBe('jun 2025');
  expect(formatLongMonth(es, '2025-06-01')).toBe('junio de 2025');
  expect(formatWeekday(es, '2026-11-12')).toBe('jue 12 nov');
  expect(formatWeekday(es, '1969-12-31')).toBe('mié 31 dic');
  expect(formatDayTitle(es, today)).toBe('Miércoles 18 de noviembre');
  expect(formatDayTitle(en, today)).toBe('Wednesday 18 November');
});

test('a period says its year once', () => {
  expect(formatPeriod(es, '2026-09-01', '2026-11-30')).toBe('septiembre a noviembre de 2026');
  expect(formatPeriod(es, '2026-09-01', '2026-09-30')).toBe('septiembre de 2026');
  expect(formatPeriod(en, '2026-11-01', '2027-01-31')).toBe('November 2026 to January 2027');
});

test('a day that is near is told by its distance from today', () => {
  const near = ['2026-11-12', '2026-11-17', today, '2026-11-19', '2026-11-20'].map((day) => formatNear(es, day, today));
  expect(near).toEqual(['hace 6 días', 'ayer', 'hoy', 'mañana', 'en 2 días']);
  expect(formatNear(en, '2026-11-12', today)).toBe('6 days ago');
});

test('a moment is read in Buenos Aires, wherever the machine stands', () => {
  expect(formatMoment(es, moment)).toBe('12/11/2026 14:05');
  expect(formatMoment(en, moment)).toBe('12 Nov 2026 14:05');
  expect(formatMoment(es, Date.UTC(2026, 0, 1, 2, 30))).toBe('31/12/2025 23:30');
});

test('a recent moment is told in minutes, then by its hour, then in days', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  const told = [-minute, 30_000, minute, 5 * minute, 2 * hour, 20 * hour, 72 * hour].map((ago) => formatNearMoment(es, moment, moment + ago));
  expect(told).toEqual(['recién', 'recién', 'hace 1 minuto', 'hace 5 minutos', 'hoy 14:05', 'ayer 14:05', 'hace 3 días']);
});

test('numbers follow the language of the page', () => {
  expect(formatPercent(es, 33.4)).toBe('33\u00a0%');
  expect(formatPercent(en, 33.4)).toBe('33%');
  expect(formatNumber(es, 12_345)).toBe('12.345');
  expect(formatBytes(es, 1_400_000)).toBe('1,4\u00a0MB');
  expect(formatBytes(en, 0)).toBe('0\u00a0B');
  expect(formatBytes(es, 52_000_000_000)).toBe('52\u00a0GB');
});
