/** Correcting one line of a submitted check-in: only what changed travels, with what its author had seen. */
import { stateLine, type CheckInLine, type LineDraft, type StatedLine } from '../../domain/check-in';
import { writerOf, type RowOperation, type Seen } from '../../domain/change';
import { groupsOf } from '../../domain/entities';
import type { Fields, Json } from '../../domain/json';
import { sameJson } from '../../domain/json';
import type { LineDraftContent } from '../../storage/drafts';

const lineFields = ['reported', 'challenges', 'progress', 'noProgress', 'nextSteps', 'evidence', 'shownBy'] as const;

/** The patch of a line that can be stated; undefined when nothing differs from what its author began with. */
export const correctionOf = (id: CheckInLine['id'], { line, base, seen }: LineDraftContent): RowOperation | undefined => {
  const [now, before] = [statedFields(line), statedFields(base)];
  const set: Record<string, Json> = {};
  for (const field of lineFields) if (!sameJson(now[field] ?? undefined, before[field] ?? undefined)) set[field] = now[field] ?? null;
  if (Object.keys(set).length === 0) return undefined;
  return { entity: 'checkInLine', id, act: 'patch', set, seen: seenOfGroups(seen, set) };
};

/** Naming a group that is not written would hold the change for somebody else's work in it. */
const seenOfGroups = (seen: Seen, set: Fields): Seen => Object.fromEntries(groupsOf('checkInLine', Object.keys(set)).map((group) => [group, writerOf(seen, group)]));

const statedFields = (draft: LineDraft): Partial<Record<(typeof lineFields)[number], Json>> => {
  const stated = stateLine(draft);
  return stated.accepted ? (stated.value as unknown as Omit<StatedLine, 'evidence'> & { evidence?: Json }) : {};
};
