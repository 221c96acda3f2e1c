import { expect, test } from 'vitest';
import { languages } from '../language/both-languages';
import { minutesPaper } from '../../test/builders/minutes-paper';
import { minutesText } from './minutes-text';
import { strokePicture } from './stroke-picture';

const strip = (today: string): string => minutesText(languages.es, { ...minutesPaper, today }).strips?.commitments[0]?.svg ?? '';

const count = (svg: string, part: string): number => svg.split(part).length - 1;

test('a strip on paper has a mark per milestone, and a tail for what is late and for what was done late', () => {
  const svg = strip('2026-11-18');
  expect(count(svg, '<g transform=')).toBe(6);
  expect(count(svg, 'stroke="#cc3333" stroke-width="4"')).toBe(2);
  expect(count(svg, 'stroke="#cc3333" stroke-width="2"')).toBe(1);
});

test('paper has no today: its line carries the date, and none where the date is not on the axis', () => {
  expect(strip('2026-11-18')).toContain('>18 nov 2026<');
  expect(strip('2030-01-01')).not.toContain('>1 ene 2030<');
});

test('what is reported and what is verified are told apart without colour: by fill, by thickness, by dots', () => {
  const svg = strip('2026-11-18');
  expect(svg).toMatch(/r="6" fill="#101e37"/);
  expect(svg).toMatch(/r="10\.5" fill="none" stroke="#26874a" stroke-width="3\.25"/);
  expect(svg).toMatch(/stroke-dasharray="1\.2 3"/);
  expect(svg).toMatch(/stroke-dasharray="5\.3 5\.2"/);
});

test('a signature fits its line whatever glass it was drawn on, and keeps its shape', () => {
  const large = strokePicture('M100,100 L1300,400');
  expect([large?.width, large?.height]).toEqual([154, 42]);
  const small = strokePicture('M1 1 Q5 9 20 12 C20 12 24 14 30 4');
  expect(small?.width).toBeLessThan(40);
  expect(strokePicture('M5,5')?.width).toBe(4);
});

test('a path without points is no signature', () => {
  expect(strokePicture('M L')).toBeUndefined();
});
