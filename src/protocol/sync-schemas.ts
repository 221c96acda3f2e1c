/**
 * How the wire is read at the door. Strict: a key nobody named is refused, depth and length are limited by the shapes.
 * A change is read in two steps: its envelope with the request, what it says when it is decided,
 * so that one broken change never costs the others their turn.
 */
import * as v from 'valibot';
import { changeKinds } from '../domain/decide';
import type { Change, RowOperation } from '../domain/change';
import type { Fields, Json } from '../domain/json';
import { argumentSchemas } from './argument-schemas';
import { leftAside, readQuickly } from './read-quickly';
import { recordSchemas } from './record-schemas';
import { id, moment, text } from './schema-parts';
import { changeIdSchema, group, recordOf, seen } from './seen-schema';
import { pushLimit, seenHeadsLimit, type SyncRequest } from './sync-messages';

const audience = v.pipe(v.string(), v.regex(/^(public|site|members|coordination|(area|room|user):[A-Za-z0-9_.~-]{1,120})$/));
const safeInteger = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const device = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

const cursor = v.strictObject({
  epoch: text(64),
  seq: safeInteger,
  audiences: v.pipe(v.array(audience), v.maxLength(2000)),
  filling: v.pipe(recordOf(audience, safeInteger), v.check((filling) => Object.keys(filling).length <= 2000, 'too many audiences')),
  observedHead: safeInteger,
  observedChain: text(64),
});

/** Far deeper than any record; what is deeper still could not be written down again when it is parked. */
const depthLimit = 64;

/** Whether a value is no deeper than anything that we write down. */
export const isShallow = (value: unknown, left = depthLimit): boolean => {
  if (value === null || typeof value !== 'object') return true;
  if (left <= 0) return false;
  // Every value of every request passes here: a loop makes no list on the way.
  for (const key in value) if (!isShallow((value as Readonly<Record<string, unknown>>)[key], left - 1)) return false;
  return true;
};

/** Checks, and hands on what came, every key of it: what cannot be read is parked whole, and a schema of objects leaves some keys aside. */
const asItCame = <Schema extends v.GenericSchema>(schema: Schema): Schema => ({
  ...schema,
  '~run': (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => {
    const { value } = dataset;
    const read = schema['~run'](dataset, config);
    return read.typed ? { ...read, value } : read;
  },
});

/** The request around its changes; each of `push` is still unread. */
export const syncRequestSchema = readQuickly(v.strictObject({
  protocol: safeInteger,
  user: v.exactOptional(text(100)),
  device,
  schema: safeInteger,
  sentAt: moment,
  cursor,
  seenHeads: v.pipe(v.array(v.tuple([safeInteger, text(64)])), v.maxLength(seenHeadsLimit)),
  push: v.pipe(v.array(v.pipe(asItCame(v.looseObject({ id: changeIdSchema })), v.check((change) => isShallow(change), 'too deep'))), v.maxLength(pushLimit.changes)),
  owed: v.strictObject({ waiting: safeInteger, oldestAt: v.nullable(moment), persisted: v.nullable(v.boolean()), app: text(40) }),
  pageRows: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
}));

export type ReadSyncRequest = v.InferOutput<typeof syncRequestSchema>;
export const heldToMessage: SyncRequest extends Omit<ReadSyncRequest, 'push' | 'seenHeads' | 'cursor'> & { push: unknown; seenHeads: unknown; cursor: unknown } ? true : false = true;

const operation = v.strictObject({
  entity: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/)),
  id,
  act: v.picklist(['create', 'patch', 'append', 'delete', 'audience']),
  set: v.exactOptional(recordOf(group, v.unknown())),
  audience: v.exactOptional(audience),
  seen: v.exactOptional(seen),
});

export const changeSchema = readQuickly(v.strictObject({
  id: changeIdSchema,
  format: v.literal(1),
  kind: text(60),
  operations: v.pipe(v.array(operation), v.maxLength(500)),
  arguments: v.exactOptional(v.unknown()),
  at: moment,
  device,
  app: text(40),
}));

export type ReadChange =
  | { readonly read: true; readonly change: Change }
  /** `why` names the place, never what stood there. */
  | { readonly read: false; readonly problem: 'invalid' | 'unsupported'; readonly why: string };

/**
 * Reads one change of a push. A format, kind or record that this server does not know is `unsupported`:
 * it may be newer than the server, so it is parked whole; anything else that does not fit is `invalid`.
 */
export const readChange = (raw: Readonly<Record<string, unknown>>): ReadChange => {
  if (raw['format'] !== 1) return { read: false, problem: 'unsupported', why: 'format' };
  if (typeof raw['kind'] === 'string' && !changeKinds.includes(raw['kind'])) return { read: false, problem: 'unsupported', why: 'kind' };
  if (hasDangerousKey(raw)) return { read: false, problem: 'invalid', why: 'key' };
  const parsed = v.safeParse(changeSchema, raw);
  if (!parsed.success) return { read: false, problem: 'invalid', why: placeOf(parsed.issues) };
  const change = parsed.output as Change;
  const schema = argumentSchemas[change.kind];
  if (schema) {
    const given = v.safeParse(schema, change.arguments);
    if (!given.success) return { read: false, problem: 'invalid', why: `arguments.${placeOf(given.issues)}` };
    return { read: true, change: { ...change, arguments: given.output as Json } };
  }
  if (change.arguments !== undefined) return { read: false, problem: 'invalid', why: 'arguments' };
  for (const each of change.operations) {
    const why = placeOfWrongField(each);
    if (why !== undefined) return { read: false, problem: 'invalid', why };
  }
  return { read: true, change };
};

/** The schemas leave such keys aside without a word, and a change that lost a word on the way would be taken for whole. */
export const hasDangerousKey = (value: unknown): boolean => {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(hasDangerousKey);
  for (const key in value) if (leftAside.includes(key) || hasDangerousKey((value as Readonly<Record<string, unknown>>)[key])) return true;
  return false;
};

/** A create carries the whole record; a patch some of its fields, null to clear one that may be absent. */
const placeOfWrongField = ({ entity, act, set }: RowOperation): string | undefined => {
  const schema = Object.hasOwn(recordSchemas, entity) ? recordSchemas[entity as keyof typeof recordSchemas] : undefined;
  if (!schema) return undefined;
  if (act === 'create') return placeOfIssue(v.safeParse(schema, set ?? {}), entity);
  const entries: Readonly<Record<string, v.GenericSchema>> = schema.entries as never;
  for (const field of Object.keys(set ?? {})) {
    const wrong = placeOfWrongPatch(Object.hasOwn(entries, field) ? entries[field] : undefined, (set as Fields)[field] ?? null);
    if (wrong) return `${entity}.${field}`;
  }
  return undefined;
};

const placeOfWrongPatch = (entry: v.GenericSchema | undefined, value: Json): boolean => {
  if (!entry) return true;
  const optional = entry.type === 'exact_optional' ? (entry as unknown as { readonly wrapped: v.GenericSchema }).wrapped : undefined;
  if (value === null) return optional === undefined;
  return !v.safeParse(optional ?? entry, value).success;
};

const placeOfIssue = (result: v.SafeParseResult<v.GenericSchema>, entity: string): string | undefined =>
  result.success ? undefined : `${entity}.${placeOf(result.issues)}`;

/** Where the trouble is, never what stood there. */
export const placeOf = (issues: readonly v.BaseIssue<unknown>[]): string => {
  const [issue] = issues;
  return (issue && v.getDotPath(issue)) || (issue?.type ?? 'shape');
};
