/** A review pack: what a device takes along of evidence, so that it can be judged without a network. Small pictures first, originals on demand. */
import type { Derivative, Evidence } from './evidence';
import type { RecordId } from './ids';

/** `preview`: the small picture. `copy`: what the server made to be looked at. `original`: the bytes themselves. */
export const packTiers = ['preview', 'copy', 'original'] as const;
export type PackTier = (typeof packTiers)[number];

export interface PackPart {
  readonly evidence: RecordId;
  readonly part: string;
  readonly tier: PackTier;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
}

type Packed = Pick<Evidence, 'id' | 'original' | 'derivatives' | 'receivedAt' | 'scan'>;

/** What there is to take along of one piece of evidence, in the order in which it is fetched. */
export const packPartsOf = ({ id, original, derivatives = [], receivedAt, scan }: Packed): readonly PackPart[] => {
  const part = (tier: PackTier, name: string, { sha256, bytes, type }: Pick<Derivative, 'sha256' | 'bytes' | 'type'>): PackPart => ({ evidence: id, part: name, tier, sha256, bytes, type });
  const made = derivatives.map((one) => part(one.part === 'preview' ? 'preview' : 'copy', one.part, one));
  const isSafe = scan !== 'infected' && scan !== 'pending';
  return [...made, ...(original && receivedAt !== undefined && isSafe ? [part('original', 'original', original)] : [])].sort((one, other) => packTiers.indexOf(one.tier) - packTiers.indexOf(other.tier));
};

/** The bytes are still on the tablet of whoever captured it: nobody can take them along. */
export const isStillAway = ({ original, derivatives, receivedAt }: Packed): boolean => original !== undefined && receivedAt === undefined && (derivatives ?? []).length === 0;

export interface PackSize {
  readonly parts: number;
  readonly bytes: number;
}

export interface Pack {
  /** Every part of the tiers that were asked for, small pictures of all of it first. */
  readonly parts: readonly PackPart[];
  /** Of each tier, asked for or not. */
  readonly sizes: Readonly<Record<PackTier, PackSize>>;
  /** Evidence whose bytes are nowhere but on another tablet. */
  readonly away: readonly RecordId[];
}

/** What a selection of evidence weighs, before anything is fetched. */
export const packOf = (evidence: readonly Packed[], tiers: readonly PackTier[] = ['preview', 'copy']): Pack => {
  const all = evidence.flatMap(packPartsOf);
  const ofTier = (tier: PackTier) => all.filter((part) => part.tier === tier);
  const sizeOf = (parts: readonly PackPart[]): PackSize => ({ parts: parts.length, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) });
  return {
    parts: packTiers.filter((tier) => tiers.includes(tier)).flatMap(ofTier),
    sizes: { preview: sizeOf(ofTier('preview')), copy: sizeOf(ofTier('copy')), original: sizeOf(ofTier('original')) },
    away: evidence.filter(isStillAway).map(({ id }) => id),
  };
};
