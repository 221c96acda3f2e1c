/**
 * How a copy is read at the door of this device: whole, or not at all. A file comes from outside, so every shape in it is
 * checked before any of it is kept; what no screen could show is refused here.
 */
import * as v from 'valibot';
import { evidenceKinds } from '../domain/evidence';
import { reportedLevels } from '../domain/milestone';
import { accept, refuse, type Result } from '../domain/result';
import { conclusions, verdicts } from '../domain/review';
import { day, id, text } from '../protocol/schema-parts';
import { changeIdSchema } from '../protocol/seen-schema';
import { hasDangerousKey, isShallow, placeOf, readChange } from '../protocol/sync-schemas';
import { checkInDraftKind, lineDraftKind } from './drafts';
import { reviewDraftKind } from './review-drafts';
import type { Copy } from './save-copy';

/** Why a file is not taken. The code stands beside the words that a person reads. */
export type CopyRefusal =
  | { readonly code: 'too-large' | 'not-json' | 'not-a-copy' | 'newer-version' | 'no-person' }
  /** `where` names the place in the file, never what stood there. */
  | { readonly code: 'malformed'; readonly where: string }
  | { readonly code: 'other-person'; readonly user: string }
  | { readonly code: 'other-plan' };

/** A plan's words of years are a few megabytes; what is far more is no copy of ours, and would fill the memory of a tablet. */
export const copyBytesLimit = 64 * 1024 * 1024;

const moment = v.pipe(v.number(), v.finite());
const safeInteger = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const list = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.maxLength(200_000));

const problem = v.picklist(['forbidden', 'closed', 'missing', 'exists', 'invalid', 'tooLarge', 'unsupported', 'hole']);
const conflict = v.strictObject({ entity: text(40), id, group: text(60), writer: v.nullable(changeIdSchema), by: text(200) });
const refused = v.variant('end', [
  v.strictObject({ id: changeIdSchema, end: v.literal('held'), conflicts: v.pipe(v.array(conflict), v.maxLength(500)) }),
  v.strictObject({ id: changeIdSchema, end: v.literal('rejected'), problem, why: v.exactOptional(text(500)) }),
]);

const entry = v.strictObject({
  id: changeIdSchema,
  order: safeInteger,
  change: v.unknown(),
  rows: list(text(200)),
  state: v.picklist(['queued', 'answered', 'done']),
  seq: v.exactOptional(safeInteger),
  doneAt: v.exactOptional(moment),
});

const attention = v.strictObject({
  id: changeIdSchema,
  change: v.unknown(),
  outcome: refused,
  at: moment,
  settled: v.exactOptional(v.strictObject({ how: v.picklist(['mine', 'theirs', 'combined', 'discarded']), at: moment, by: v.exactOptional(changeIdSchema) })),
});

const words = v.exactOptional(text(100_000));
const line = v.looseObject({ milestone: id, reported: v.exactOptional(v.picklist(reportedLevels)), progress: words, noProgress: v.exactOptional(v.boolean()), challenges: words, nextSteps: words, evidenceShows: words, evidenceLink: words });
const seen = v.looseObject({});

const file = v.strictObject({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), bytes: v.pipe(safeInteger, v.minValue(1)), type: text(120), name: v.exactOptional(text(255)) });

/** What the screens of each kind read without asking again. Another kind is only counted and named. */
const contents: Readonly<Record<string, v.GenericSchema>> = {
  [checkInDraftKind]: v.looseObject({ commitment: id, from: day, lines: v.pipe(v.array(line), v.maxLength(500)), seen }),
  [lineDraftKind]: v.looseObject({ commitment: id, from: day, line, base: line, seen }),
  [reviewDraftKind]: v.looseObject({ commitment: id, of: id, seen, verdict: v.picklist(['', ...verdicts]), note: text(100_000), references: text(100_000), milestone: text(200), verified: v.picklist(['', ...conclusions]), until: text(10) }),
  combine: v.pipe(v.array(line), v.maxLength(500)),
  'evidence-capture': v.looseObject({ about: v.looseObject({}), captures: list(id), spent: list(text(64)), milestones: list(id), items: list(v.looseObject({ id, kind: v.picklist(evidenceKinds), title: text(1000), shows: text(10_000), original: v.exactOptional(file), preview: v.exactOptional(file), publicPicture: v.exactOptional(file) })) }),
};

const draft = v.strictObject({ key: v.pipe(text(400), v.minLength(1)), kind: text(60), content: v.unknown(), savedAt: moment });

const keptFile = v.strictObject({ original: file, preview: v.exactOptional(file), look: v.exactOptional(text(16)), width: v.exactOptional(safeInteger), height: v.exactOptional(safeInteger) });
const capture = v.strictObject({
  id,
  how: v.picklist(['camera', 'files', 'recorder', 'scan', 'shared', 'recording', 'found', 'voice']),
  about: v.strictObject(Object.fromEntries(['commitment', 'milestone', 'meeting', 'agreement', 'checkIn', 'request'].map((name) => [name, v.exactOptional(id)]))),
  openedAt: moment,
  kept: list(keptFile),
  copies: list(v.looseObject({})),
  cut: list(v.strictObject({ name: v.exactOptional(text(255)), bytes: v.exactOptional(safeInteger), copied: safeInteger })),
});

const copySchema = v.strictObject({
  format: v.literal('bitacora-copy'),
  version: v.picklist([2, 3]),
  plan: id,
  user: v.pipe(text(200), v.minLength(1)),
  device: text(100),
  savedAt: moment,
  outbox: list(entry),
  journal: list(entry),
  attention: list(attention),
  drafts: list(draft),
  files: v.exactOptional(list(file)),
  without: v.exactOptional(list(v.strictObject({ ...file.entries, why: v.picklist(['on-server', 'lost', 'too-much']) }))),
  captures: v.exactOptional(list(capture)),
});

/** Reads the text of a file. What comes out can be kept and shown. */
export const readCopy = (file: string): Result<Copy, CopyRefusal> => {
  const raw = parsed(file);
  if (raw === undefined) return refuse({ code: 'not-json' });
  const head = v.safeParse(v.looseObject({ format: v.literal('bitacora-copy'), version: safeInteger }), raw);
  if (!head.success) return refuse({ code: 'not-a-copy' });
  // The first version did not say whose words they are, and nobody's are taken for another's.
  if (head.output.version < 2) return refuse({ code: 'no-person' });
  // Part of it is a newer app's: that part could not be kept here.
  if (head.output.version > 3 || head.output['more'] !== undefined) return refuse({ code: 'newer-version' });
  if (!isShallow(raw) || hasDangerousKey(raw)) return refuse({ code: 'malformed', where: 'shape' });
  const copy = v.safeParse(copySchema, raw);
  if (!copy.success) return refuse({ code: 'malformed', where: placeOf(copy.issues) });
  return troubleInside(copy.output) ?? accept(copy.output as unknown as Copy);
};

/** What no server understood is still somebody's words: it is taken as far as the screen of refused changes reads it. */
const notUnderstood = v.looseObject({ id: changeIdSchema, kind: text(60), at: moment, operations: v.array(v.looseObject({ entity: text(40), id, act: text(20) })) });
const isShownAsRefused = ({ outcome, change }: v.InferOutput<typeof attention>): boolean =>
  outcome.end === 'rejected' && ['invalid', 'unsupported', 'tooLarge'].includes(outcome.problem) && v.is(notUnderstood, change) && (change.kind === 'edit' || isRecord(change['arguments']));

type Shaped = v.InferOutput<typeof copySchema>;

const troubleInside = (copy: Shaped): Result<never, CopyRefusal> | undefined => {
  for (const part of ['outbox', 'journal', 'attention'] as const)
    for (const [index, each] of copy[part].entries()) {
      if ('outcome' in each && isShownAsRefused(each)) continue;
      const change = isRecord(each.change) ? readChange(each.change) : undefined;
      if (change?.read === false && change.problem === 'unsupported') return refuse({ code: 'newer-version' });
      if (!change?.read || change.change.id !== each.id) return refuse({ code: 'malformed', where: `${part}.${index}.change` });
    }
  const wrong = copy.drafts.findIndex(({ kind, content }) => Object.hasOwn(contents, kind) && !v.is(contents[kind] as v.GenericSchema, content));
  return wrong === -1 ? undefined : refuse({ code: 'malformed', where: `drafts.${wrong}.content` });
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (file: string): unknown => {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
};
