import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memoryPlanWriter } from '../../../test/doubles/memory-plan-writer';
import { accept, refuse } from '../../../src/domain/result';
import { importCsvCommand, importPlanCommand, type Surroundings } from './import-commands';

const terminal = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const writer = memoryPlanWriter();
  const lines: string[] = [];
  const around: Surroundings = {
    readFile: async (path) => {
      const file = files[path];
      if (file === undefined) return refuse({ code: 'file-unreadable', path, detail: 'There is no such file.' });
      return accept(typeof file === 'string' ? new TextEncoder().encode(file) : file);
    },
    writer: async () => writer,
    print: (line) => lines.push(line),
  };
  return { around, writer, text: () => lines.join('\n') };
};

const plan = readFileSync('sync-server/plans/buenos-aires-2025-2027.json');
const canada = readFileSync('test/fixtures/canada-nap6.csv');

test('without --write the command shows what would be new and writes nothing', async () => {
  const { around, writer, text } = terminal({ 'plan.json': plan });
  expect(await importPlanCommand(['plan.json'], around)).toBe(0);
  expect(text()).toMatch(/new: 1 plan, 6 organizations, 2 commitments[\s\S]*nothing was written/);
  expect(writer.changes).toEqual([]);
});

test('with --write it is written, and the second time there is nothing to write', async () => {
  const { around, text } = terminal({ 'plan.json': plan });
  expect(await importPlanCommand(['plan.json', '--write'], around)).toBe(0);
  expect(await importPlanCommand(['--write', 'plan.json'], around)).toBe(0);
  expect(text()).toMatch(/Written: 9 records\.[\s\S]*the same: 9[\s\S]*Nothing to write/);
});

test('what changed is shown before and after', async () => {
  const { around, text } = terminal({ 'plan.json': plan, 'later.json': plan.toString('utf8').replace('"end": "2027-09-30"', '"end": "2027-10-31"') });
  await importPlanCommand(['plan.json', '--write'], around);
  expect(await importPlanCommand(['later.json'], around)).toBe(0);
  expect(text()).toContain('commitment ba-2025-2027.arba0011, end: “2027-09-30” → “2027-10-31”');
});

test('a file that does not fit ends with 1 and its findings; a command not understood with 2 and how to say it', async () => {
  const { around, text } = terminal({ 'broken.json': '{"format": "bitacora-plan", "version": 1}' });
  expect(await importPlanCommand(['broken.json', '--write'], around)).toBe(1);
  expect(await importPlanCommand(['nowhere.json'], around)).toBe(1);
  expect(await importPlanCommand([], around)).toBe(2);
  expect(await importPlanCommand(['broken.json', '--force'], around)).toBe(2);
  expect(text()).toMatch(/plan: missing-field[\s\S]*no such file[\s\S]*npm run import-plan -- FILE/);
});

test('a table is imported by the name of its mapping, into its own plan or one that is named', async () => {
  const { around, writer, text } = terminal({ 'canada.csv': canada });
  expect(await importCsvCommand(['canada.csv', '--mapping', 'canada-nap', '--plan', 'elsewhere', '--write'], around)).toBe(0);
  expect(writer.all('elsewhere').filter((row) => row.entity === 'milestone')).toHaveLength(19);
  expect(text()).toMatch(/Lines taken: 65[\s\S]*Columns not read: “plan”, “commitment_fr”/);
});

test.each([
  [['canada.csv']],
  [['canada.csv', '--mapping', 'chile']],
  [['canada.csv', '--mapping', 'canada-nap', '--encoding', 'ebcdic']],
  [['--mapping', 'canada-nap']],
  [['canada.csv', 'more.csv', '--mapping', 'canada-nap']],
])('%j is not understood, and every mapping is named', async (words) => {
  const { around, writer, text } = terminal({ 'canada.csv': canada });
  expect(await importCsvCommand([...words, '--write'], around)).toBe(2);
  expect(text()).toMatch(/bitacora[\s\S]*canada-nap[\s\S]*ba-compromisos/);
  expect(writer.changes).toEqual([]);
});

test('a wrong line stops the import; asked to, it is left out and told', async () => {
  const broken = canada.toString('utf8').replace('nap6,C04,', 'nap6,,');
  const { around, writer, text } = terminal({ 'canada.csv': broken });
  expect(await importCsvCommand(['canada.csv', '--mapping', 'canada-nap', '--write'], around)).toBe(1);
  expect(writer.changes).toEqual([]);
  expect(await importCsvCommand(['canada.csv', '--mapping', 'canada-nap', '--write', '--skip-wrong-lines'], around)).toBe(0);
  expect(text()).toMatch(/line \d+, column commitment_code: empty-cell[\s\S]*Lines taken: 64[\s\S]*Left out:/);
});
