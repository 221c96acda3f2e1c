/** What is taken along: a week, a commitment, all that waits, or what somebody picks among it; and what is not here, honestly. */
import { addDays, dayAt } from '../../domain/day';
import type { Evidence } from '../../domain/evidence';
import { isStillAway, packPartsOf, type PackPart } from '../../domain/review-pack';
import { timeZone } from '../../language/dates';
import type { KeptPackPart } from '../../storage/review-pack';
import type { InboxEntry } from './inbox-entry';

/** `week`: due until in six days, or come within the last seven. Otherwise the id of a commitment. */
export type Scope = 'week' | 'all' | { readonly commitment: string };

export const inScope = (entries: readonly InboxEntry[], scope: Scope, today: string): readonly InboxEntry[] =>
  entries.filter(({ item }) => {
    if (scope === 'all') return true;
    if (scope !== 'week') return item.commitment === scope.commitment;
    return (item.due !== undefined && item.due <= addDays(today, 6)) || dayAt(item.at, timeZone) >= addDays(today, -6);
  });

/** The evidence that is judged, or that a line points to, once each. */
export const evidenceIn = <One extends Evidence>(entries: readonly InboxEntry[], known: ReadonlyMap<string, One>): readonly One[] => {
  const ids = new Set(entries.flatMap(({ item, line }) => (item.subject === 'evidence' ? [item.id] : (line?.shownBy ?? []))));
  return [...ids].flatMap((id) => known.get(id) ?? []);
};

/**
 * `here`: it can be looked at without a network. `small`: only its small picture is here. `away`: on the tablet that took it, and
 * nowhere else. `wordsOnly`: it has no file; a link leads out and needs a network. `missing`: the server has it, this device does not.
 */
export type Presence = 'here' | 'small' | 'missing' | 'away' | 'wordsOnly';

/** `holds`: whether this device has the original itself, as whoever captured here does. */
export const presenceOf = (evidence: Evidence, kept: ReadonlySet<string>, holds: (sha256: string) => boolean): Presence => {
  if (!evidence.original) return 'wordsOnly';
  if (holds(evidence.original.sha256)) return 'here';
  const parts = packPartsOf(evidence);
  const isKept = (part: PackPart): boolean => kept.has(partName(part));
  const [small, large] = [parts.filter(({ tier }) => tier === 'preview'), parts.filter(({ tier }) => tier === 'copy')];
  if (parts.some((part) => part.tier === 'original' && isKept(part)) || (large.length > 0 && large.every(isKept))) return 'here';
  if (small.some(isKept)) return large.length === 0 ? 'here' : 'small';
  return isStillAway(evidence) ? 'away' : 'missing';
};

export const partName = ({ evidence, part, sha256 }: Pick<PackPart, 'evidence' | 'part' | 'sha256'> | KeptPackPart): string => `${evidence}/${part}/${sha256}`;
