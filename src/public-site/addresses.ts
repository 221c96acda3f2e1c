/**
 * Where everything stands on the public site. Pure, in both directions: every address leads back to its place.
 *
 *   /                             /en                                the plan of this server
 *   /compromisos/arba0011         /en/commitments/arba0011           one of its commitments
 *   /reuniones                    /en/meetings                       its meetings and what was agreed in them
 *   /reuniones/2026-7             /en/meetings/2026-7                the minutes number 7 of 2026
 *   /planes/nap6[/compromisos/…]  /en/plans/nap6[/commitments/…]     further plans
 *   /datos                        /en/data                           what the files of open data hold
 *   /datos/plan.json, /datos/compromisos/arba0011.json, /datos/reuniones.json, /datos/reuniones/2026-7.json, /datos/planes/nap6/…
 *                                                                    the files, the same in every language
 *   /evidencia                    /en/evidence                       where the code of a receipt is typed
 *   /evidencia/ABCD-EFGH          /en/evidence/ABCD-EFGH             what the server holds of what that receipt names
 *   /datos/evidencia/ABCD-EFGH.json                                  the same as a file
 *   /publico/evidencia/ID/PART                                       a safe picture, page, text or sound of published evidence
 *   /calendario.ics, /planes/nap6/calendario.ics                     announced and published meetings, for calendars
 */
import type { RecordId } from '../domain/ids';
import { readReceiptCode } from '../domain/receipt-code';
import type { Locale } from '../language/locale';

/** A page. `plan` is undefined for the plan that stands at the root. */
export type Place =
  | { readonly page: 'plan'; readonly plan: RecordId | undefined }
  | { readonly page: 'commitment'; readonly plan: RecordId | undefined; readonly code: string }
  | { readonly page: 'meetings'; readonly plan: RecordId | undefined }
  | { readonly page: 'meeting'; readonly plan: RecordId | undefined; readonly meeting: string }
  | { readonly page: 'receipts' }
  | { readonly page: 'receipt'; readonly code: string }
  | { readonly page: 'data' };

type PlaceOfPlan = Extract<Place, { readonly plan: RecordId | undefined }>;

export const isOfPlan = (place: Place): place is PlaceOfPlan => 'plan' in place;

/** A file of open data: of a whole plan, or of one commitment. */
export interface PlanDataFile {
  readonly plan: RecordId | undefined;
  readonly code: string | undefined;
}

/** A file of open data: of all meetings, or of one, by the number of its minutes. */
export interface MeetingDataFile {
  readonly plan: RecordId | undefined;
  readonly meeting: string | undefined;
}

/** A file of open data: of the evidence that a receipt names. */
export interface ReceiptDataFile {
  readonly receipt: string;
}

export type DataFile = PlanDataFile | MeetingDataFile | ReceiptDataFile;

export interface Address {
  readonly locale: Locale;
  readonly place: Place;
}

const names = {
  es: { plans: 'planes', commitments: 'compromisos', meetings: 'reuniones', evidence: 'evidencia', data: 'datos' },
  en: { plans: 'plans', commitments: 'commitments', meetings: 'meetings', evidence: 'evidence', data: 'data' },
} as const;

const calendarFile = 'calendario.ics';

/** How a commitment's code stands in an address: in small letters. */
export const slugOf = (code: string): string => code.toLowerCase().replace(/\p{Surrogate}/gu, '\ufffd');

/** How a published meeting stands in an address: by the year and number of its minutes, `2026-7`. */
export const meetingSlug = ({ year, number }: { readonly year: number; readonly number: number }): string => `${year}-${number}`;

export const pathTo = (place: Place, locale: Locale): string => {
  const name = names[locale];
  const language = locale === 'es' ? [] : [locale];
  if (!isOfPlan(place)) return joined([...language, ...besidePlans(place, name)]);
  const plan = place.plan === undefined ? [] : [name.plans, place.plan];
  return joined([...language, ...plan, ...insidePlan(place, name)]);
};

const besidePlans = (place: Exclude<Place, PlaceOfPlan>, name: Names): readonly string[] => {
  if (place.page === 'data') return [name.data];
  return place.page === 'receipts' ? [name.evidence] : [name.evidence, place.code];
};

const insidePlan = (place: PlaceOfPlan, name: Names): readonly string[] => {
  if (place.page === 'plan') return [];
  if (place.page === 'commitment') return [name.commitments, slugOf(place.code)];
  return place.page === 'meetings' ? [name.meetings] : [name.meetings, slugOf(place.meeting)];
};

/** The place a path leads to; undefined where there is none. Whether its plan and commitment exist is asked elsewhere. */
export const placeAt = (path: string): Address | undefined => {
  const segments = segmentsOf(path);
  if (!segments) return undefined;
  const locale: Locale = segments[0] === 'en' ? 'en' : 'es';
  const place = placeIn(locale === 'en' ? segments.slice(1) : segments, names[locale]);
  return place && { locale, place };
};

export const dataPathTo = (file: DataFile): string => {
  if ('receipt' in file) return joined([names.es.data, names.es.evidence, `${file.receipt}.json`]);
  const ofPlan = file.plan === undefined ? [] : [names.es.plans, file.plan];
  const [folder, whole, one] = 'meeting' in file ? [names.es.meetings, `${names.es.meetings}.json`, file.meeting] : [names.es.commitments, 'plan.json', file.code];
  return joined([names.es.data, ...ofPlan, ...(one === undefined ? [whole] : [folder, `${slugOf(one)}.json`])]);
};

export const dataFileAt = (path: string): DataFile | undefined => {
  const [data, ...rest] = segmentsOf(path) ?? [];
  if (data !== names.es.data) return undefined;
  if (rest[0] === names.es.evidence) return receiptFileAt(rest.slice(1));
  const [plan, [folder, file, ...more]] = rest[0] === names.es.plans && rest[1] !== undefined ? [rest[1], rest.slice(2)] : [undefined, rest];
  if (file === undefined) return folder === 'plan.json' ? { plan, code: undefined } : folder === `${names.es.meetings}.json` ? { plan, meeting: undefined } : undefined;
  if (more.length > 0 || !file.endsWith('.json')) return undefined;
  const slug = slugOf(file.slice(0, -'.json'.length));
  if (folder === names.es.commitments) return { plan, code: slug };
  return folder === names.es.meetings ? { plan, meeting: slug } : undefined;
};

/** The code of the receipt that a page or a file at a path is about. */
export const receiptCodeAt = (path: string): string | undefined => {
  const place = placeAt(path)?.place;
  if (place?.page === 'receipt') return place.code;
  const file = dataFileAt(path);
  return file && 'receipt' in file ? file.receipt : undefined;
};

const receiptFileAt = ([file, ...more]: readonly string[]): ReceiptDataFile | undefined => {
  const receipt = more.length === 0 && file?.endsWith('.json') ? readReceiptCode(file.slice(0, -'.json'.length)) : undefined;
  return receipt === undefined ? undefined : { receipt };
};

/** Where a safe derivative of published evidence is served. */
export const evidencePartPath = (evidence: RecordId, part: string): string => joined(['publico', names.es.evidence, evidence, part]);

export const calendarPathTo = (plan: RecordId | undefined): string => joined([...(plan === undefined ? [] : [names.es.plans, plan]), calendarFile]);

/** The plan whose calendar stands at a path; undefined where there is none. */
export const calendarAt = (path: string): { readonly plan: RecordId | undefined } | undefined => {
  const segments = segmentsOf(path) ?? [];
  if (segments.length === 1 && segments[0] === calendarFile) return { plan: undefined };
  return segments.length === 3 && segments[0] === names.es.plans && segments[2] === calendarFile ? { plan: segments[1] } : undefined;
};

/** The language of a page that is not there. */
export const localeOfPath = (path: string): Locale => (/^\/en(\/|$)/.test(path) ? 'en' : 'es');

type Names = (typeof names)[Locale];

const placeIn = (segments: readonly string[], name: Names): Place | undefined => {
  if (segments.length === 1 && segments[0] === name.data) return { page: 'data' };
  if (segments[0] === name.evidence) return receiptAt(segments.slice(1));
  if (segments[0] === name.plans && segments[1] !== undefined) return placeInPlan(segments.slice(2), segments[1], name);
  return placeInPlan(segments, undefined, name);
};

const receiptAt = ([typed, ...more]: readonly string[]): Place | undefined => {
  if (typed === undefined) return { page: 'receipts' };
  const code = more.length === 0 ? readReceiptCode(typed) : undefined;
  return code === undefined ? undefined : { page: 'receipt', code };
};

const placeInPlan = (segments: readonly string[], plan: RecordId | undefined, name: Names): Place | undefined => {
  if (segments.length === 0) return { page: 'plan', plan };
  const [folder, slug, ...more] = segments;
  if (more.length > 0) return undefined;
  if (folder === name.meetings) return slug === undefined ? { page: 'meetings', plan } : { page: 'meeting', plan, meeting: slugOf(slug) };
  return folder === name.commitments && slug !== undefined ? { page: 'commitment', plan, code: slugOf(slug) } : undefined;
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
