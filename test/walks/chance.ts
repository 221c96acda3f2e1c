/** Chance that can be repeated: the same seed walks the same way on every machine (mulberry32). */
export interface Chance {
  /** 0…1. */
  readonly next: () => number;
  readonly below: (limit: number) => number;
  readonly pick: <Each>(from: readonly Each[]) => Each;
  readonly happens: (share: number) => boolean;
  readonly bytes: (count: number) => Uint8Array;
}

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    happens: (share) => next() < share,
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
};
