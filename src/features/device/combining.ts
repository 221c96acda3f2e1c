/** Two texts put into one field, mine first, for a person to make one of them. */
import { lineToDraft, stateLine, type CheckInLine, type LineDraft, type LineRefusal } from '../../domain/check-in';
import type { Fields, Json } from '../../domain/json';
import type { CachedRow } from '../../storage/cache-store';
import type { TwoTexts } from './two-texts';
import type { Combined } from './ways-out';

/** Texts of one line that met, as they are typed together. By field. */
export type CombinedLine = Pick<LineDraft, 'milestone'> & Partial<LineDraft>;

/** One combined line for each line that has pairs. */
export const startCombining = (pairs: readonly TwoTexts[]): readonly CombinedLine[] => {
  const lines = new Map<string, CombinedLine>();
  for (const { milestone, group, mine, theirs } of pairs) {
    if (milestone === undefined) continue;
    lines.set(milestone, { ...(lines.get(milestone) ?? { milestone }), ...bothOf(group, mine, theirs) });
  }
  return [...lines.values()];
};

const bothOf = (group: string, mine: Fields, theirs: Fields): Partial<LineDraft> => {
  const [one, other] = [draftOfFields(mine), draftOfFields(theirs)];
  switch (group) {
    case 'statement':
      return { ...(one.reported ? { reported: one.reported } : {}), challenges: joined(one.challenges, other.challenges) };
    case 'progress': {
      const progress = joined(one.progress, other.progress);
      return { progress, noProgress: progress === '' };
    }
    case 'nextSteps':
      return { nextSteps: joined(one.nextSteps, other.nextSteps) };
    default:
      return { evidenceShows: joined(one.evidenceShows, other.evidenceShows), evidenceLink: one.evidenceLink || other.evidenceLink };
  }
};

/** The same words are not said twice. */
const joined = (one: string, other: string): string => (one === other || other === '' ? one : one === '' ? other : `${one}\n\n${other}`);

const draftOfFields = (fields: Fields): LineDraft => lineToDraft(fields as unknown as CheckInLine);

/** What combined lines write, by row; or the first thing that a line would lack. `rows`: the lines as they stand now. */
export const combine = (
  combined: readonly CombinedLine[],
  { pairs, lineNow }: { readonly pairs: readonly TwoTexts[]; readonly lineNow: (row: string) => Pick<CachedRow, 'fields'> | undefined },
): { readonly fields: Combined; readonly refusals: readonly LineRefusal[] } => {
  const fields = new Map<string, Fields>();
  const refusals: LineRefusal[] = [];
  for (const line of combined) {
    const own = pairs.filter((pair) => pair.milestone === line.milestone);
    const row = own[0]?.row;
    if (row === undefined) continue;
    const now = draftOfFields({ ...lineNow(row)?.fields, milestone: line.milestone });
    const mine = Object.assign({}, ...own.map((pair) => draftPartOf(pair))) as Partial<LineDraft>;
    const whole: LineDraft = { ...now, ...mine, ...line };
    const stated = stateLine(whole);
    if (stated.accepted) fields.set(row, groupsWritten(own, stated.value as unknown as Fields));
    else refusals.push(stated.refusal);
  }
  return { fields, refusals };
};

const draftPartOf = ({ mine, group }: TwoTexts): Partial<LineDraft> => bothOf(group, mine, {});

const fieldsOfGroup: Readonly<Record<string, readonly string[]>> = {
  statement: ['reported', 'challenges'],
  progress: ['progress', 'noProgress'],
  nextSteps: ['nextSteps'],
  evidence: ['evidence'],
};

/** Only the groups that met are written: the rest of the line stays whose it is. */
const groupsWritten = (pairs: readonly TwoTexts[], stated: Fields): Fields =>
  Object.fromEntries(pairs.flatMap(({ group }) => fieldsOfGroup[group] ?? []).map((field): [string, Json] => [field, stated[field] ?? null]));
