/**
 * What whoever runs the server may decide, read once from the environment. `docs/configuration.md` says it in one table,
 * which a test holds to this file.
 */
import * as v from 'valibot';
import { accept, refuse, type Result } from '../src/domain/result';
import type { S3Account } from './blob-store/s3-requests';
import type { ClamdAddress } from './modules/evidence/scan/clamd';

export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The PostgreSQL that keeps everything; undefined: SQLite in the data directory. It may hold a password, so it is never logged. */
  readonly databaseUrl: string | undefined;
  /** The origin where people reach the server (`https://…`); undefined: the host that each request names. */
  readonly publicUrl: string | undefined;
  readonly logLevel: 'error' | 'info' | 'debug' | 'silent';
  /** Addresses and nets of the proxies whose word about the asker's address is taken. */
  readonly trustProxy: readonly string[];
  /** Undefined: made once and kept in the data directory. */
  readonly authSecret: string | undefined;
  readonly demo: boolean;
  /** A start is refused while the machine's clock stands before the last change that was received. */
  readonly clockCheck: boolean;
  /** Where letters leave from; undefined: none is sent. The address may hold a password, so it is never logged. */
  readonly mail?: { readonly smtpUrl: string; readonly from: string };
  /** The folder with `blobs` and `uploads` in it, shared where several servers share the database; undefined: the data directory. */
  readonly blobsDir: string | undefined;
  /** A bucket that keeps the blobs in the place of that folder. It holds a secret, so it is never logged. */
  readonly bucket?: S3Account;
  /** The virus scanner; undefined: the operator has chosen none. */
  readonly clamd?: ClamdAddress;
  readonly fileLimits: { readonly file: number; readonly person: number; readonly area: number };
  /** What the build made for browsers: `app` and `site`. */
  readonly builtDir: string;
}

const loopback = ['localhost', '127.0.0.1', '::1'];

const number = (most: number) => v.pipe(v.string(), v.regex(/^\d+$/, 'a whole number'), v.transform(Number), v.maxValue(most, `at most ${most}`));
const isReachableOrigin = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && url.origin === text.replace(/\/$/, '') && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname)));
};
const publicUrl = v.pipe(v.string(), v.check(isReachableOrigin, 'https://host without a path (http:// only for localhost)'), v.transform((text) => new URL(text).origin));
const addresses = v.pipe(
  v.string(),
  v.regex(/^[0-9a-fA-F.:/, ]*$|^(loopback|linklocal|uniquelocal)$/, 'addresses or nets (10.0.0.0/8), separated by commas'),
  v.transform((text) => text.split(',').map((each) => each.trim()).filter((each) => each !== '')),
);

const databaseUrl = v.pipe(v.string(), v.check((text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol), 'postgres://user:password@host:port/database'));

const bucketEndpoint = v.pipe(v.string(), v.check((text) => URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol) && new URL(text).pathname === '/', 'https://host, without a path'), v.transform((text) => new URL(text).origin));
const clamd = v.pipe(
  v.string(),
  v.regex(/^tcp:\/\/[A-Za-z0-9.-]+:\d{1,5}$|^unix:\/.+$/, 'tcp://host:3310 or unix:/path'),
  v.transform((text): ClamdAddress => (text.startsWith('unix:') ? { path: text.slice(5) } : { host: new URL(text).hostname, port: Number(new URL(text).port) })),
);
const megabytes = v.pipe(number(100_000_000), v.minValue(1, 'at least 1'), v.transform((count) => count * 1024 * 1024));

const smtpUrl = v.pipe(v.string(), v.check((text) => URL.canParse(text) && ['smtp:', 'smtps:'].includes(new URL(text).protocol), 'smtp://user:password@host:port, or smtps://'));

/** Each variable: how it is read, and what it is when nobody sets it. */
export const variables = {
  PORT: v.optional(number(65_535), '4310'),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './data'),
  DATABASE_URL: v.optional(databaseUrl),
  PUBLIC_URL: v.optional(publicUrl),
  LOG_LEVEL: v.optional(v.picklist(['error', 'info', 'debug', 'silent'], 'error, info, debug or silent'), 'info'),
  TRUST_PROXY: v.optional(addresses, ''),
  AUTH_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'at least 32 characters'))),
  DEMO: v.optional(v.pipe(v.picklist(['on', 'off'], 'on or off'), v.transform((text) => text === 'on')), 'on'),
  CLOCK_CHECK: v.optional(v.pipe(v.picklist(['on', 'off'], 'on or off'), v.transform((text) => text === 'on')), 'on'),
  SMTP_URL: v.optional(smtpUrl),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.regex(/^[^\r\n]*@[^\r\n]*$/, 'an e-mail address'))),
  BLOBS_DIR: v.optional(v.pipe(v.string(), v.minLength(1))),
  S3_ENDPOINT: v.optional(bucketEndpoint),
  S3_BUCKET: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket'))),
  S3_REGION: v.optional(v.pipe(v.string(), v.minLength(1)), 'us-east-1'),
  S3_ACCESS_KEY: v.optional(v.pipe(v.string(), v.minLength(1))),
  S3_SECRET_KEY: v.optional(v.pipe(v.string(), v.minLength(1))),
  CLAMD: v.optional(clamd),
  FILE_LIMIT_MB: v.optional(megabytes, '512'),
  PERSON_LIMIT_MB: v.optional(megabytes, '20000'),
  AREA_LIMIT_MB: v.optional(megabytes, '100000'),
  BUILT_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './dist'),
} as const;

/** Reads the environment; an empty variable counts as not set. A refusal names each variable that cannot be used, and why. */
export const readConfig = (environment: NodeJS.ProcessEnv): Result<Config, readonly string[]> => {
  const given = Object.fromEntries(Object.keys(variables).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const read = v.safeParse(v.object(variables), given);
  if (!read.success) return refuse(read.issues.map((issue) => `${v.getDotPath(issue) ?? 'environment'}: ${issue.message}`));
  const set = read.output;
  if (!loopback.includes(set.HOST) && set.PUBLIC_URL === undefined)
    return refuse([`PUBLIC_URL: needed because HOST is ${set.HOST}: the address where people reach the server decides how its cookies are kept`]);
  if (set.SMTP_URL !== undefined && (set.MAIL_FROM === undefined || set.PUBLIC_URL === undefined)) return refuse([`${set.MAIL_FROM === undefined ? 'MAIL_FROM' : 'PUBLIC_URL'}: needed because SMTP_URL is set: a letter says who writes and where to read`]);
  const missing = bucketNeeds.find((name) => set[name] === undefined);
  if (set.S3_ENDPOINT !== undefined && missing !== undefined) return refuse([`${missing}: needed because S3_ENDPOINT is set`]);
  return accept(configOf(set));
};

const bucketNeeds = ['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

type Variables = v.InferOutput<ReturnType<typeof v.object<typeof variables>>>;

const configOf = (set: Variables): Config => ({
  port: set.PORT,
  host: set.HOST,
  dataDir: set.DATA_DIR,
  databaseUrl: set.DATABASE_URL,
  publicUrl: set.PUBLIC_URL,
  logLevel: set.LOG_LEVEL,
  trustProxy: set.TRUST_PROXY,
  authSecret: set.AUTH_SECRET,
  demo: set.DEMO,
  clockCheck: set.CLOCK_CHECK,
  builtDir: set.BUILT_DIR,
  blobsDir: set.BLOBS_DIR,
  fileLimits: { file: set.FILE_LIMIT_MB, person: set.PERSON_LIMIT_MB, area: set.AREA_LIMIT_MB },
  ...(set.CLAMD === undefined ? {} : { clamd: set.CLAMD }),
  ...(set.SMTP_URL === undefined || set.MAIL_FROM === undefined ? {} : { mail: { smtpUrl: set.SMTP_URL, from: set.MAIL_FROM } }),
  ...(set.S3_ENDPOINT === undefined ? {} : { bucket: { endpoint: set.S3_ENDPOINT, bucket: set.S3_BUCKET ?? '', region: set.S3_REGION, accessKeyId: set.S3_ACCESS_KEY ?? '', secretAccessKey: set.S3_SECRET_KEY ?? '' } }),
});

/** People reach the server over https. */
export const isOnTls = ({ publicUrl: url }: Pick<Config, 'publicUrl'>): boolean => url?.startsWith('https:') ?? false;
