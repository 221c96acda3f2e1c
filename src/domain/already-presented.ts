/** Whether evidence was presented elsewhere already: the same bytes, or a picture that looks nearly the same. Told, never forbidden. */
import type { Evidence } from './evidence';
import type { RecordId } from './ids';

export interface Presented<One> {
  readonly evidence: One;
  readonly how: 'sameBytes' | 'nearlySame';
}

/** The most bits of 64 in which the looks of two pictures may differ that are nearly the same. */
const nearlySameBits = 6;

/** A look with fewer bits set, or with as few unset, is that of an even surface: a white page looks like every other. */
const tellingBits = 8;

type Known = Pick<Evidence, 'id' | 'original' | 'look' | 'supersedes' | 'supersededBy'>;

/**
 * Where these bytes, or a picture nearly like it, were presented before, the same bytes first. Of what this device knows.
 * Neither the evidence itself nor the versions next to it count; what was withdrawn does.
 */
export const alreadyPresented = <One extends Known>(one: Partial<Known>, known: readonly One[]): readonly Presented<One>[] => {
  const found = known.filter((other) => !isVersionOf(one, other)).flatMap((evidence): readonly Presented<One>[] => {
    if (one.original !== undefined && one.original.sha256 === evidence.original?.sha256) return [{ evidence, how: 'sameBytes' }];
    return looksLike(one.look, evidence.look) ? [{ evidence, how: 'nearlySame' }] : [];
  });
  return [...found.filter(({ how }) => how === 'sameBytes'), ...found.filter(({ how }) => how === 'nearlySame')];
};

const isVersionOf = (one: Partial<Known>, other: Known): boolean => {
  const next: readonly (RecordId | undefined)[] = [one.id, one.supersedes, one.supersededBy];
  return next.includes(other.id) || (one.id !== undefined && (other.supersedes === one.id || other.supersededBy === one.id));
};

const looksLike = (one: string | undefined, other: string | undefined): boolean => {
  if (one === undefined || other === undefined || !tells(one) || !tells(other)) return false;
  return differingBits(one, other) <= nearlySameBits;
};

const tells = (look: string): boolean => {
  const set = differingBits(look, '0'.repeat(look.length));
  return set >= tellingBits && set <= look.length * 4 - tellingBits;
};

/** In how many bits two hashes of the same length, in hex, differ. */
const differingBits = (one: string, other: string): number => {
  let bits = 0;
  for (let index = 0; index < one.length; index += 1) bits += bitsOf(Number.parseInt(one.charAt(index), 16) ^ Number.parseInt(other.charAt(index), 16));
  return bits;
};

const bitsOf = (digit: number): number => (digit & 1) + ((digit >> 1) & 1) + ((digit >> 2) & 1) + ((digit >> 3) & 1);
