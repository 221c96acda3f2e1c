/**
 * Session tokens are hashed before they reach the database: whoever reads a backup cannot sign in with it.
 * better-auth keeps them as they are, so this stands between it and its adapter, and hashes wherever a session is
 * written or looked for by its token. Whoever knows the token gets it back; a list of sessions shows hashes only.
 */
import { createHash } from 'node:crypto';
import type { DBAdapter } from 'better-auth/types';

type Where = { readonly field: string; readonly value: unknown };
type Query = { readonly model: string; where?: readonly Where[] | undefined };

const hashOf = (token: unknown): unknown =>
  typeof token === 'string' ? createHash('sha256').update(token).digest('base64url') : Array.isArray(token) ? token.map(hashOf) : token;

const isOfToken = ({ field }: Where): boolean => field === 'token';

/** The same query, with every token it names hashed. */
const hashed = <Asked>(query: Asked): Asked => {
  const { model, where } = query as Query;
  if (model !== 'session' || !where?.some(isOfToken)) return query;
  return { ...query, where: where.map((each) => (isOfToken(each) ? { ...each, value: hashOf(each.value) } : each)) };
};

/** A session found by its token carries the token that was asked for. */
const asAsked = (query: unknown, found: unknown): unknown => {
  const { model, where } = query as Query;
  const token = model === 'session' ? where?.find(isOfToken)?.value : undefined;
  return typeof token === 'string' && typeof found === 'object' && found !== null ? { ...found, token } : found;
};

export const withHashedSessionTokens = (adapter: DBAdapter): DBAdapter => ({
  ...adapter,
  create: async (query) => {
    const { token } = query.data as { readonly token?: unknown };
    if (query.model !== 'session' || typeof token !== 'string') return adapter.create(query);
    const made: object = await adapter.create({ ...query, data: { ...query.data, token: hashOf(token) } });
    return { ...made, token } as never;
  },
  findOne: async (query) => asAsked(query, await adapter.findOne(hashed(query))) as never,
  findMany: async (query) => (await adapter.findMany(hashed(query))).map((each) => asAsked(query, each)) as never,
  count: (query) => adapter.count(hashed(query)),
  update: async (query) => asAsked(query, await adapter.update(hashed(query))) as never,
  updateMany: (query) => adapter.updateMany(hashed(query)),
  delete: (query) => adapter.delete(hashed(query)),
  deleteMany: (query) => adapter.deleteMany(hashed(query)),
  transaction: (run) => adapter.transaction((inside) => run(withHashedSessionTokens(inside as DBAdapter))),
});
