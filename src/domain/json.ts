/** Plain data: what a record's field may hold and what travels. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Fields = Readonly<Record<string, Json>>;

/** Words of a source in the languages it has. Spanish is always there; English when somebody wrote it. */
export interface Words {
  readonly es: string;
  readonly en?: string;
}

/** Whether two values have one canonical text, without writing it. */
export const sameJson = (one: Json | undefined, other: Json | undefined): boolean => {
  if (one === other) return true;
  if (one === undefined || other === undefined || one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return false;
  if (isList(one)) return isList(other) && one.length === other.length && one.every((each, index) => sameJson(each, other[index]));
  if (isList(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key] ?? null, other[key] ?? null));
};

/**
 * JSON in one spelling: keys sorted by UTF-16 code unit, no spaces, numbers as ECMAScript prints them.
 * Two equal values give equal texts. Source: RFC 8785 (JSON Canonicalization Scheme).
 */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  // Every change and every row is spelled so, on both sides: texts are put together without lists in between.
  let text = '';
  if (isList(value)) {
    for (const each of value) text += (text === '' ? '' : ',') + canonicalJson(each);
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) text += `${(text === '' ? '' : ',') + JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
  return `{${text}}`;
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
