/**
 * The two import commands, without the process around them.
 * They answer with an exit code: 0 previewed or written, 1 the file cannot be imported, 2 the command was not understood.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Result } from '../../../src/domain/result';
import { importCsv, type CsvOutcome } from './csv/import-csv';
import { quoted, type Finding } from './finding';
import { importPlan, type ImportOutcome } from './import-plan';
import { mappingNamed, mappings } from './mappings/named-mapping';
import type { PlanWriter } from './plan-writer';
import { encodings, type Encoding } from './read-text';
import { findingsText, outcomeText } from './report-text';

export type ExitCode = 0 | 1 | 2;

export interface Surroundings {
  /** The file's bytes, or why it cannot be read. */
  readonly readFile: (path: string) => Promise<Result<Uint8Array, Finding>>;
  readonly writer: () => Promise<PlanWriter>;
  readonly print: (line: string) => void;
}

const planUsage = ['npm run import-plan -- FILE [--write]', '  FILE     a plan in Bitácora’s format (docs/plan-format.md)', '  --write  write it; without it, this only shows what would change'];

const csvUsage = [
  'npm run import-csv -- FILE --mapping NAME [--write] [--plan ID] [--encoding latin1] [--skip-wrong-lines]',
  '  --mapping           how the columns are read:',
  ...mappings.map(({ name, about }) => `      ${name.padEnd(16)}${about}`),
  '  --write             write it; without it, this only shows what would change',
  '  --plan              the plan to import into; the mapping’s own where it has one',
  '  --encoding          utf-8 (usual) or latin1',
  '  --skip-wrong-lines  take the lines that fit; without it, one wrong line stops everything',
];

export const importPlanCommand = async (words: readonly string[], around: Surroundings): Promise<ExitCode> => {
  const given = parse(words, { write: { type: 'boolean' } });
  const [file, ...more] = given?.positionals ?? [];
  if (!given || file === undefined || more.length > 0) return tell(around, planUsage, 2);
  const bytes = await around.readFile(file);
  if (!bytes.accepted) return refused(around, [bytes.refusal]);
  const result = await importPlan(bytes.value, { writer: await around.writer(), write: given.values['write'] === true });
  return result.accepted ? tell(around, outcomeText(result.value), 0) : refused(around, result.refusal);
};

export const importCsvCommand = async (words: readonly string[], around: Surroundings): Promise<ExitCode> => {
  const given = parse(words, { mapping: { type: 'string' }, write: { type: 'boolean' }, plan: { type: 'string' }, encoding: { type: 'string' }, 'skip-wrong-lines': { type: 'boolean' } });
  const [file, ...more] = given?.positionals ?? [];
  const values = given?.values ?? {};
  const mapping = mappingNamed(String(values['mapping'] ?? ''));
  const encoding = encodings.find((name) => name === (values['encoding'] ?? 'utf-8'));
  if (file === undefined || more.length > 0 || !mapping || !encoding) return tell(around, csvUsage, 2);
  const bytes = await around.readFile(file);
  if (!bytes.accepted) return refused(around, [bytes.refusal]);
  const result = await importCsv(bytes.value, { mapping, encoding: encoding satisfies Encoding, writer: await around.writer(), write: values['write'] === true, skipWrongLines: values['skip-wrong-lines'] === true, ...planOf(values['plan']) });
  return result.accepted ? tell(around, csvText(result.value), 0) : refused(around, result.refusal);
};

const planOf = (plan: unknown): { readonly plan?: string } => (typeof plan === 'string' ? { plan } : {});

/** Undefined where an option is not known or lacks its value. */
const parse = (words: readonly string[], options: NonNullable<ParseArgsConfig['options']>) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const tell = ({ print }: Surroundings, lines: readonly string[], code: ExitCode): ExitCode => {
  for (const line of lines) print(line);
  return code;
};

const refused = (around: Surroundings, findings: readonly Finding[]): ExitCode =>
  tell(around, [`Nothing was written: ${findings.length === 1 ? 'one thing does' : `${findings.length} things do`} not fit.`, ...findingsText(findings)], 1);

const csvText = (outcome: CsvOutcome & ImportOutcome): readonly string[] => [
  `Lines taken: ${outcome.lines}`,
  ...(outcome.columnsNotRead.length > 0 ? [`Columns not read: ${outcome.columnsNotRead.map(quoted).join(', ')}`] : []),
  ...(outcome.skipped.length > 0 ? ['Left out:', ...findingsText(outcome.skipped)] : []),
  ...outcomeText(outcome),
];
