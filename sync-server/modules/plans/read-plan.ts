/** A file in the plan format, read at the door: every reason why it is none, by path. */
import * as v from 'valibot';
import { accept, refuse, type Result } from '../../../src/domain/result';
import { quoted, type Finding, type FindingCode } from './finding';
import { planDocumentSchema, planFormatName, planFormatVersion, type PlanDocument } from './plan-format';
import { readText } from './read-text';

/** Refused with each finding: encoding, JSON, another format, a newer version, each field that does not fit. */
export const readPlan = (bytes: Uint8Array): Result<PlanDocument, readonly Finding[]> => {
  const json = readJson(bytes);
  if (!json.accepted) return json;
  const stranger = strangerOf(json.value);
  if (stranger) return refuse([stranger]);
  const parsed = v.safeParse(planDocumentSchema, json.value);
  return parsed.success ? accept(parsed.output) : refuse(findingsOf(parsed.issues));
};

const readJson = (bytes: Uint8Array): Result<unknown, readonly Finding[]> => {
  const text = readText(bytes);
  if (!text.accepted) return refuse([text.refusal]);
  try {
    return accept(JSON.parse(text.value) as unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse([{ code: 'not-json', detail: `The file is not JSON: ${error.message}` }]);
  }
};

/** Another format or a later version is said as such, instead of a hundred fields that do not fit. */
const strangerOf = (json: unknown): Finding | undefined => {
  const { format, version } = typeof json === 'object' && json !== null ? (json as { readonly format?: unknown; readonly version?: unknown }) : {};
  if (format !== planFormatName) return { code: 'not-a-plan', path: 'format', detail: `A plan says "format": "${planFormatName}".` };
  if (typeof version === 'number' && version > planFormatVersion)
    return { code: 'newer-version', path: 'version', detail: `The file is of version ${version}; this Bitácora reads version ${planFormatVersion}. Update it first.` };
  return undefined;
};

/** Valibot's issues as findings, by path. */
export const findingsOf = (issues: readonly v.BaseIssue<unknown>[]): readonly Finding[] => issues.map(toFinding);

const toFinding = (issue: v.BaseIssue<unknown>): Finding => {
  const code = codeOf(issue);
  return { code, path: v.getDotPath(issue) ?? '', detail: details[code]?.(issue) ?? issue.message };
};

const codeOf = (issue: v.BaseIssue<unknown>): FindingCode => {
  if (issue.message === 'not a day that exists') return 'impossible-date';
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown-field';
  if (issue.type === 'strict_object' && issue.received === 'undefined') return 'missing-field';
  return 'wrong-value';
};

const details: Partial<Readonly<Record<FindingCode, (issue: v.BaseIssue<unknown>) => string>>> = {
  'impossible-date': (issue) => `${quoted(String(issue.input))} is not a day that exists (days are written 2027-06-30).`,
  'unknown-field': () => 'The format has no such field.',
  'missing-field': (issue) => `Missing: ${issue.expected ?? 'a value'}.`,
  'wrong-value': (issue) => `${issue.message}${typeof issue.input === 'string' ? `: ${quoted(issue.input)}` : ''}`,
};
