/**
 * The plan format as JSON Schema, made from the schema that reads it at the door: `npx tsx scripts/plan-format-schema.ts`
 * writes docs/plan-format.schema.json; a test holds the file up to date.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { planDocumentSchema } from '../sync-server/modules/plans/plan-format';

export const planFormatSchemaFile = 'docs/plan-format.schema.json';

/** Checks that JSON Schema has no word for, in the nearest it has. */
const checks: Readonly<Record<string, object>> = {
  'not a day that exists': { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  'neither a day nor a month': { pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' },
};

export const planFormatSchema = (): string => {
  const schema = toJsonSchema(planDocumentSchema, {
    typeMode: 'input',
    overrideAction: ({ valibotAction, jsonSchema }) => {
      const message = 'message' in valibotAction ? String(valibotAction.message) : '';
      return valibotAction.type === 'check' && checks[message] ? { ...jsonSchema, ...checks[message] } : undefined;
    },
  });
  const titled = { ...schema, title: 'Bitácora plan, version 1', description: 'An open-government action plan, keyed by codes. See plan-format.md.' };
  return `${JSON.stringify(titled, null, 2)}\n`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(planFormatSchemaFile, planFormatSchema());
