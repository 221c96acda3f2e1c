import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mutateRequest } from '../../test/builders/mutate';
import { everyKindOfChange, fullRequest } from '../../test/builders/sync-request';
import { chanceOf } from '../../test/walks/chance';
import { canonicalJson, type Json } from '../domain/json';
import { readQuickly } from './read-quickly';
import { recordSchemas } from './record-schemas';
import { changeSchema, syncRequestSchema } from './sync-schemas';

/** Of the records that are read quickly. */
const created = everyKindOfChange().flatMap(({ operations }) => operations).filter(({ act, entity }) => act === 'create' && ['milestone', 'contact'].includes(entity));
const words = { es: 'palabras', en: 'words' };
const whole: readonly (readonly [string, v.GenericSchema, unknown])[] = [
  ['a request', syncRequestSchema, fullRequest()],
  ...everyKindOfChange().map((change) => [`a change: ${change.kind}`, changeSchema, change] as const),
  ...created.map(({ entity, set }) => [`a ${entity}`, recordSchemas[entity as keyof typeof recordSchemas], set] as const),
  ['a commitment', recordSchemas.commitment, { code: '1', order: 1, title: words, ogpValues: [], start: '2026-01-01', end: '2026-12-31', lifecycle: 'drafting', parties: [{ organization: 'o', part: 'lead', publicContact: 'x' }], notes: [words] }],
  ['a plan', recordSchemas.plan, { title: words, submittedOn: '2026-01-01', statedEnds: [{ on: '2026-12', source: 'p. 4' }], leads: ['o'], errata: [{ field: 'title', note: words }], lifecycle: 'draft' }],
  ['a membership', recordSchemas.membership, { name: 'Ana', organization: 'o', role: 'monitor', from: '2026-01-01' }],
];

/** The same keys under the same schemas, all of it asked as valibot asks it. */
const asked = (schema: v.GenericSchema): v.GenericSchema => v.strictObject((schema as unknown as { readonly entries: v.ObjectEntries }).entries);

const sorted = (value: unknown): string => canonicalJson(value as Json);

const answerOf = (schema: v.GenericSchema, value: unknown): unknown => {
  const read = v.safeParse(schema, value, { abortEarly: true });
  return read.success ? { output: read.output } : { refused: read.issues.map((issue) => [issue.type, v.getDotPath(issue)]) };
};

describe('what is right is handed on as it came, and asks the schema nothing', () => {
  test.each(whole)('%s', (_, schema, value) => {
    const came = JSON.parse(JSON.stringify(value)) as unknown;
    expect(v.parse(asked(schema), came)).toEqual(came);
    const untold = { ...asked(schema), '~run': () => { throw new Error('the schema was asked'); } } as v.GenericSchema;
    expect(v.parse(readQuickly(untold), came)).toBe(came);
  });
});

test('of thousands of values that are almost right, each is answered as the schema answers it', () => {
  const chance = chanceOf(20_261_123);
  const ends = { output: 0, refused: 0 };
  const values = whole.map(([, , value]) => value);
  const texts = values.map(sorted);
  for (let count = 0; count < 4000; count += 1) {
    const mutated = mutateRequest(chance, values);
    if (!Array.isArray(mutated)) continue;
    whole.forEach(([name, schema], index) => {
      const came: unknown = (mutated as readonly unknown[])[index] ?? null;
      // Compared as text: what is four hundred levels deep is nothing that a runner could show.
      if (sorted(came) === texts[index]) return;
      const answer = answerOf(schema, came) as object;
      if (sorted(answer) !== sorted(answerOf(asked(schema), came))) throw new Error(`${name}: ${sorted(came).slice(0, 2000)}`);
      ends['output' in answer ? 'output' : 'refused'] += 1;
    });
  }
  expect(Math.min(ends.output, ends.refused)).toBeGreaterThan(300);
});

test('a list is no record, a longer tuple is not what a tuple hands on, and a key that a schema leaves aside is not kept', () => {
  const dangerous = JSON.parse('{"__proto__":1,"constructor":2,"a":3}') as object;
  const cases: readonly (readonly [v.GenericSchema, unknown])[] = [
    [v.strictObject({ a: v.exactOptional(v.string()) }), []],
    [v.record(v.string(), v.number()), dangerous],
    [v.record(v.string(), v.number()), [1]],
    [v.looseObject({ a: v.number() }), dangerous],
    [v.strictObject({ a: v.number() }), dangerous],
    [v.tuple([v.string()]), ['a', 'b']],
    [v.strictObject({ a: v.exactOptional(v.string()) }), { a: undefined }],
    [v.number(), NaN],
    [v.pipe(v.number(), v.integer(), v.minValue(1)), 0],
  ];
  for (const [schema, value] of cases) expect(answerOf(readQuickly(schema), value), JSON.stringify(value)).toEqual(answerOf(schema, value));
});

test('a shape that it cannot check is told when the schema is made', () => expect(() => readQuickly(v.date())).toThrow('date'));
