/** The trail speaks: every act, every field and every level that the demonstration or a change may bring has words, in both languages. */
import { expect, test } from 'vitest';
import { memoryPlanWriter } from '../../../test/doubles/memory-plan-writer';
import { loadDemonstration } from '../../../sync-server/plans/load-demonstration';
import { changeKinds } from '../../domain/decide';
import { entities, type Entity } from '../../domain/entities';
import type { Json } from '../../domain/json';
import { languages } from '../../language/both-languages';
import { fieldWords, isTold } from './trail-fields';
import { kindWords, valueWords } from './trail-words';

const names = { maySee: true, people: new Map(), organizations: new Map(), commitments: new Map(), milestones: new Map() };

test.each(Object.values(languages))('every act that a device may send has a name in $locale', (language) => {
  for (const kind of [...changeKinds, 'edit', 'evidence.received', 'evidence.scanned', 'review.voice-received', 'review.voice-scanned', 'review.close', 'attendance.selfMark', 'invitation.make', 'invitation.accept', 'import', 'seed'])
    expect([kind, kindWords(language, kind)]).not.toEqual([kind, language.t('trail.kind.other', { kind })]);
  expect(kindWords(language, 'from.tomorrow')).toBe(language.t('trail.kind.other', { kind: 'from.tomorrow' }));
});

test.each(Object.values(languages))('every field of every group of every record has words in $locale, or is of machines', (language) => {
  for (const [entity, { groups }] of Object.entries<Entity>(entities))
    for (const field of Object.values(groups).flatMap((group) => group.fields)) if (isTold(field)) expect([entity, field, fieldWords(language, field)]).not.toEqual([entity, field, language.t('trail.field.other', { field })]);
});

test('what the demonstration holds is told without a single code', async () => {
  const writer = memoryPlanWriter();
  await loadDemonstration({ writer, makeAccount: async ({ key }) => `user-${key}`, today: '2026-11-23' });
  const codes: string[] = [];
  for (const { entity, fields } of writer.all('ba-2025-2027'))
    for (const [field, value] of Object.entries(fields)) {
      if (!isTold(field)) continue;
      expect([entity, field, fieldWords(languages.es, field)]).not.toEqual([entity, field, languages.es.t('trail.field.other', { field })]);
      if (isCode(value) && valueWords(languages.es, value, { entity, field, names }) === value) codes.push(`${entity}.${field}: ${value}`);
    }
  expect([...new Set(codes)].sort()).toEqual([]);
});

/** A word of the domain, not of a person: letters alone, with a capital or a dash inside. */
const isCode = (value: Json | undefined): value is string => typeof value === 'string' && /^[a-z]+([A-Z_][a-z]+)+$/.test(value);
