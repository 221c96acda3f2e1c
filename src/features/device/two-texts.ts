/** A held change as pairs of texts: what its author wrote and what stands there now, per group of fields that met. */
import { isDay } from '../../domain/day';
import { groupOf } from '../../domain/entities';
import { modalities, type Modality } from '../../domain/meeting';
import { isReportedLevel } from '../../domain/milestone';
import { rowKeyText } from '../../domain/change';
import type { Fields, Json } from '../../domain/json';
import { formatDay } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import type { CachedRow } from '../../storage/cache-store';
import type { AttentionEntry } from '../../storage/words-store';
import { lineNamed } from './subjects';

/** Rows as they are now, by `entity/id`. */
export type RowsNow = ReadonlyMap<string, CachedRow>;

export interface TwoTexts {
  /** `entity/id group`. */
  readonly key: string;
  readonly row: string;
  readonly entity: string;
  readonly group: string;
  readonly milestone: string | undefined;
  readonly mine: Fields;
  readonly theirs: Fields;
  /** Who wrote theirs, and when. */
  readonly by: string;
  readonly at: number;
}

/** Groups without words of their own (the state of a check-in) make no pair. */
export const twoTextsOf = ({ change, outcome, at }: Pick<AttentionEntry, 'change' | 'outcome' | 'at'>, rows: RowsNow): readonly TwoTexts[] => {
  if (outcome.end !== 'held') return [];
  return outcome.conflicts.flatMap(({ entity, id, group, by }) => {
    const row = rowKeyText({ entity, id });
    const now = rows.get(row);
    const written = Object.assign({}, ...change.operations.filter((operation) => rowKeyText(operation) === row).map((operation) => operation.set ?? {})) as Fields;
    const mine = inGroup(entity, group, written);
    if (entity === 'checkIn' || Object.keys(mine).length === 0) return [];
    return [{ key: `${row} ${group}`, row, entity, group, milestone: entity === 'checkInLine' ? lineNamed(id)?.milestone : undefined, mine, theirs: inGroup(entity, group, now?.fields ?? {}), by: now?.by || by, at: now?.at ?? at }];
  });
};

const inGroup = (entity: string, group: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field, value]) => value !== null && groupOf(entity, field) === group));

const labels: Readonly<Record<string, MessageId>> = {
  statement: 'device.groupStatement',
  progress: 'checkIn.progress',
  nextSteps: 'checkIn.nextSteps',
  evidence: 'device.groupEvidence',
  wording: 'device.groupWording',
  title: 'device.groupWording',
  dates: 'device.groupDates',
  parties: 'device.groupParties',
  when: 'device.groupWhen',
  where: 'device.groupWhere',
  person: 'device.groupPerson',
  owner: 'device.groupOwner',
  due: 'device.groupDue',
  answer: 'device.groupAnswer',
};

/** "¿Qué avanzó?", as the form asks for it. */
export const groupLabel = ({ t }: Language, group: string): string => t(labels[group] ?? 'device.groupOther');

/** A group's fields as one text a person can compare. Empty when nothing is said. */
export const groupText = (language: Language, fields: Fields): string =>
  Object.entries(fields)
    .map(([field, value]) => fieldText(language, field, value))
    .filter((text) => text !== '')
    .join('\n');

const fieldText = (language: Language, field: string, value: Json): string => {
  if (field === 'reported' && isReportedLevel(value)) return language.t(`reported.${value}`);
  if (field === 'noProgress') return value === true ? language.t('checkIn.noProgress') : '';
  // An institution's name is not known here, and its id is no word.
  if (field === 'organization' || field === 'sector') return '';
  if (field === 'modality' && modalities.some((one) => one === value)) return language.t(`modality.${value as Modality}`);
  if (typeof value === 'string') return isDay(value) ? formatDay(language, value) : value;
  if (isTable(value)) {
    if (typeof value['es'] === 'string') return wordsIn({ es: value['es'], ...(typeof value['en'] === 'string' ? { en: value['en'] } : {}) }, language.locale);
    // Somebody in a role: called by name.
    if (typeof value['name'] === 'string') return value['name'];
    return Object.values(value).map((inner) => fieldText(language, '', inner)).join('\n');
  }
  return Array.isArray(value) ? value.map((inner: Json) => fieldText(language, '', inner)).join(' · ') : String(value ?? '');
};

const isTable = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
