/**
 * How often one may ask: a bucket of tokens per key, filled again as time passes. Kept in memory; a restart forgives.
 *
 * A key always holds the asker's own address or session, so nobody can spend another's tokens: there is no lockout
 * to trigger. IPv6 addresses count by their /64, which is what one household is given.
 */
import { isIPv6 } from 'node:net';

export interface Rate {
  /** Requests at once, when the bucket is full. */
  readonly burst: number;
  readonly perMinute: number;
}

export interface RateLimit {
  /** Takes a token. Returns 0 when there was one, otherwise the milliseconds until there is. */
  readonly take: (key: string) => number;
  /** Puts the token back: what it was taken for turned out to be harmless. */
  readonly giveBack: (key: string) => void;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

const bucketsKept = 20_000;

export const rateLimit = ({ burst, perMinute }: Rate, now: () => number): RateLimit => {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;

  const tokensOf = (key: string, at: number): number => {
    const bucket = buckets.get(key);
    // A clock that was set back must not lock anybody out until it has caught up.
    return bucket ? Math.min(burst, bucket.tokens + Math.max(0, at - bucket.at) * perMs) : burst;
  };
  /** The bucket moves to the end, so the first of the map is the one that was used longest ago. */
  const keep = (key: string, tokens: number, at: number): void => {
    buckets.delete(key);
    buckets.set(key, { tokens, at });
    if (buckets.size > bucketsKept) for (const [oldest] of buckets) return void buckets.delete(oldest);
  };

  return {
    take: (key) => {
      const at = now();
      const tokens = tokensOf(key, at);
      if (tokens < 1) return Math.ceil((1 - tokens) / perMs);
      keep(key, tokens - 1, at);
      return 0;
    },
    giveBack: (key) => {
      const at = now();
      keep(key, Math.min(burst, tokensOf(key, at) + 1), at);
    },
  };
};

/** An address as it is counted: IPv4 whole, IPv6 by its first 64 bits. */
export const countedAddress = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain;
};

const groupsOf = (address: string): readonly string[] => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...between, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
};
