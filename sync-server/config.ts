/**
 * What whoever runs the server may decide, read once from the environment. `docs/configuration.md` says it in one table,
 * which a test holds to this file.
 */
import * as v from 'valibot';
import { accept, refuse, type Result } from '../src/domain/result';

export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The origin where people reach the server (`https://…`); undefined: the host that each request names. */
  readonly publicUrl: string | undefined;
  readonly logLevel: 'error' | 'info' | 'debug' | 'silent';
  /** Addresses and nets of the proxies whose word about the asker's address is taken. */
  readonly trustProxy: readonly string[];
  /** Undefined: made once and kept in the data directory. */
  readonly authSecret: string | undefined;
  readonly demo: boolean;
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

/** Each variable: how it is read, and what it is when nobody sets it. */
export const variables = {
  PORT: v.optional(number(65_535), '4310'),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './data'),
  PUBLIC_URL: v.optional(publicUrl),
  LOG_LEVEL: v.optional(v.picklist(['error', 'info', 'debug', 'silent'], 'error, info, debug or silent'), 'info'),
  TRUST_PROXY: v.optional(addresses, ''),
  AUTH_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'at least 32 characters'))),
  DEMO: v.optional(v.pipe(v.picklist(['on', 'off'], 'on or off'), v.transform((text) => text === 'on')), 'on'),
  BUILT_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './dist'),
} as const;

/** Reads the environment; an empty variable counts as not set. A refusal names each variable that cannot be used, and why. */
export const readConfig = (environment: NodeJS.ProcessEnv): Result<Config, readonly string[]> => {
  const given = Object.fromEntries(Object.keys(variables).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const read = v.safeParse(v.object(variables), given);
  if (!read.success) return refuse(read.issues.map((issue) => `${v.getDotPath(issue) ?? 'environment'}: ${issue.message}`));
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL, TRUST_PROXY, AUTH_SECRET, DEMO, BUILT_DIR } = read.output;
  if (!loopback.includes(HOST) && PUBLIC_URL === undefined)
    return refuse([`PUBLIC_URL: needed because HOST is ${HOST}: the address where people reach the server decides how its cookies are kept`]);
  return accept({ port: PORT, host: HOST, dataDir: DATA_DIR, publicUrl: PUBLIC_URL, logLevel: LOG_LEVEL, trustProxy: TRUST_PROXY, authSecret: AUTH_SECRET, demo: DEMO, builtDir: BUILT_DIR });
};

/** People reach the server over https. */
export const isOnTls = ({ publicUrl: url }: Pick<Config, 'publicUrl'>): boolean => url?.startsWith('https:') ?? false;
