/** What an import says to whoever runs it, in lines. Values of the file are shown short and without control characters. */
import { canonicalJson, type Json } from '../../../src/domain/json';
import { quoted, type Finding } from './finding';
import type { ImportOutcome } from './import-plan';
import type { RowChange } from './plan-operations';

/** The most findings and changes that are written out; the others are counted. */
export const shownAtMost = 50;

/** The findings: the first of them one by one, all of them counted by code. */
export const findingsText = (findings: readonly Finding[]): readonly string[] => [
  ...findings.slice(0, shownAtMost).map((finding) => `  ${placeOf(finding)}${finding.code}: ${finding.detail}`),
  ...(findings.length > shownAtMost ? [`  … and ${findings.length - shownAtMost} more. All ${findings.length}: ${countsByCode(findings)}.`] : []),
];

const placeOf = ({ line, column, path }: Finding): string => {
  const parts = [line === undefined ? '' : `line ${line}`, column === undefined ? '' : `column ${column}`, path ?? ''].filter((part) => part !== '');
  return parts.length > 0 ? `${parts.join(', ')}: ` : '';
};

const countsByCode = (findings: readonly Finding[]): string => {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
};

/** What would be new, changed and the same; or what was. */
export const outcomeText = ({ plan, report, warnings, written }: ImportOutcome): readonly string[] => [
  `Plan ${plan}`,
  `  new: ${countsByEntity(report.created.map(({ entity }) => entity))}`,
  `  changed: ${countsByEntity(report.changed.map(({ entity }) => entity))}`,
  `  the same: ${report.same}`,
  ...report.changed.slice(0, shownAtMost).flatMap(changeText),
  ...(report.changed.length > shownAtMost ? [`  … and ${report.changed.length - shownAtMost} more changed records.`] : []),
  ...(warnings.length > 0 ? ['Worth a look (nothing is blocked by it):', ...findingsText(warnings)] : []),
  written ? writtenText(report.created.length + report.changed.length) : 'This was a preview: nothing was written. Write it with --write.',
];

const writtenText = (records: number): string => (records === 0 ? 'Nothing to write: everything was there already.' : `Written: ${records} ${records === 1 ? 'record' : 'records'}.`);

const countsByEntity = (entities: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const entity of entities) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return counts.size === 0 ? 'nothing' : [...counts].map(([entity, count]) => `${count} ${entity}${count === 1 ? '' : 's'}`).join(', ');
};

const changeText = ({ entity, id, fields }: RowChange): readonly string[] => fields.map(({ field, before, after }) => `  ${entity} ${id}, ${field}: ${shown(before)} → ${shown(after)}`);

const shown = (value: Json): string => (value === null ? 'nothing' : quoted(typeof value === 'string' ? value : canonicalJson(value)));
