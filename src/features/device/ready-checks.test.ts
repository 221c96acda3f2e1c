import { expect, test } from 'vitest';
import { languages } from '../../language/both-languages';
import type { Item } from '../../storage/item-reads';
import { readyLines, roomInWords, type ReadyFacts } from './ready-checks';

const now = Date.parse('2026-11-18T12:00:00Z');
const hourMs = 3_600_000;
const saved = (at: number): Item => ({ id: 'a', state: 'saved', entry: { change: { at } } }) as unknown as Item;

const ready: ReadyFacts = {
  facts: { commitments: [{}, {}] as never, milestones: [{}] as never, preparation: { stage: 'whole', taken: 9, total: 9 } as never, items: [], drafts: [], attention: [], copiedAt: undefined, files: { count: 0, bytes: 0 }, copies: { wanted: 0, missing: 0, missingBytes: 0 } },
  storage: { isAppKept: true, isProtected: true, room: { usedBytes: 1e9, allBytes: 9e9 } },
  status: { connection: 'reached', lastAnswerAt: now, clockOffsetMs: 0 },
  sessionEndsAt: now + 30 * 24 * hourMs,
  app: '0.2.0',
  now,
};
const lineOf = (key: string, more: { readonly [Part in keyof ReadyFacts]?: Partial<ReadyFacts[Part]> }) => {
  const facts = Object.fromEntries(Object.entries(ready).map(([part, value]) => [part, typeof value === 'object' ? { ...value, ...(more[part as keyof ReadyFacts] as object) } : (more[part as keyof ReadyFacts] ?? value)])) as unknown as ReadyFacts;
  return readyLines(languages.es, facts).find((line) => line.key === key);
};

test('with everything in its place every line is green, and none offers a cure', () => {
  const lines = readyLines(languages.es, ready);
  expect(lines.map(({ tone }) => tone)).toEqual(lines.map(() => 'ok'));
  expect(lines.some(({ cure }) => cure)).toBe(false);
  expect(lines.map(({ key }) => key)).toEqual(['plan', 'app', 'protection', 'space', 'files', 'copies', 'session', 'clock', 'copy', 'version']);
});

test.each([
  ['plan', { facts: { commitments: [] } }, 'bad', 'send'],
  ['plan', { facts: { preparation: { stage: 'filling', taken: 3, total: 9 } as never } }, 'bad', 'send'],
  ['app', { storage: { isAppKept: false } }, 'bad', undefined],
  ['protection', { storage: { isProtected: false } }, 'soon', 'protect'],
  ['protection', { storage: { isProtected: null } }, 'soon', undefined],
  ['space', { storage: { room: { usedBytes: 8.5e9, allBytes: 9e9 } } }, 'soon', undefined],
  ['space', { storage: { room: null } }, 'soon', undefined],
  ['copies', { facts: { copies: { wanted: 9, missing: 2, missingBytes: 8e6 } } }, 'soon', 'bring'],
  ['files', { facts: { files: { count: 2, bytes: 8e6 } } }, 'soon', 'send'],
  ['session', { status: { connection: 'signed-out' } }, 'bad', 'sign-in'],
  ['session', { sessionEndsAt: now - 1 }, 'bad', 'sign-in'],
  ['session', { sessionEndsAt: now + 30 * hourMs }, 'soon', 'sign-in'],
  ['clock', { status: { clockOffsetMs: null } }, 'soon', 'send'],
  ['clock', { status: { clockOffsetMs: 7 * 60_000 } }, 'soon', undefined],
  ['copy', { facts: { items: [saved(now)] } }, 'soon', 'copy'],
  ['version', { status: { connection: 'outdated' } }, 'bad', undefined],
] as const)('%s: %o is %s, and its cure is %s', (key, more, tone, cure) => {
  const line = lineOf(key, more as never);
  expect([line?.tone, line?.cure]).toEqual([tone, cure]);
});

test('what is only here counts until it is in a copy that is newer', () => {
  const written = { items: [saved(now - hourMs)], drafts: [{ savedAt: now - 2 * hourMs }] as never };
  expect(lineOf('copy', { facts: { ...written, copiedAt: now - 1.5 * hourMs } })).toMatchObject({ tone: 'soon', title: '2 cosas están solamente acá' });
  expect(lineOf('copy', { facts: { ...written, copiedAt: now - 0.5 * hourMs } })).toMatchObject({ tone: 'ok' });
});

test('room is told in hours of audio and photos, as roughly as it is known', () => {
  expect(roomInWords(languages.es, 6_789_000_000)).toBe('Entran unas 220 horas de audio o 1600 fotos.');
  expect(roomInWords(languages.en, 100_000_000)).toBe('About 3 hours of audio or 25 photos fit.');
  expect(roomInWords(languages.es, 0)).toBe('Entran unas 0 horas de audio o 0 fotos.');
});

test('a session is good for so many days', () => {
  expect(lineOf('session', {})?.title).toBe('Tu sesión dura 30 días más');
  expect(lineOf('session', { sessionEndsAt: now + hourMs })?.title).toBe('Tu sesión termina hoy');
});
