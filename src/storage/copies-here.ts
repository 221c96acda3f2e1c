/**
 * Which copies of evidence this device brings by itself, so that what others showed opens without a network too: every small
 * picture first, then pages, pictures and sound, those of the person's own commitments before the others and new ones before old.
 * They stand where a review pack stands, and the room that the person gives it holds both.
 */
import { isStandingEvidence, type Evidence } from '../domain/evidence';
import { packPartsOf, type PackPart } from '../domain/review-pack';
import { keptBlobs } from './blobs/read-blob';
import type { Device } from './device';
import { allEvidence } from './evidence-reads';
import { onOpenConnection } from './open-connection';
import { personOf } from './person-reads';
import { commitmentsOf } from './plan-reads';
import { packBudget, packedNames, type KeptPackPart } from './review-pack';

export const copyName = ({ evidence, part, sha256 }: Pick<PackPart, 'evidence' | 'part' | 'sha256'>): string => `${evidence}/${part}/${sha256}`;

interface Wanting {
  readonly evidence: readonly Evidence[];
  /** Commitments in which the person's organization takes part. */
  readonly own: ReadonlySet<string>;
  /** Hashes of what was captured on this device. */
  readonly captured: ReadonlySet<string>;
}

/** In the order in which they are brought. Of what was captured here only the pages that a server draws are missing. */
export const wantedCopies = ({ evidence, own, captured }: Wanting): readonly PackPart[] => {
  const standing = evidence.filter(isStandingEvidence).toSorted((one, other) => Number(own.has(other.commitment)) - Number(own.has(one.commitment)) || other.capturedAt - one.capturedAt || one.id.localeCompare(other.id));
  const parts = standing.flatMap((one) => packPartsOf(one).filter((part) => isLookedAt(part) && !(one.original && captured.has(one.original.sha256) && !part.part.startsWith('page-') && !(part.part === 'preview' && !one.preview))));
  return [...parts.filter(({ tier }) => tier === 'preview'), ...parts.filter(({ tier }) => tier === 'copy')];
};

/** Originals are handed out one by one; the text of a document is for the site. */
const isLookedAt = ({ tier, part }: PackPart): boolean => tier !== 'original' && part !== 'text';

export interface CopiesHere {
  readonly wanted: readonly PackPart[];
  readonly missing: readonly PackPart[];
  /** Brought once, and named by nothing that this person may read any more. */
  readonly unnamed: readonly Omit<KeptPackPart, 'bytes'>[];
  /** Bytes that are here of what is named. */
  readonly usedBytes: number;
}

export const copiesHere = async (device: Device): Promise<CopiesHere> => {
  const [evidence, commitments, { memberships }, blobs, names] = await Promise.all([allEvidence(device), commitmentsOf(device), personOf(device), keptBlobs(device), packedNames(device)]);
  const organizations = new Set(memberships.map(({ organization }) => organization));
  const own = new Set(commitments.filter(({ parties }) => parties.some(({ organization }) => organizations.has(organization))).map(({ id }) => id));
  const wanted = wantedCopies({ evidence, own, captured: new Set(blobs.map(({ sha256 }) => sha256)) });
  const here = new Set(names.map(copyName));
  const named = new Map(evidence.filter(({ state }) => state !== 'withdrawn').flatMap(packPartsOf).map((part) => [copyName(part), part]));
  return {
    wanted,
    missing: wanted.filter((part) => !here.has(copyName(part))),
    unnamed: names.filter((name) => !named.has(copyName(name))),
    usedBytes: [...here].reduce((sum, name) => sum + (named.get(name)?.bytes ?? 0), 0),
  };
};

/** What comes by itself leaves half of the room to what a person takes along. */
const ownShare = 0.5;

export const roomForCopies = async (device: Pick<Device, 'words' | 'user' | 'plan'>, isAsked: boolean): Promise<number> => (await packBudget(device)) * (isAsked ? 1 : ownShare);

const askedKey = 'copiesAsked';

/** A person wants all of it now, on any line and in all of the room. It holds until everything is here. */
export const askForCopies = async ({ words: { database } }: Pick<Device, 'words'>): Promise<void> => {
  await onOpenConnection(database, () => database.meta.put({ key: askedKey, value: true }));
};

export const areCopiesAsked = async ({ words: { database } }: Pick<Device, 'words'>): Promise<boolean> => (await onOpenConnection(database, () => database.meta.get(askedKey))) !== undefined;

export const copiesCame = ({ words: { database } }: Pick<Device, 'words'>): Promise<void> => onOpenConnection(database, () => database.meta.delete(askedKey));
