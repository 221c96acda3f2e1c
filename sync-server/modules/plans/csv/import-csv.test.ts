import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memoryPlanWriter } from '../../../../test/doubles/memory-plan-writer';
import { recordSchemas } from '../../../../src/protocol/record-schemas';
import { safeParse } from 'valibot';
import { bitacora } from '../mappings/bitacora';
import { canadaNap } from '../mappings/canada-nap';
import { importCsv } from './import-csv';

const canada = readFileSync('test/fixtures/canada-nap6.csv');

test('the Canadian plan comes in with 4 commitments, 19 milestones and 65 indicators', async () => {
  const writer = memoryPlanWriter();
  const result = await importCsv(canada, { mapping: canadaNap, writer, write: true });
  expect(result).toMatchObject({ accepted: true, value: { lines: 65, skipped: [] } });
  const rows = writer.all('canada-nap6');
  console.log(JSON.stringify(rows.filter(r=>r.entity==='milestone')[3],null,1), rows.map(r=>r.entity+'/'+r.id).join(' '));
  for (const row of rows) expect(safeParse(recordSchemas[row.entity as 'plan'], row.fields).issues).toBeUndefined();
});
