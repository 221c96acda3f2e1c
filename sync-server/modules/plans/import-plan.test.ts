import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryPlanWriter } from '../../../test/doubles/memory-plan-writer';
import type { Json } from '../../../src/domain/json';
import { importDocument, importPlan } from './import-plan';
import { planFormatName, type PlanDocument } from './plan-format';

const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json));

const document = (): PlanDocument => ({
  format: planFormatName,
  version: 1,
  plan: { code: 'city', title: { es: 'Plan' }, submittedOn: '2025-05-20', statedEnds: [{ on: '2027-10', source: 'page' }], leads: ['OPEN'], lifecycle: 'submitted' },
  organizations: [{ code: 'OPEN', name: { es: 'Gobierno abierto' }, sector: 'government' }],
  memberships: [{ code: 'ana', name: 'Ana', organization: 'OPEN', role: 'focalPoint', from: '2025-06-01', email: 'ana@example.org' }],
  commitments: [
    {
      code: 'C1',
      title: { es: 'Presupuesto abierto' },
      start: '2025-06-01',
      end: '2027-06-30',
      lifecycle: 'planned',
      parties: [{ organization: 'OPEN', part: 'lead' }],
      milestones: [{ code: '1', text: { es: 'Publicar' }, due: '2026-03-31' }],
    },
  ],
  milestones: [{ commitment: 'c1', code: '2', text: { es: 'Difundir' }, dueStated: 'otoño de 2026' }],
  sources: [{ code: 'page', title: { es: 'La página' } }],
});

const refusalOf = async (file: Uint8Array) => {
  const writer = memoryPlanWriter();
  const result = await importPlan(file, { writer, write: true });
  expect(writer.changes).toEqual([]);
  return result.accepted ? [] : result.refusal;
};

/** The document with one value elsewhere. */
const withAt = (path: readonly (string | number)[], value: Json | undefined): unknown => {
  const changed = structuredClone(document()) as unknown as Record<string | number, unknown>;
  const above = path.slice(0, -1).reduce((place, step) => place[step] as Record<string | number, unknown>, changed);
  if (value === undefined) delete above[path.at(-1) ?? ''];
  else above[path.at(-1) ?? ''] = value;
  return changed;
};

test('a preview shows what would be new and writes nothing', async () => {
  const writer = memoryPlanWriter();
  const result = await importPlan(bytes(document()), { writer, write: false });
  expect(result).toMatchObject({ accepted: true, value: { plan: 'city', written: false, report: { changed: [], same: 0 } } });
  expect(result.accepted && result.value.report.created.map(({ id }) => id)).toEqual(['city', 'city.open', 'city.ana', 'city.ana.contact', 'city.c1', 'city.c1.1', 'city.c1.2']);
  expect(writer.changes).toEqual([]);
});

test('everybody reads the plan, members the people, and only coordination an e-mail', async () => {
  const writer = memoryPlanWriter();
  await importPlan(bytes(document()), { writer, write: true });
  const audiences = Object.fromEntries(writer.all('city').map((row) => [row.entity, row.audience]));
  expect(audiences).toEqual({ plan: 'public', organization: 'public', commitment: 'public', milestone: 'public', membership: 'members', contact: 'coordination' });
  expect(JSON.stringify(writer.all('city').filter((row) => row.audience !== 'coordination'))).not.toContain('ana@');
});

test('importing twice changes nothing', async () => {
  const writer = memoryPlanWriter();
  await importPlan(bytes(document()), { writer, write: true });
  const before = writer.all('city');
  const again = await importPlan(bytes(document()), { writer, write: true });
  expect(again).toMatchObject({ accepted: true, value: { report: { created: [], changed: [], same: 7 } } });
  expect(writer.all('city')).toEqual(before);
});

test('whatever a document says, importing it twice changes nothing', async () => {
  const words = fc.record({ es: fc.string({ minLength: 1 }), en: fc.string() }, { requiredKeys: ['es'] });
  const milestone = fc.record({ text: words, weight: fc.integer({ min: 0, max: 9 }), order: fc.integer({ min: 0, max: 99 }), statedPercent: fc.integer({ min: 0, max: 100 }), dueStated: fc.string() }, { requiredKeys: ['text'] });
  await fc.assert(
    fc.asyncProperty(words, fc.array(milestone, { maxLength: 5 }), fc.boolean(), async (title, milestones, beside) => {
      const numbered = milestones.map((one, index) => ({ ...one, code: `M${index}` }));
      const [commitment] = document().commitments;
      if (!commitment) throw new Error('the document has a commitment');
      const said = beside ? { milestones: numbered.map((one) => ({ commitment: 'C1', ...one })), commitments: [{ ...commitment, title, milestones: [] }] } : { milestones: [], commitments: [{ ...commitment, title, milestones: numbered }] };
      const writer = memoryPlanWriter();
      await importDocument({ ...document(), ...said }, { writer, write: true });
      const again = await importDocument({ ...document(), ...said }, { writer, write: true });
      expect(again).toMatchObject({ accepted: true, value: { report: { created: [], changed: [] } } });
      expect(writer.changes).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

test('a later import patches only what differs', async () => {
  const writer = memoryPlanWriter();
  await importPlan(bytes(document()), { writer, write: true });
  await importPlan(bytes(withAt(['commitments', 0, 'end'], '2027-09-30')), { writer, write: true });
  expect(writer.changes[1]?.operations).toEqual([{ entity: 'commitment', id: 'city.c1', act: 'patch', set: { end: '2027-09-30' } }]);
});

test('an import takes nothing away: states that moved, a focal point named here, a record that the file forgot', async () => {
  const writer = memoryPlanWriter();
  await importPlan(bytes(document()), { writer, write: true });
  const parties = [{ organization: 'city.open', part: 'lead', focalPoint: 'city.ana' }];
  await writer.append('city', 'edit', [{ entity: 'commitment', id: 'city.c1', act: 'patch', set: { lifecycle: 'inImplementation', parties } }]);
  const result = await importPlan(bytes(withAt(['milestones'], [])), { writer, write: true });
  expect(result).toMatchObject({ accepted: true, value: { report: { created: [], changed: [] } } });
  expect(writer.all('city').find((row) => row.entity === 'commitment')?.fields).toMatchObject({ lifecycle: 'inImplementation', parties });
  expect(writer.all('city').filter((row) => row.entity === 'milestone')).toHaveLength(2);
});

test.each([
  ['an empty file', bytes('  '), { code: 'file-empty' }],
  ['a file that is not UTF-8', new Uint8Array([...bytes('{"plan": "'), 0xe1, ...bytes('"}')]), { code: 'wrong-encoding', line: 1 }],
  ['a UTF-16 file', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), { code: 'wrong-encoding' }],
  ['no JSON', bytes('{"format": '), { code: 'not-json' }],
  ['JSON that is no plan', bytes([1, 2]), { code: 'not-a-plan', path: 'format' }],
  ['a later version', bytes(withAt(['version'], 2)), { code: 'newer-version', path: 'version' }],
  ['a field mistyped', bytes(withAt(['commitments', 0, 'tittle'], { es: 'x' })), { code: 'unknown-field', path: 'commitments.0.tittle' }],
  ['a title missing', bytes(withAt(['commitments', 0, 'title'], undefined)), { code: 'missing-field', path: 'commitments.0.title' }],
  ['30 February', bytes(withAt(['commitments', 0, 'milestones', 0, 'due'], '2026-02-30')), { code: 'impossible-date', path: 'commitments.0.milestones.0.due' }],
  ['a state nobody knows', bytes(withAt(['commitments', 0, 'lifecycle'], 'begun')), { code: 'wrong-value', path: 'commitments.0.lifecycle' }],
  ['an end before its start', bytes(withAt(['commitments', 0, 'end'], '2025-01-01')), { code: 'end-before-start', path: 'commitments.0.end' }],
  ['an organization nobody has', bytes(withAt(['commitments', 0, 'parties', 0, 'organization'], 'NOBODY')), { code: 'unknown-code', path: 'commitments.0.parties.0.organization' }],
  ['a milestone of no commitment', bytes(withAt(['milestones', 0, 'commitment'], 'C9')), { code: 'unknown-code', path: 'milestones.0.commitment' }],
  ['a milestone twice, nested and beside', bytes(withAt(['milestones', 0, 'code'], '1')), { code: 'duplicate-code', path: 'milestones.0.code' }],
  ['a source nobody has', bytes(withAt(['plan', 'source'], 'elsewhere')), { code: 'unknown-code', path: 'plan.source' }],
])('%s is refused by code and path, and nothing is written', async (_what, file, finding) => {
  expect(await refusalOf(file)).toMatchObject([finding]);
});

test('a milestone outside its commitment’s dates is told and never blocks', async () => {
  const writer = memoryPlanWriter();
  const result = await importPlan(bytes(withAt(['commitments', 0, 'milestones', 0, 'due'], '2028-01-31')), { writer, write: true });
  expect(result).toMatchObject({ accepted: true, value: { written: true, warnings: [{ code: 'milestone-outside-dates', path: 'commitments.0.milestones.0' }] } });
});

test('the plan of Buenos Aires comes in through the same door', async () => {
  const writer = memoryPlanWriter();
  const result = await importPlan(readFileSync('sync-server/plans/buenos-aires-2025-2027.json'), { writer, write: true });
  expect(result).toMatchObject({ accepted: true, value: { plan: 'ba-2025-2027', warnings: [] } });
});
