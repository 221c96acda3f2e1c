import { expect, test } from 'vitest';
import { languages } from '../../language/both-languages';
import { readClock } from './clock';
import { deviceSentence, type DeviceTruth } from './device-sentence';

const calm: DeviceTruth = { connection: 'reached', unreachableSince: null, plan: 'whole', queued: 0, answered: 0, attention: 0, drafts: 0, files: 0, hasConfirmed: true };
const said = (truth: Partial<DeviceTruth>): string => {
  const { text, more } = deviceSentence(languages.es, { ...calm, ...truth });
  return `${text}${more ?? ''}`;
};

test('offline, the line counts what is only here and says when it leaves', () => {
  expect(said({ connection: 'unreachable', unreachableSince: Date.parse('2026-11-18T12:12:00Z'), queued: 3 })).toBe(
    'Sin internet desde las 9:12. 3 cosas guardadas en este dispositivo. Se envía cuando abras la app con internet.',
  );
});

test('without network, all is said to be here only where it is', () => {
  expect(said({ connection: 'unreachable' })).toBe('Sin internet. Todo lo que bajaste está acá.');
  expect(said({ connection: 'unreachable', plan: 'part' })).toBe('Sin internet. Falta bajar una parte del plan.');
  expect(said({ connection: 'unreachable', plan: 'nothing' })).toBe('Sin internet. El plan no está en este dispositivo.');
});

test('nothing is called confirmed while something is only sent, or while no server has answered', () => {
  expect(said({ answered: 1 })).toBe('1 cosa enviada; falta confirmarla.');
  expect(said({ connection: 'unknown' })).toBe('Nada espera en este dispositivo.');
  expect(said({})).toBe('Todo lo que escribiste acá está confirmado.');
  expect(said({ hasConfirmed: false })).toBe('Nada espera en este dispositivo.');
});

test('while a text is being written, not everything is called confirmed', () => {
  expect(said({ drafts: 1 })).toBe('1 borrador sin enviar. Lo demás está confirmado.');
  expect(said({ drafts: 1, hasConfirmed: false })).toBe('1 borrador sin enviar.');
  expect(said({ drafts: 2, connection: 'unknown' })).toBe('2 borradores sin enviar.');
  expect(said({ drafts: 1, answered: 1 })).toBe('1 cosa enviada; falta confirmarla.');
});

test('what needs a person comes before everything else, and leads there', () => {
  const sentence = deviceSentence(languages.es, { ...calm, connection: 'signed-out', attention: 2, queued: 1 });
  expect(sentence).toMatchObject({ icon: 'warning', text: '2 cosas necesitan tu atención.', link: { href: '/este-dispositivo#atencion' } });
});

test('a session that ended hides nothing: so many changes wait for their person', () => {
  expect(said({ connection: 'signed-out', queued: 2 })).toBe('2 cambios esperan que entres');
  expect(said({ connection: 'signed-out' })).toBe('Tu sesión terminó. Lo que hay acá sigue acá.');
});

test('a server that lacks what this device holds is told of, and changes nothing here', () => {
  expect(said({ connection: 'emptier', queued: 2 })).toBe('Al servidor le faltan registros que este dispositivo tiene. Nada cambió acá.');
});

test('a clock is told of when it is more than five minutes off', () => {
  expect(readClock(null)).toEqual({ kind: 'unknown' });
  expect(readClock(5 * 60_000)).toEqual({ kind: 'right' });
  expect(readClock(7 * 60_000)).toEqual({ kind: 'behind', minutes: 7 });
  expect(readClock(-3 * 86_400_000)).toEqual({ kind: 'ahead', minutes: 4320 });
});

test('while files have not arrived, nobody is told that everything has', () => {
  expect(said({ files: 2 })).toBe('2 archivos siguen solo en este dispositivo.');
  expect(said({ files: 1, connection: 'unreachable', unreachableSince: null })).toContain('1 archivo sigue solo en este dispositivo.');
  expect(said({ files: 2, queued: 1 })).not.toContain('archivos');
});
