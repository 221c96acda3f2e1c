/**
 * A schema's yes, without the walk that explains a no: what devices send is right nearly always, and then no issue, path or
 * copy is wanted. The check is made of the schema itself, so there is no second description to keep.
 *
 * Law: where the check says yes, the schema accepts, and what it hands on equals what came. Where it says no, the schema is asked.
 */
import type * as v from 'valibot';

type Check = (value: unknown) => boolean;

/** The same schema, asked only for what its check does not know to be right; then it hands on the very value that came. Throws for a shape that it cannot check. */
export const readQuickly = <Schema extends v.GenericSchema>(schema: Schema): Schema => {
  const isRight = checkOf(schema as unknown as Part);
  return {
    ...schema,
    '~run': (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => (isRight(dataset.value) ? Object.assign(dataset, { typed: true }) : schema['~run'](dataset, config)),
  };
};

/** A schema or one step of a pipe, as valibot describes it. */
interface Part {
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly requirement?: unknown;
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly items?: readonly Part[];
  readonly key?: Part;
  readonly value?: Part;
  readonly entries?: Readonly<Record<string, Part>>;
}

const checkOf = (part: Part): Check => {
  if (part.pipe) return everyOf(part.pipe.map(checkOf));
  const make = checks[part.type];
  if (!make) throw new Error(`no quick check for ${part.type}`);
  return make(part);
};

const everyOf = (steps: readonly Check[]): Check => {
  const [first, second, ...others] = steps;
  if (!first) return () => true;
  return second ? everyOf([(value) => first(value) && second(value), ...others]) : first;
};

const lengthOf = (value: unknown): number => (value as string | readonly unknown[]).length;

const checks: Readonly<Record<string, (part: Part) => Check>> = {
  unknown: () => () => true,
  string: () => (value) => typeof value === 'string',
  number: () => (value) => typeof value === 'number' && !Number.isNaN(value),
  boolean: () => (value) => typeof value === 'boolean',
  literal: ({ literal }) => (value) => value === literal,
  picklist: ({ options = [] }) => (value) => options.includes(value),
  nullable: ({ wrapped }) => orElse((value) => value === null, wrapped),
  exact_optional: ({ wrapped }) => orElse(() => false, wrapped),
  union: ({ options = [] }) => {
    const either = (options as readonly Part[]).map(checkOf);
    return (value) => either.some((is) => is(value));
  },
  array: ({ item }) => {
    const isItem = checkOf(wanted(item));
    return (value) => Array.isArray(value) && value.every(isItem);
  },
  tuple: ({ items = [] }) => {
    const each = items.map(checkOf);
    return (value) => Array.isArray(value) && value.length === each.length && each.every((is, index) => is(value[index]));
  },
  record: ({ key, value }) => recordCheck(checkOf(wanted(key)), checkOf(wanted(value))),
  strict_object: (part) => objectCheck(part, () => false),
  loose_object: (part) => objectCheck(part, (key) => !leftAside.includes(key)),
  max_length: ({ requirement }) => (value) => lengthOf(value) <= (requirement as number),
  min_length: ({ requirement }) => (value) => lengthOf(value) >= (requirement as number),
  max_value: ({ requirement }) => (value) => (value as number) <= (requirement as number),
  min_value: ({ requirement }) => (value) => (value as number) >= (requirement as number),
  integer: () => Number.isInteger,
  regex: ({ requirement }) => (value) => (requirement as RegExp).test(value as string),
  email: ({ requirement }) => (value) => (requirement as RegExp).test(value as string),
  check: ({ requirement }) => requirement as Check,
};

const wanted = (part: Part | undefined): Part => {
  if (!part) throw new Error('a schema without the part that its kind names');
  return part;
};

const orElse = (is: Check, other: Part | undefined): Check => {
  const isOther = checkOf(wanted(other));
  return (value) => is(value) || isOther(value);
};

/** Keys that the schemas of objects leave aside without a word. */
export const leftAside: readonly string[] = ['__proto__', 'constructor', 'prototype'];

const recordCheck =
  (isKey: Check, isValue: Check): Check =>
  (value) => {
    if (!isPlain(value)) return false;
    for (const key in value) if (leftAside.includes(key) || !isKey(key) || !isValue(value[key])) return false;
    return true;
  };

/** Every key is named, or may be there all the same; none that must be there is missing. */
const objectCheck = ({ entries = {} }: Part, mayBeThere: (key: string) => boolean): Check => {
  const named = new Map(Object.entries(entries).map(([key, entry]) => [key, { is: checkOf(entry), must: entry.type !== 'exact_optional' }]));
  const needed = [...named.values()].filter(({ must }) => must).length;
  return (value) => {
    if (!isPlain(value)) return false;
    let met = 0;
    for (const key in value) {
      const entry = named.get(key);
      if (entry ? !entry.is(value[key]) : !mayBeThere(key)) return false;
      if (entry?.must) met += 1;
    }
    return met === needed;
  };
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
