/**
 * A column mapping: how one kind of table says a plan, as data. What a mapping does not name is not read.
 *
 * A table has a line per commitment, per milestone or per indicator; what stands above the line's own level is repeated
 * on every line, and must say the same each time.
 */
import type { PartyPart } from '../../../../src/domain/commitment';
import type { Words } from '../../../../src/domain/json';
import type { CommitmentState } from '../../../../src/domain/life-cycles';
import type { Sector } from '../../../../src/domain/organization';
import type { PlanDocument } from '../plan-format';

/** How cells become one field of a record. Cells are text and stay text: nothing is ever computed from them. */
export type CellRule =
  /** Without `en` the record has one language. */
  | { readonly as: 'words'; readonly es: string; readonly en?: string; readonly required?: true }
  /** Several cells in one text, the empty ones left out. */
  | { readonly as: 'joined'; readonly columns: readonly string[]; readonly between: string }
  | { readonly as: 'text' | 'day' | 'percent' | 'number' | 'lastDayOfYear'; readonly column: string; readonly required?: true };

/** A note written where its column is not empty; `{column}` stands for that column's cell. */
export interface NoteRule {
  readonly where: string;
  readonly note: Words;
}

export interface CodeRule {
  readonly column: string;
}

export interface Level {
  readonly code: CodeRule | { readonly always: string };
  readonly fields: Readonly<Record<string, CellRule>>;
  readonly notes?: readonly NoteRule[];
}

export interface CsvMapping {
  readonly name: string;
  /** For whoever runs the import: which table, and what becomes of it. */
  readonly about: string;
  /** The plan as it is made where it does not exist; without it, `--plan` must name one that does. */
  readonly plan?: Pick<PlanDocument, 'plan' | 'errata' | 'sources'>;
  readonly commitment: Level & {
    /** Said of every commitment of the table where no column says it. */
    readonly always: { readonly start?: string; readonly end?: string; readonly lifecycle: CommitmentState };
    /** The column with the page that the commitment comes from. */
    readonly page?: string;
  };
  /** `optional`: a line without a milestone's code is a commitment alone. */
  readonly milestone: Level & { readonly optional?: true };
  readonly indicator?: Level;
  readonly organizations?: {
    readonly column: string;
    readonly between: string;
    readonly sector: Sector;
    readonly part: PartyPart;
  };
}

/** The level that has a line of its own: there a code that comes twice is an error. */
export const lineLevelOf = (mapping: CsvMapping): 'commitment' | 'milestone' | 'indicator' => {
  if (mapping.indicator) return 'indicator';
  return 'always' in mapping.milestone.code ? 'commitment' : 'milestone';
};

/** Every column that the mapping reads, each once. */
export const columnsOf = (mapping: CsvMapping): readonly string[] => {
  const levels = [mapping.commitment, mapping.milestone, ...(mapping.indicator ? [mapping.indicator] : [])];
  const found = [
    ...levels.flatMap(columnsOfLevel),
    ...(mapping.commitment.page === undefined ? [] : [mapping.commitment.page]),
    ...(mapping.organizations ? [mapping.organizations.column] : []),
  ];
  return [...new Set(found)];
};

const columnsOfLevel = ({ code, fields, notes }: Level): readonly string[] => [
  ...('column' in code ? [code.column] : []),
  ...Object.values(fields).flatMap(columnsOfRule),
  ...(notes ?? []).flatMap(({ where, note }) => [where, ...placesIn(note.es)]),
];

export const columnsOfRule = (rule: CellRule): readonly string[] => {
  if (rule.as === 'words') return [rule.es, ...(rule.en === undefined ? [] : [rule.en])];
  return rule.as === 'joined' ? rule.columns : [rule.column];
};

export const placesIn = (template: string): readonly string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, column]) => column ?? '');
