import { expect, test } from 'vitest';
import { milestones } from '../../test/builders/plan';
import { answersOf } from '../domain/answers';
import { languages } from './both-languages';
import { commitmentAnswerWords, milestoneAnswerWords } from './answer-words';

const today = '2026-11-18';
const of = (commitment: string) => milestones.filter((one) => one.commitment === commitment);
const said = (commitment: string, length: 'short' | 'long') => {
  const { reported, verified, schedule } = commitmentAnswerWords(languages.es, answersOf(of(commitment), today), length);
  return [reported, verified, schedule].map(({ word, note }) => (note === undefined ? word : `${word} (${note})`));
};

test('a percentage never stands without what nobody measured', () => {
  expect(said('c-11', 'short')).toEqual(['61\u00a0%', '33\u00a0% (3 de 6 sin medir)', '1 vencido']);
  expect(said('c-11', 'long')).toEqual(['61\u00a0% (6 de 6 hitos informados)', '33\u00a0% (3 hitos medidos, 3 de 6 sin medir)', '1 vencido (Hito 3, hace 79 días)']);
});

test('what nobody said is never zero', () => {
  expect(said('c-d1', 'short')).toEqual(['Sin informar', 'Sin revisar (3 de 3 sin medir)', 'Por venir']);
  expect(said('none', 'long')).toEqual(['Sin informar (Sin hitos cargados)', 'Sin revisar', 'Sin fecha']);
});

test('a dispute is named as one', () => {
  expect(said('c-d2', 'short')).toEqual(['89\u00a0%', '56\u00a0% (1 de 3 en disputa)', 'En término']);
});

test('a milestone says how late, how near, or how long after', () => {
  const notes = of('c-11').map((milestone) => milestoneAnswerWords(languages.es, milestone, today).schedule.note);
  expect(notes).toEqual([undefined, '50 días después', 'hace 79 días', 'en 27 días', '31 may 2027', '31 ago 2027']);
  expect(milestoneAnswerWords(languages.en, { dueStated: 'Fall 2027' }, today).schedule).toMatchObject({ word: 'No date', note: 'Fall 2027' });
  const imported = { reported: 'complete', due: '2026-08-31' } as const;
  expect(milestoneAnswerWords(languages.es, imported, today).schedule).toEqual({ label: 'Calendario', word: 'Cumplido sin día informado' });
  expect(milestoneAnswerWords(languages.en, imported, today).schedule).toEqual({ label: 'Schedule', word: 'Done, day not stated' });
});
