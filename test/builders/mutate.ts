/** Requests that are almost right: a valid one with something broken in it, from a seed. */
import type { Chance } from '../walks/chance';

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

/**
 * A copy of the request with one to three mutations somewhere in it: values of other types, far numbers, long or strange
 * texts, keys that are missing, unknown or dangerous, lists repeated or emptied, depth. Always spellable as JSON.
 * Often it stays valid: then it must be taken as such.
 */
export const mutateRequest = (chance: Chance, request: unknown): unknown => {
  const root: { body: unknown } = { body: structuredClone(request) };
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const place = somewhereIn(root, chance);
    if (!place) break;
    const holder = place.holder as Record<string | number, unknown>;
    chance.pick(mutations)(holder, place.key, chance);
  }
  return JSON.parse(JSON.stringify(root.body ?? null)) as unknown;
};

type Mutation = (holder: Record<string | number, unknown>, key: string | number, chance: Chance) => void;

const mutations: readonly Mutation[] = [
  (holder, key, chance) => (holder[key] = strange(chance)),
  (holder, key, chance) => (holder[key] = strange(chance)),
  (holder, key) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  (holder, _, chance) => own(holder, chance.pick(keys), strange(chance)),
  (holder, key, chance) => Array.isArray(holder) && holder.push(...Array.from({ length: chance.pick([1, 2, 250]) }, () => structuredClone(holder[Number(key)]) as unknown)),
  (holder, key, chance) => typeof holder[key] === 'string' && (holder[key] = spoiled(String(holder[key]), chance)),
  (holder, key, chance) => typeof holder[key] === 'number' && (holder[key] = Number(holder[key]) + chance.pick([-1, 1, 0.5, 1e9, -1e9])),
  (holder, key, chance) => (holder[key] = nested(holder[key], chance.pick([1, 3, 40, 400]), chance.happens(0.5))),
];

/** As JSON.parse makes it: also `__proto__` becomes a key of its own. */
const own = (holder: object, key: string, value: unknown): void => void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'x', '', 'id', 'audience', 'set', 'verified', 'a'.repeat(100)];

const strange = (chance: Chance): unknown =>
  chance.pick<() => unknown>([
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => 1.5,
    () => Number.MAX_SAFE_INTEGER,
    () => 1e308,
    () => '',
    () => '\u0000',
    () => '\ud800',
    () => '__proto__',
    () => 'constructor',
    () => '../../etc/passwd',
    () => "'; DROP TABLE log; --",
    () => '2026-02-30',
    () => 'public',
    () => 'ñ'.repeat(chance.pick([10, 5000])),
    () => [],
    () => ({}),
    () => [[[]]],
    () => ({ id: 'x' }),
    () => JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
    () => String.fromCharCode(...chance.bytes(8)),
  ])();

const spoiled = (text: string, chance: Chance): string => {
  const at = chance.below(text.length + 1);
  return chance.pick([text.slice(0, at), `${text.slice(0, at)}\u0000${text.slice(at)}`, `${text}${text}`, text.toUpperCase(), ` ${text}`, `${text.slice(0, at)}/${text.slice(at + 1)}`]);
};

const nested = (value: unknown, depth: number, asList: boolean): unknown => {
  let outer = value;
  for (let level = 0; level < depth; level += 1) outer = asList ? [outer] : { inner: outer };
  return outer;
};

/** Walks down from the top, at each step a little likelier to go on than to stay. */
const somewhereIn = (value: object, chance: Chance): Place | undefined => {
  let holder = value as Record<string, unknown> | unknown[];
  for (;;) {
    const inside: readonly (string | number)[] = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
    if (inside.length === 0) return undefined;
    const key = chance.pick(inside);
    const next = (holder as Record<string | number, unknown>)[key];
    if (next === null || typeof next !== 'object' || Object.keys(next).length === 0 || chance.happens(0.2)) return { holder, key };
    holder = next as Record<string, unknown> | unknown[];
  }
};
