/** The cells of one record as the fields of one level, each checked by the schema of its field; or every reason why not. */
import * as v from 'valibot';
import type { Fields, Json, Words } from '../../../../src/domain/json';
import { accept, refuse, type Result } from '../../../../src/domain/result';
import { recordSchemas } from '../../../../src/protocol/record-schemas';
import { quoted, type FindingCode } from '../finding';
import { columnsOfRule, placesIn, type CellRule, type Level } from './csv-mapping';

/** Answers with the trimmed cell of a column, empty where the record is too short. */
export type Cells = (column: string) => string;

export interface CellFinding {
  readonly code: FindingCode;
  readonly column: string;
  readonly detail: string;
}

export interface LevelRead {
  readonly code: string;
  readonly fields: Fields;
}

const indicatorSchema = recordSchemas.milestone.entries.indicators.wrapped.pipe[0].item;
const schemas: Readonly<Record<string, Readonly<Record<string, v.GenericSchema>>>> = {
  commitment: recordSchemas.commitment.entries as never,
  milestone: recordSchemas.milestone.entries as never,
  indicator: indicatorSchema.entries as never,
};

export interface LevelCells {
  readonly cells: Cells;
  readonly codeSchema: v.GenericSchema<string>;
  /** What the table does not say but every record of it has. */
  readonly always?: Fields;
}

export const readLevel = (name: 'commitment' | 'milestone' | 'indicator', level: Level, { cells, codeSchema, always = {} }: LevelCells): Result<LevelRead, readonly CellFinding[]> => {
  const findings: CellFinding[] = [];
  const fields: Record<string, Json> = { ...always };
  const code = codeOf(level, cells, codeSchema);
  if (!code.accepted) findings.push(code.refusal);
  for (const [field, rule] of Object.entries(level.fields)) {
    const read = readField(rule, cells, schemas[name]?.[field]);
    if (!read.accepted) findings.push(read.refusal);
    else if (read.value !== undefined) fields[field] = read.value;
  }
  const notes = (level.notes ?? []).filter(({ where }) => cells(where) !== '').map(({ note }) => filled(note, cells));
  if (notes.length > 0) fields['notes'] = notes as unknown as Json;
  const [column] = endColumns(level, fields);
  if (column !== undefined) findings.push({ code: 'end-before-start', column, detail: 'The end is before the start.' });
  return findings.length > 0 || !code.accepted ? refuse(findings) : accept({ code: code.value, fields });
};

const codeOf = ({ code }: Level, cells: Cells, schema: v.GenericSchema<string>): Result<string, CellFinding> => {
  if ('always' in code) return accept(code.always);
  const text = cells(code.column);
  if (text === '') return refuse({ code: 'empty-cell', column: code.column, detail: 'The code is empty.' });
  const parsed = v.safeParse(schema, text);
  return parsed.success ? accept(text) : refuse({ code: 'wrong-value', column: code.column, detail: `${parsed.issues[0].message}: ${quoted(text)}` });
};

const readField = (rule: CellRule, cells: Cells, schema: v.GenericSchema | undefined): Result<Json | undefined, CellFinding> => {
  const column = columnsOfRule(rule)[0] ?? '';
  const value = valueOf(rule, cells);
  if (!value.accepted) return refuse({ column, ...value.refusal });
  if (value.value === undefined) return rule.as !== 'joined' && rule.required ? refuse({ code: 'empty-cell', column, detail: 'The cell is empty.' }) : accept(undefined);
  const parsed = schema ? v.safeParse(schema, value.value) : undefined;
  if (parsed && !parsed.success) return refuse({ column, ...schemaFinding(parsed.issues[0].message, cells(column)) });
  return accept(value.value);
};

const schemaFinding = (message: string, cell: string): Omit<CellFinding, 'column'> =>
  message === 'not a day that exists'
    ? { code: 'impossible-date', detail: `${quoted(cell)} is not a day that exists (2027-06-30 or 30/06/2027).` }
    : { code: 'wrong-value', detail: `${message}: ${quoted(cell)}` };

type CellValue = Result<Json | undefined, Omit<CellFinding, 'column'>>;

const valueOf = (rule: CellRule, cells: Cells): CellValue => {
  if (rule.as === 'words') return accept(wordsOf(cells(rule.es), rule.en === undefined ? '' : cells(rule.en)) as Json | undefined);
  if (rule.as === 'joined') return accept(wordsOf(rule.columns.map(cells).filter((cell) => cell !== '').join(rule.between), '') as Json | undefined);
  const cell = cells(rule.column);
  return cell === '' ? accept(undefined) : readers[rule.as](cell);
};

const wordsOf = (es: string, en: string): Words | undefined => (es === '' ? undefined : { es, ...(en === '' ? {} : { en }) });

const readers: Readonly<Record<'text' | 'day' | 'percent' | 'number' | 'lastDayOfYear', (cell: string) => CellValue>> = {
  text: (cell) => accept(cell),
  day: (cell) => accept(cell.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_all, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)),
  lastDayOfYear: (cell) => (/^\d{4}$/.test(cell) ? accept(`${cell}-12-31`) : refuse({ code: 'impossible-date', detail: `${quoted(cell)} is not a year.` })),
  percent: (cell) => {
    const percent = numberIn(cell.replace(/\s*%$/, ''));
    return percent !== undefined && percent >= 0 && percent <= 100 ? accept(percent) : refuse({ code: 'wrong-percentage', detail: `${quoted(cell)} is not a percentage from 0 to 100.` });
  },
  number: (cell) => {
    const number = numberIn(cell);
    return number === undefined ? refuse({ code: 'wrong-value', detail: `${quoted(cell)} is not a number.` }) : accept(number);
  },
};

/** Both 74.5 and 74,5; no thousands, no exponents. */
const numberIn = (cell: string): number | undefined => (/^-?\d{1,9}([.,]\d{1,9})?$/.test(cell) ? Number(cell.replace(',', '.')) : undefined);

const filled = (note: Words, cells: Cells): Words => ({ es: fill(note.es, cells), ...(note.en === undefined ? {} : { en: fill(note.en, cells) }) });

const fill = (template: string, cells: Cells): string => placesIn(template).reduce((text, column) => text.replace(`{${column}}`, () => cells(column)), template);

const endColumns = ({ fields: rules }: Level, { start, end, due }: Readonly<Record<string, Json>>): readonly string[] =>
  [['end', end] as const, ['due', due] as const].flatMap(([field, day]) => {
    const rule = rules[field];
    return rule && typeof start === 'string' && typeof day === 'string' && day < start ? [columnsOfRule(rule)[0] ?? ''] : [];
  });
