/** A CSV file as records with their places: header first, then each record with the line it begins on. */
import { CsvError, parse, type Info } from 'csv-parse';
import { quoted, type Finding } from '../finding';

/** The most lines (records, header included) that one import takes. */
export const recordLimit = 100_000;
const recordLetters = 1_000_000;

export interface TableRecord {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly records: readonly TableRecord[];
  /** Why the file could not be read to its end. */
  readonly broken?: Finding;
}

/** Reads a table; the separator is the one of , ; and tab that the header uses most. Empty lines are no records. */
export const readTable = async (text: string): Promise<Table> => {
  const found: TableRecord[] = [];
  let last = 0;
  let count = 0;
  const take = (cells: readonly string[], { lines }: Pick<Info, 'lines'>): null => {
    if (count <= recordLimit && cells.some((cell) => cell.trim() !== '')) found.push({ line: last + 1, cells });
    last = lines;
    count += 1;
    return null;
  };
  const broken = await parseAll(text, take);
  const [header, ...records] = found;
  return {
    header: (header?.cells ?? []).map((cell) => cell.trim()),
    records,
    ...(broken ? { broken: brokenBy(broken, last + 1) } : {}),
    ...(count > recordLimit ? { broken: { code: 'too-many-lines', line: last, detail: `An import takes at most ${recordLimit} lines. Split the file.` } } : {}),
  };
};

/** Hands each record on as soon as it is read, so that those before a broken one are known; answers with what broke. */
const parseAll = (text: string, take: (cells: readonly string[], info: Pick<Info, 'lines'>) => null): Promise<CsvError | undefined> =>
  new Promise((resolve, reject) => {
    const parser = parse({ delimiter: separatorOf(text), relax_column_count: true, max_record_size: recordLetters, on_record: take });
    parser.on('error', (error) => (error instanceof CsvError ? resolve(error) : reject(error)));
    parser.on('end', () => resolve(undefined));
    parser.resume();
    parser.end(text);
  });

const separatorOf = (text: string): string => {
  const header = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
};

const brokenBy = (error: CsvError, line: number): Finding => {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { code: 'unclosed-quote', line, detail: 'A cell that begins with a quote is never closed: everything after it was read as one cell.' };
  if (error.code === 'CSV_MAX_RECORD_SIZE') return { code: 'line-too-long', line, detail: `A record is longer than ${recordLetters} letters; a quote may be missing.` };
  return { code: 'wrong-quote', line, detail: 'A quote stands where none may: a cell with quotes is written "like ""this""".' };
};

/** What is wrong with a header: columns that are missing or come twice. Names are compared as they are written. */
export const headerFindings = (header: readonly string[], needed: readonly string[]): readonly Finding[] => {
  const missing = needed.filter((column) => !header.includes(column));
  const twice = [...new Set(header.filter((column, index) => needed.includes(column) && header.indexOf(column) !== index))];
  return [
    ...(missing.length > 0 ? [finding('missing-columns', `Missing: ${missing.join(', ')}. Found: ${header.slice(0, 40).map(quoted).join(', ')}.`)] : []),
    ...(twice.length > 0 ? [finding('duplicate-columns', `These columns come twice: ${twice.join(', ')}.`)] : []),
  ];
};

const finding = (code: 'missing-columns' | 'duplicate-columns', detail: string): Finding => ({ code, line: 1, detail });
