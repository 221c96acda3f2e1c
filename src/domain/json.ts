/** Plain data: what a record's field may hold and what travels. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Fields = Readonly<Record<string, Json>>;

/** Words of a source in the languages it has. Spanish is always there; English when somebody wrote it. */
export interface Words {
  readonly es: string;
  readonly en?: string;
}

export const sameJson = (one: Json | undefined, other: Json | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other));

/**
 * JSON in one spelling: keys sorted by UTF-16 code unit, no spaces, numbers as ECMAScript prints them.
 * Two equal values give equal texts. Source: RFC 8785 (JSON Canonicalization Scheme).
 */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
