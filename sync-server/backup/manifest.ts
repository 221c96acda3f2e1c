/** What a backup says of itself: the first file in it, by which all others are checked. */
import * as v from 'valibot';

/** Of the backup's own shape. A version reads every format that was ever written, and refuses a later one. */
export const backupFormat = 1;
export const manifestName = 'manifest.json';

const safeName = v.pipe(v.string(), v.regex(/^[\w.-]+(\/[\w.-]+)*$/), v.check((name) => !name.split('/').some((part) => /^\.+$/.test(part))));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const manifestSchema = v.object({
  format: v.literal(backupFormat),
  /** The version of Bitácora that made it. */
  app: v.string(),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** The steps that the database has been through. */
  migrations: v.array(v.string()),
  plans: v.array(v.object({ plan: v.string(), epoch: v.string(), head: count })),
  files: v.array(v.object({ name: safeName, size: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ListedFile = Manifest['files'][number];

/** `format` alone tells whether the rest can be understood. */
const anyFormat = v.object({ bitacora: v.literal('backup'), format: count });

export type ReadManifest = { readonly kind: 'manifest'; readonly manifest: Manifest } | { readonly kind: 'newer'; readonly format: number } | { readonly kind: 'none' };

export const readManifest = (text: string): ReadManifest => {
  const json = parsed(text);
  const envelope = v.safeParse(anyFormat, json);
  if (!envelope.success) return { kind: 'none' };
  if (envelope.output.format > backupFormat) return { kind: 'newer', format: envelope.output.format };
  const read = v.safeParse(manifestSchema, json);
  return read.success ? { kind: 'manifest', manifest: read.output } : { kind: 'none' };
};

export const manifestText = (manifest: Omit<Manifest, 'format'>): string => `${JSON.stringify({ bitacora: 'backup', format: backupFormat, ...manifest }, null, 2)}\n`;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
