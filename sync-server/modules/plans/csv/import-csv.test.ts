import { existsSync, readFileSync } from 'node:fs';
import { safeParse } from 'valibot';
import { expect, test } from 'vitest';
import { memoryPlanWriter, type MemoryPlanWriter } from '../../../../test/doubles/memory-plan-writer';
import { recordSchemas } from '../../../../src/protocol/record-schemas';
import { baCompromisos } from '../mappings/ba-compromisos';
import { bitacora } from '../mappings/bitacora';
import { canadaNap } from '../mappings/canada-nap';
import { mappings } from '../mappings/named-mapping';
import { findingsText } from '../report-text';
import { columnsOf } from './csv-mapping';
import { importCsv, type CsvRequest } from './import-csv';

const canada = readFileSync('test/fixtures/canada-nap6.csv');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const countsOf = (writer: MemoryPlanWriter, plan: string): Readonly<Record<string, number>> => {
  const rows = writer.all(plan);
  return Object.fromEntries([...new Set(rows.map((row) => row.entity))].map((entity) => [entity, rows.filter((row) => row.entity === entity).length]));
};

const expectRowsToFit = (writer: MemoryPlanWriter, plan: string): void => {
  for (const row of writer.all(plan)) expect([row.id, safeParse(recordSchemas[row.entity as 'plan'], row.fields).issues]).toEqual([row.id, undefined]);
};

test('the Canadian plan comes in whole: 4 commitments, 19 milestones, 65 indicators, due dates as stated', async () => {
  const writer = memoryPlanWriter();
  const result = await importCsv(canada, { mapping: canadaNap, writer, write: true });
  expect(result).toMatchObject({ accepted: true, value: { lines: 65, skipped: [], warnings: [], columnsNotRead: ['plan', 'commitment_fr', 'milestone_fr', 'indicator_fr', 'due_date'] } });
  expect(countsOf(writer, 'canada-nap6')).toEqual({ plan: 1, organization: 9, commitment: 4, milestone: 19 });
  const indicators = writer.all('canada-nap6').flatMap((row) => (row.fields['indicators'] ?? []) as readonly { readonly code: string; readonly dueStated?: string }[]);
  expect(indicators).toHaveLength(65);
  expect(indicators.find(({ code }) => code === 'C01.1.2')?.dueStated).toBe('By winter 2025');
  expect(indicators.find(({ code }) => code === 'C03.4.3')?.dueStated).toMatch(/^Updated monthly internally .*\n\nUpdated annually/s);
  expect(writer.all('canada-nap6').some((row) => row.fields['due'] !== undefined)).toBe(false);
  expectRowsToFit(writer, 'canada-nap6');
});

test('where a milestone has two departments, both are parties and neither is said to answer alone', async () => {
  const writer = memoryPlanWriter();
  await importCsv(canada, { mapping: canadaNap, writer, write: true });
  const fieldsOf = (id: string) => writer.all('canada-nap6').find((row) => row.id === id)?.fields;
  expect(fieldsOf('canada-nap6.c01.c01.5')).not.toHaveProperty('responsible');
  expect(fieldsOf('canada-nap6.c01.c01.4')?.['responsible']).toBe('canada-nap6.tbs-sct');
  expect(fieldsOf('canada-nap6.c01')?.['parties']).toContainEqual({ organization: 'canada-nap6.hc-sc', part: 'lead' });
});

test('a table imported twice changes nothing, and a preview writes nothing', async () => {
  const writer = memoryPlanWriter();
  await importCsv(canada, { mapping: canadaNap, writer, write: false });
  expect(writer.changes).toEqual([]);
  await importCsv(canada, { mapping: canadaNap, writer, write: true });
  const before = writer.all('canada-nap6');
  const again = await importCsv(canada, { mapping: canadaNap, writer, write: true });
  expect(again).toMatchObject({ accepted: true, value: { report: { created: [], changed: [], same: 23 } } });
  expect(writer.all('canada-nap6')).toEqual(before);
});

const promiseColumns = columnsOf(baCompromisos);
const promise = (cells: Readonly<Record<string, string>>): string =>
  promiseColumns.map((column) => `"${({ numero: '1', compromiso: 'Una plaza', cumplimiento: '2019', cumplimiento_label: 'Avance de obra', porcentaje_completado: '75', ...cells })[column] ?? ''}"`).join(',');
const promises = (...lines: readonly string[]): string => [promiseColumns.join(','), ...lines].join('\r\n');

test('a promise of the City keeps the source’s percentage as the source’s, and its second measure as a note', async () => {
  const writer = memoryPlanWriter();
  const table = promises(promise({ porcentaje_completado: '74,5', categoria: 'Ciudad', area1: 'Transporte', cumplimiento_2: '2019', cumplimiento_2_label: 'Corredores', cumplimiento_2_porcentaje_completado: '100', url_interna: 'http://example.org/plaza' }));
  await importCsv(bytes(table), { mapping: baCompromisos, writer, write: true });
  const [, commitment, milestone] = writer.all('ba-compromisos-2016-2019').map((row) => row.fields);
  expect(commitment).toMatchObject({ title: { es: 'Una plaza' }, end: '2019-12-31', policyArea: { es: 'Ciudad · Transporte' }, source: 'http://example.org/plaza', notes: [{ es: 'La fuente da una segunda medida: Corredores (2019), 100 %.' }] });
  expect(milestone).toMatchObject({ text: { es: 'Avance de obra' }, dueStated: '2019', statedPercent: 74.5 });
  for (const field of ['reported', 'verified', 'due']) expect(milestone).not.toHaveProperty(field);
  expectRowsToFit(writer, 'ba-compromisos-2016-2019');
});

// The real table may not be passed on with the product, so it is read only where it lies beside it.
const realPromises = '../shared/data/ba-compromisos-2016-2019/data.csv';
test.each(existsSync(realPromises) ? [realPromises] : [])('the City’s own table brings 54 promises with one measure each (%s)', async (file) => {
  const writer = memoryPlanWriter();
  const result = await importCsv(readFileSync(file), { mapping: baCompromisos, writer, write: true });
  expect(result).toMatchObject({ accepted: true, value: { lines: 54, skipped: [] } });
  expect(countsOf(writer, 'ba-compromisos-2016-2019')).toEqual({ plan: 1, commitment: 54, milestone: 54 });
  expect(writer.all('ba-compromisos-2016-2019').filter((row) => typeof row.fields['statedPercent'] === 'number')).toHaveLength(54);
  expectRowsToFit(writer, 'ba-compromisos-2016-2019');
});

const refusalOf = async (file: Uint8Array, request: Partial<CsvRequest> = {}) => {
  const writer = memoryPlanWriter();
  const result = await importCsv(file, { mapping: baCompromisos, writer, write: true, ...request });
  expect(writer.changes).toEqual([]);
  return result.accepted ? [] : result.refusal;
};

test.each([
  ['an empty file', '', { code: 'file-empty' }],
  ['a header alone', promises(), { code: 'no-lines' }],
  ['columns that are missing', 'numero,titulo\n1,x', { code: 'missing-columns', line: 1 }],
  ['a column that comes twice', promises(promise({})).replace('numero,', 'numero,numero,'), { code: 'duplicate-columns', line: 1 }],
  ['a cell too many', promises(`${promise({})},"x"`), { code: 'too-many-columns', line: 2 }],
  ['a cell too few', promises('"1","Una plaza"'), { code: 'too-few-columns', line: 2 }],
  ['an empty code', promises(promise({ numero: '' })), { code: 'empty-cell', line: 2, column: 'numero' }],
  ['an empty title', promises(promise({ compromiso: ' ' })), { code: 'empty-cell', line: 2, column: 'compromiso' }],
  ['a code that comes twice', promises(promise({}), promise({ numero: '2' }), promise({})), { code: 'duplicate-code', line: 4, column: 'numero' }],
  ['a year that is none', promises(promise({ cumplimiento: 'pronto' })), { code: 'impossible-date', line: 2, column: 'cumplimiento' }],
  ['an end before the start', promises(promise({ cumplimiento: '2012' })), { code: 'end-before-start', line: 2, column: 'cumplimiento' }],
  ['more than 100 %', promises(promise({ porcentaje_completado: '101' })), { code: 'wrong-percentage', line: 2, column: 'porcentaje_completado' }],
  ['less than 0 %', promises(promise({ porcentaje_completado: '-5' })), { code: 'wrong-percentage', line: 2, column: 'porcentaje_completado' }],
  ['a code that is none', promises(promise({ numero: 'N° 1' })), { code: 'wrong-value', line: 2, column: 'numero' }],
  ['a quote never closed', promises(promise({}), '2,"Una plaza'), { code: 'unclosed-quote', line: 3 }],
  ['a quote inside a cell', promises(promise({}), '2,Una "plaza"'), { code: 'wrong-quote', line: 3 }],
])('%s is told by line and column, and nothing is written', async (_what, file, finding) => {
  expect(await refusalOf(bytes(file))).toMatchObject([finding]);
});

test('a file in another encoding is told by its line, and read when the encoding is said', async () => {
  const latin1 = Uint8Array.from(promises(promise({}), promise({ numero: '2', compromiso: 'Educación' })), (letter) => letter.charCodeAt(0));
  expect(await refusalOf(latin1)).toMatchObject([{ code: 'wrong-encoding', line: 3, detail: expect.stringContaining('--encoding latin1') }]);
  const writer = memoryPlanWriter();
  await importCsv(latin1, { mapping: baCompromisos, encoding: 'latin1', writer, write: true });
  expect(writer.all('ba-compromisos-2016-2019').find((row) => row.id.endsWith('.2'))?.fields['title']).toEqual({ es: 'Educación' });
});

test('a file too large is refused before it is read', async () => {
  expect(await refusalOf(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject([{ code: 'file-too-large' }]);
});

test('a line keeps its number when a cell above has several lines and another line is empty', async () => {
  const file = promises(promise({ desc: 'una\ndos\ntres' }), '', promise({ numero: '2', porcentaje_completado: '200' }));
  expect(await refusalOf(bytes(file))).toMatchObject([{ code: 'wrong-percentage', line: 6 }]);
});

test('wrong lines are left out only when asked, and told all the same', async () => {
  const file = bytes(promises(promise({}), promise({ numero: '2', porcentaje_completado: '200' }), promise({ numero: '3' })));
  expect(await refusalOf(file)).toHaveLength(1);
  const writer = memoryPlanWriter();
  const result = await importCsv(file, { mapping: baCompromisos, writer, write: true, skipWrongLines: true });
  expect(result).toMatchObject({ accepted: true, value: { lines: 2, skipped: [{ code: 'wrong-percentage', line: 3 }] } });
  expect(countsOf(writer, 'ba-compromisos-2016-2019')).toEqual({ plan: 1, commitment: 2, milestone: 2 });
});

test('what every line repeats must be the same on every line', async () => {
  const [header = '', first = ''] = canada.toString('utf8').split('\n');
  const other = first.replace('Inclusive and meaningful public participation', 'Something else').replace('C01.1.1', 'C01.1.9');
  expect(await refusalOf(bytes([header, first, other].join('\n')), { mapping: canadaNap })).toMatchObject([{ code: 'says-otherwise', line: 3, column: 'commitment_en' }]);
});

test('a cell that looks like a formula is kept as its letters', async () => {
  const writer = memoryPlanWriter();
  await importCsv(bytes(promises(promise({ compromiso: '=HYPERLINK(1)' }))), { mapping: baCompromisos, writer, write: true });
  expect(writer.all('ba-compromisos-2016-2019').find((row) => row.entity === 'commitment')?.fields['title']).toEqual({ es: '=HYPERLINK(1)' });
});

test('10,000 lines come in, and 10,000 wrong ones are told in a page', async () => {
  const right = bytes(promises(...Array.from({ length: 10_000 }, (_none, index) => promise({ numero: `${index + 1}` }))));
  const writer = memoryPlanWriter();
  expect(await importCsv(right, { mapping: baCompromisos, writer, write: true })).toMatchObject({ accepted: true, value: { lines: 10_000 } });
  const wrong = await refusalOf(bytes(promises(...Array.from({ length: 10_000 }, (_none, index) => promise({ numero: `${index + 1}`, porcentaje_completado: '300' })))));
  const text = findingsText(wrong);
  expect(text).toHaveLength(51);
  expect(text.at(-1)).toBe('  … and 9950 more. All 10000: 10000 wrong-percentage.');
});

const ours = columnsOf(bitacora);
const line = (cells: Readonly<Record<string, string>>): string => ours.map((column) => cells[column] ?? '').join(';');
const budget = { commitment_code: 'C9', commitment_es: 'Presupuesto', commitment_start: '01/06/2026', commitment_end: '31/05/2027' };

const withCanada = async (): Promise<MemoryPlanWriter> => {
  const writer = memoryPlanWriter();
  await importCsv(canada, { mapping: canadaNap, writer, write: true });
  return writer;
};

test('our own table adds to a plan that is there, and describes neither it nor its organizations anew', async () => {
  const writer = await withCanada();
  const table = [ours.join(';'), line({ ...budget, lead: 'TBS-SCT', milestone_code: '1', milestone_es: 'Publicar', due: '2027-03-31' }), line({ ...budget, commitment_code: 'C10' })].join('\n');
  const result = await importCsv(bytes(table), { mapping: bitacora, plan: 'canada-nap6', writer, write: true });
  expect(result.accepted && result.value.report.created.map(({ id }) => id)).toEqual(['canada-nap6.c9', 'canada-nap6.c10', 'canada-nap6.c9.1']);
  expect(result.accepted && result.value.report.changed).toEqual([]);
  expect(writer.all('canada-nap6').find((row) => row.id === 'canada-nap6.c9')?.fields).toMatchObject({ start: '2026-06-01', end: '2027-05-31', parties: [{ organization: 'canada-nap6.tbs-sct', part: 'lead' }] });
  expectRowsToFit(writer, 'canada-nap6');
});

test.each([
  ['31 February', { due: '31/02/2027' }, { code: 'impossible-date', column: 'due' }],
  ['a milestone due before it starts', { start: '2027-05-01', due: '2027-03-31' }, { code: 'end-before-start', column: 'due' }],
  ['a weight in words', { weight: 'mucho' }, { code: 'wrong-value', column: 'weight' }],
])('%s in our own table is told', async (_what, cells, finding) => {
  const table = [ours.join(';'), line({ ...budget, milestone_code: '1', milestone_es: 'Publicar', ...cells })].join('\n');
  expect(await refusalOf(bytes(table), { mapping: bitacora, plan: 'canada-nap6' })).toMatchObject([{ line: 2, ...finding }]);
});

test('our own table needs a plan that is there', async () => {
  const table = bytes([ours.join(';'), line(budget)].join('\n'));
  expect(await refusalOf(table, { mapping: bitacora })).toMatchObject([{ code: 'unknown-code', path: 'plan' }]);
  expect(await refusalOf(table, { mapping: bitacora, plan: 'nowhere' })).toMatchObject([{ code: 'unknown-code', path: 'plan' }]);
});

test('every mapping is described, and every column it reads is in the documentation', () => {
  const page = readFileSync('docs/plan-format.md', 'utf8');
  for (const { name } of mappings) expect(page).toContain(`**\`${name}\`**`);
  for (const column of ours) expect(page).toContain(`\`${column}\``);
});

test('a file cannot write into the terminal of whoever imports it', async () => {
  const wrong = await refusalOf(bytes(promises(promise({ numero: '\u001b[2J\u202e1' }))));
  expect(wrong).toMatchObject([{ code: 'wrong-value', column: 'numero' }]);
  expect(findingsText(wrong).join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
});

test('more lines than an import takes are refused', async () => {
  expect(await refusalOf(bytes(promises('1\r\n'.repeat(100_001))))).toMatchObject([{ code: 'too-many-lines' }]);
});
