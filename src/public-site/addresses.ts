/**
 * Where everything stands on the public site. Pure, in both directions: every address leads back to its place.
 *
 *   /                             /en                                the plan of this server
 *   /compromisos/arba0011         /en/commitments/arba0011           one of its commitments
 *   /planes/nap6[/compromisos/…]  /en/plans/nap6[/commitments/…]     further plans
 *   /datos                        /en/data                           what the files of open data hold
 *   /datos/plan.json, /datos/compromisos/arba0011.json, /datos/planes/nap6/…   the files, the same in every language
 */
import type { RecordId } from '../domain/ids';
import type { Locale } from '../language/locale';

/** A page. `plan` is undefined for the plan that stands at the root. */
export type Place =
  | { readonly page: 'plan'; readonly plan: RecordId | undefined }
  | { readonly page: 'commitment'; readonly plan: RecordId | undefined; readonly code: string }
  | { readonly page: 'data' };

/** A file of open data: of a whole plan, or of one commitment. */
export interface DataFile {
  readonly plan: RecordId | undefined;
  readonly code: string | undefined;
}

export interface Address {
  readonly locale: Locale;
  readonly place: Place;
}

const names = {
  es: { plans: 'planes', commitments: 'compromisos', data: 'datos' },
  en: { plans: 'plans', commitments: 'commitments', data: 'data' },
} as const;

/** How a commitment's code stands in an address: in small letters. */
export const slugOf = (code: string): string => code.toLowerCase().replace(/\p{Surrogate}/gu, '\ufffd');

export const pathTo = (place: Place, locale: Locale): string => {
  const name = names[locale];
  const language = locale === 'es' ? [] : [locale];
  if (place.page === 'data') return joined([...language, name.data]);
  const plan = place.plan === undefined ? [] : [name.plans, place.plan];
  const commitment = place.page === 'commitment' ? [name.commitments, slugOf(place.code)] : [];
  return joined([...language, ...plan, ...commitment]);
};

/** The place a path leads to; undefined where there is none. Whether its plan and commitment exist is asked elsewhere. */
export const placeAt = (path: string): Address | undefined => {
  const segments = segmentsOf(path);
  if (!segments) return undefined;
  const locale: Locale = segments[0] === 'en' ? 'en' : 'es';
  const place = placeIn(locale === 'en' ? segments.slice(1) : segments, names[locale]);
  return place && { locale, place };
};

export const dataPathTo = ({ plan, code }: DataFile): string => {
  const ofPlan = plan === undefined ? [] : [names.es.plans, plan];
  const file = code === undefined ? ['plan.json'] : [names.es.commitments, `${slugOf(code)}.json`];
  return joined([names.es.data, ...ofPlan, ...file]);
};

export const dataFileAt = (path: string): DataFile | undefined => {
  const [data, ...rest] = segmentsOf(path) ?? [];
  if (data !== names.es.data) return undefined;
  const [plan, [folder, file]] = rest[0] === names.es.plans ? [rest[1], rest.slice(2)] : [undefined, rest];
  const depth = rest.length - (plan === undefined ? 0 : 2);
  if (depth === 1 && folder === 'plan.json') return { plan, code: undefined };
  if (depth !== 2 || folder !== names.es.commitments || !file?.endsWith('.json')) return undefined;
  return { plan, code: slugOf(file.slice(0, -'.json'.length)) };
};

/** The language of a page that is not there. */
export const localeOfPath = (path: string): Locale => (/^\/en(\/|$)/.test(path) ? 'en' : 'es');

type Names = (typeof names)[Locale];

const placeIn = (segments: readonly string[], name: Names): Place | undefined => {
  if (segments.length === 1 && segments[0] === name.data) return { page: 'data' };
  if (segments[0] === name.plans && segments[1] !== undefined) return placeInPlan(segments.slice(2), segments[1], name);
  return placeInPlan(segments, undefined, name);
};

const placeInPlan = (segments: readonly string[], plan: RecordId | undefined, name: Names): Place | undefined => {
  if (segments.length === 0) return { page: 'plan', plan };
  const [folder, code] = segments;
  return segments.length === 2 && folder === name.commitments && code !== undefined ? { page: 'commitment', plan, code: slugOf(code) } : undefined;
};

const joined = (segments: readonly string[]): string => `/${segments.map(encodeURIComponent).join('/')}`;

/** Undefined where the path is no path: a broken escape of a percent sign. */
const segmentsOf = (path: string): readonly string[] | undefined => {
  try {
    return path.split('/').filter((segment) => segment !== '').map(decodeURIComponent);
  } catch {
    return undefined;
  }
};
