import { readFileSync } from 'node:fs';
import { parse, safeParse } from 'valibot';
import { expect, test } from 'vitest';
import { checkInId, checkInLineId } from '../../../src/domain/check-in';
import { isRecordId } from '../../../src/domain/ids';
import { recordSchemas } from '../../../src/protocol/record-schemas';
import { planFormatSchema, planFormatSchemaFile } from '../../../scripts/plan-format-schema';
import { checkPlan } from './check-plan';
import { codeLimits, planDocumentSchema } from './plan-format';
import { commitmentIdOf, milestoneIdOf, planIdOf } from './plan-ids';
import { planToOperations } from './plan-operations';
import { readPlan } from './read-plan';

const shipped = readFileSync('sync-server/plans/buenos-aires-2025-2027.json');

test('the published JSON Schema is the one that is read', () => {
  expect(readFileSync(planFormatSchemaFile, 'utf8')).toBe(planFormatSchema());
});

test('the example of the documentation is a plan', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/plan-format.md', 'utf8')) ?? [];
  expect(checkPlan(parse(planDocumentSchema, JSON.parse(example)))).toEqual({ errors: [], warnings: [] });
});

test('the longest codes still make ids', () => {
  const commitment = commitmentIdOf(planIdOf('p'.repeat(codeLimits.plan)), 'c'.repeat(codeLimits.commitment));
  const milestone = milestoneIdOf(commitment, 'm'.repeat(codeLimits.milestone));
  expect(isRecordId(checkInLineId(checkInId(commitment, '2026-09-01'), milestone))).toBe(true);
});

test('the shipped plan of Buenos Aires says what the source says, contradictions included', () => {
  const read = readPlan(shipped);
  if (!read.accepted) throw new Error(JSON.stringify(read.refusal));
  expect(checkPlan(read.value)).toEqual({ errors: [], warnings: [] });
  const { operations } = planToOperations(read.value, []);
  for (const { entity, set } of operations) expect(safeParse(recordSchemas[entity as 'plan'], set).issues).toBeUndefined();
  const fieldsOf = (id: string) => operations.find((operation) => operation.id === id)?.set;
  expect(fieldsOf('ba-2025-2027')).toMatchObject({ submittedOn: '2025-05-20', statedEnds: [{ on: '2027-10' }, { on: '2027-12' }], leads: ['ba-2025-2027.dgaiga'] });
  expect(JSON.stringify(fieldsOf('ba-2025-2027')?.['errata'])).toMatch(/octubre y también en diciembre.*54 propuestas.*suman 53/s);
  expect(fieldsOf('ba-2025-2027.arba0011')).toMatchObject({ start: '2025-06-01', end: '2027-09-30', statedInstitutions: 15, ogpValues: ['accessToInformation', 'publicAccountability', 'technologyInnovation'] });
  expect(fieldsOf('ba-2025-2027.arba0008')).toMatchObject({ start: '2025-06-01', end: '2027-06-30', law: { en: 'Law 3,871 (climate change; plan updated every five years)' } });
  expect(operations.filter(({ entity }) => entity === 'milestone')).toEqual([]);
  expect(operations.filter(({ set }) => set?.['demo'] !== undefined)).toEqual([]);
});
