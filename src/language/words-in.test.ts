import { expect, test } from 'vitest';
import { languages } from './both-languages';
import { spokenIn, wordsIn } from './words-in';

test('a reader of English gets the Spanish words where nobody translated them, and is told so', () => {
  expect(wordsIn({ es: 'Estado abierto', en: 'Open state' }, 'en')).toBe('Open state');
  expect(spokenIn({ es: 'Estado abierto', en: 'Open state' }, 'en')).toEqual({ text: 'Open state', lang: undefined });
  expect(spokenIn({ es: 'Estado abierto' }, 'en')).toEqual({ text: 'Estado abierto', lang: 'es-AR' });
  expect(spokenIn({ es: 'Estado abierto', en: 'Open state' }, 'es')).toEqual({ text: 'Estado abierto', lang: undefined });
});

test('the six states of an item are said with the words of the field', () => {
  const states = ['saved', 'sent', 'confirmed', 'sealed', 'attention', 'notSaved'] as const;
  expect(states.map((state) => languages.es.t(`itemState.${state}`))).toEqual([
    'Guardado en este dispositivo', 'Enviado', 'Confirmado', 'Sellado', 'Necesita tu atención', 'NO se guardó',
  ]);
  expect(states.map((state) => languages.en.t(`itemState.${state}`))).toEqual([
    'Saved on this device', 'Sent', 'Confirmed', 'Sealed', 'Needs your attention', 'NOT saved',
  ]);
});
