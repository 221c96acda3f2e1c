import { expect, test } from 'vitest';
import { assessmentForms, questionsOf, scales, type ScaleName } from '../domain/assessment-forms';
import { languages } from './both-languages';
import { levelWords, questionWords } from './review-words';

test('every question of every form, and every level of every scale, is said in both languages', () => {
  for (const language of Object.values(languages)) {
    for (const form of assessmentForms) for (const { id } of questionsOf[form]) expect(questionWords(language, form, id), `${form} ${id}`).not.toMatch(/^question\./);
    for (const [scale, levels] of Object.entries(scales)) for (const level of levels) expect(levelWords(language, scale as ScaleName, level), `${scale} ${level}`).not.toMatch(/^scale\./);
  }
});
