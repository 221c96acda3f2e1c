/** Records of a table, gathered into a plan document; and every record that does not fit, with its line and column. */
import * as v from 'valibot';
import { sameJson, type Fields, type Json, type Words } from '../../../../src/domain/json';
import { quoted, type Finding, type FindingCode } from '../finding';
import { commitmentCode, milestoneCode, organizationCode, type DocumentCommitment, type DocumentMilestone, type DocumentOrganization, type DocumentSource } from '../plan-format';
import { columnsOfRule, lineLevelOf, type CsvMapping, type Level } from './csv-mapping';
import { readLevel, type Cells, type LevelRead } from './read-cells';
import type { Table, TableRecord } from './read-table';

export interface GatheredTable {
  readonly commitments: readonly DocumentCommitment[];
  readonly organizations: readonly DocumentOrganization[];
  readonly sources: readonly DocumentSource[];
  /** Lines that were taken. */
  readonly lines: number;
  readonly wrong: readonly Finding[];
}

/** Gathers every record that fits; a record with anything wrong is left out whole. */
export const gatherTable = (mapping: CsvMapping, table: Table): GatheredTable => {
  const gathering: Gathering = { mapping, commitments: new Map(), organizations: new Map(), sources: new Map() };
  const wrong: Finding[] = [];
  let lines = 0;
  for (const record of table.records) {
    const findings = gatherRecord(gathering, table.header, record);
    for (const { column, ...finding } of findings) wrong.push({ ...finding, line: record.line, ...(column === undefined ? {} : { column }) });
    if (findings.length === 0) lines += 1;
  }
  return { commitments: commitmentsOf(gathering), organizations: [...gathering.organizations.values()], sources: [...gathering.sources.values()], lines, wrong };
};

interface Gathered {
  readonly read: LevelRead;
  readonly line: number;
  readonly organizations: string[];
}
interface GatheredMilestone extends Gathered {
  readonly indicators: Map<string, Gathered>;
}
interface GatheredCommitment extends Gathered {
  readonly milestones: Map<string, GatheredMilestone>;
}
interface Gathering {
  readonly mapping: CsvMapping;
  readonly commitments: Map<string, GatheredCommitment>;
  readonly organizations: Map<string, DocumentOrganization>;
  readonly sources: Map<string, DocumentSource>;
}

type RecordFinding = Omit<Finding, 'line' | 'path'>;

interface RecordRead {
  readonly commitment: LevelRead;
  readonly milestone: LevelRead | undefined;
  readonly indicator: LevelRead | undefined;
  readonly organizations: readonly DocumentOrganization[];
  readonly page: string;
}

const gatherRecord = (gathering: Gathering, header: readonly string[], record: TableRecord): readonly RecordFinding[] => {
  const { cells: given, line } = record;
  if (given.length > header.length) return [widthFinding('too-many-columns', given.length, header.length)];
  if (given.length < header.length) return [widthFinding('too-few-columns', given.length, header.length)];
  const places = new Map(header.map((column, index) => [column, index]));
  const cells: Cells = (column) => (given[places.get(column) ?? -1] ?? '').trim();
  const findings: RecordFinding[] = [];
  const read = readRecord(gathering.mapping, cells, findings);
  if (!read || findings.length > 0) return findings;
  const refused = againstEarlier(gathering, read);
  if (refused.length === 0) keep(gathering, read, line);
  return refused;
};

const widthFinding = (code: 'too-many-columns' | 'too-few-columns', found: number, expected: number): RecordFinding => ({
  code,
  detail: `The line has ${found} cells, the header ${expected}. A separator inside a cell needs quotes around the cell.`,
});

const readRecord = (mapping: CsvMapping, cells: Cells, findings: RecordFinding[]): RecordRead | undefined => {
  const take = (name: 'commitment' | 'milestone' | 'indicator', level: Level, given: { readonly codeSchema: v.GenericSchema<string>; readonly always?: Fields }): LevelRead | undefined => {
    const result = readLevel(name, level, { cells, ...given });
    if (result.accepted) return result.value;
    findings.push(...result.refusal);
    return undefined;
  };
  const { start, end } = mapping.commitment.always;
  const commitment = take('commitment', mapping.commitment, { codeSchema: commitmentCode, always: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) } });
  const alone = mapping.milestone.optional === true && 'column' in mapping.milestone.code && cells(mapping.milestone.code.column) === '';
  const milestone = alone ? undefined : take('milestone', mapping.milestone, { codeSchema: milestoneCode });
  const indicator = mapping.indicator ? take('indicator', mapping.indicator, { codeSchema: v.pipe(v.string(), v.maxLength(40)) }) : undefined;
  const organizations = organizationsIn(mapping, cells);
  return commitment && { commitment, milestone, indicator, organizations, page: mapping.commitment.page === undefined ? '' : cells(mapping.commitment.page) };
};

/** A name that is a code already is kept as the code; any other is written as one. */
const organizationsIn = ({ organizations }: CsvMapping, cells: Cells): readonly DocumentOrganization[] =>
  !organizations
    ? []
    : cells(organizations.column)
        .split(organizations.between)
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({ code: organizationCodeOf(name), name: { es: name.slice(0, 500) }, sector: organizations.sector }));

const organizationCodeOf = (name: string): string =>
  v.safeParse(organizationCode, name).success ? name : name.normalize('NFD').replace(/[^A-Za-z0-9]+/g, ' ').trim().replace(/ /g, '-').toLowerCase().slice(0, 40) || 'unnamed';

/** The line's own code must be new; what stands above it must say what it said before. */
const againstEarlier = ({ mapping, commitments }: Gathering, read: RecordRead): readonly RecordFinding[] => {
  const commitment = commitments.get(keyOf(read.commitment));
  const milestone = read.milestone && commitment?.milestones.get(keyOf(read.milestone));
  const indicator = read.indicator && milestone?.indicators.get(keyOf(read.indicator));
  const own = lineLevelOf(mapping);
  if (own === 'commitment') return commitment ? [codeTwice(mapping.commitment, commitment)] : [];
  return [
    ...differences(mapping.commitment, commitment, read.commitment),
    ...(own === 'milestone' && milestone ? [codeTwice(mapping.milestone, milestone)] : []),
    ...(own === 'indicator' && read.milestone ? differences(mapping.milestone, milestone, read.milestone) : []),
    ...(mapping.indicator && indicator ? [codeTwice(mapping.indicator, indicator)] : []),
  ];
};

const keyOf = ({ code }: LevelRead): string => code.toLowerCase();

const codeTwice = ({ code }: Level, earlier: Gathered): RecordFinding => recordFinding('duplicate-code', 'column' in code ? code.column : '', `The code ${quoted(earlier.read.code)} stands already on line ${earlier.line}.`);

const differences = ({ fields }: Level, earlier: Gathered | undefined, read: LevelRead): readonly RecordFinding[] =>
  Object.entries(fields).flatMap(([field, rule]) =>
    !earlier || sameJson(earlier.read.fields[field], read.fields[field])
      ? []
      : [recordFinding('says-otherwise', columnsOfRule(rule)[0] ?? '', `${quoted(read.code)} says something else here than on line ${earlier.line}.`)],
  );

const recordFinding = (code: FindingCode, column: string, detail: string): RecordFinding => ({ code, column, detail });

const keep = ({ commitments, organizations, sources }: Gathering, read: RecordRead, line: number): void => {
  for (const organization of read.organizations) if (!organizations.has(organization.code.toLowerCase())) organizations.set(organization.code.toLowerCase(), organization);
  const codes = read.organizations.map(({ code }) => code);
  const commitment = keptIn(commitments, read.commitment, () => ({ read: read.commitment, line, organizations: [], milestones: new Map<string, GatheredMilestone>() }));
  addNew(commitment.organizations, codes);
  if (/^https?:\/\/\S+$/.test(read.page)) sources.set(keyOf(read.commitment), { code: read.commitment.code, title: read.commitment.fields['title'] as unknown as Words, link: read.page });
  if (!read.milestone) return;
  const milestone = keptIn(commitment.milestones, read.milestone, () => ({ read: read.milestone as LevelRead, line, organizations: [], indicators: new Map<string, Gathered>() }));
  addNew(milestone.organizations, codes);
  if (read.indicator) milestone.indicators.set(keyOf(read.indicator), { read: read.indicator, line, organizations: [] });
};

const keptIn = <Kept>(kept: Map<string, Kept>, read: LevelRead, make: () => Kept): Kept => {
  const found = kept.get(keyOf(read)) ?? make();
  kept.set(keyOf(read), found);
  return found;
};

const addNew = (codes: string[], more: readonly string[]): void => {
  for (const code of more) if (!codes.includes(code)) codes.push(code);
};

const commitmentsOf = ({ mapping, commitments, sources }: Gathering): readonly DocumentCommitment[] =>
  [...commitments.entries()].map(([key, { read, organizations, milestones }]) => ({
    ...(read.fields as unknown as DocumentCommitment),
    code: read.code,
    lifecycle: mapping.commitment.always.lifecycle,
    ...(mapping.organizations ? { parties: organizations.map((organization) => ({ organization, part: mapping.organizations?.part ?? 'lead' })) } : {}),
    ...(sources.has(key) ? { source: read.code } : {}),
    milestones: [...milestones.values()].map(milestoneOf),
  }));

/** One institution answers for a milestone; where the table names several, it does not say which. */
const milestoneOf = ({ read, organizations, indicators }: GatheredMilestone): DocumentMilestone => ({
  ...(read.fields as unknown as DocumentMilestone),
  code: read.code,
  ...(organizations.length === 1 && organizations[0] !== undefined ? { responsible: organizations[0] } : {}),
  ...(indicators.size > 0 ? { indicators: [...indicators.values()].map((indicator) => ({ ...(indicator.read.fields as Readonly<Record<string, Json>> & { readonly text: Words }), code: indicator.read.code })) } : {}),
});
