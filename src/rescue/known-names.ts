/** What the plan calls things, as far as this device's copy of it can still be read. Words are never held back for a missing name. */
import { rowKeyText } from '../domain/change';
import type { Commitment } from '../domain/commitment';
import type { Meeting } from '../domain/meeting';
import type { Membership } from '../domain/membership';
import type { Milestone } from '../domain/milestone';
import { recordOf, type Records } from '../domain/rows';
import type { KnownRecords } from '../features/device/item-names';
import type { CachedRow } from '../storage/cache-store';
import { cacheVersion } from '../storage/dexie-cache';
import { openExisting, readStores } from './raw-database';
import type { Owner } from './words-here';

export interface KnownNames extends KnownRecords {
  /** Of the person whose words they are. */
  readonly person: string | undefined;
}

const nothingKnown: KnownNames = { commitments: [], milestones: [], meetings: [], meetingByRow: new Map(), person: undefined };

/** Rows that say which meeting they belong to. */
const ofMeetings = ['agendaItem', 'attendance', 'agreement', 'contribution', 'minutesComment'] as const;

/** Never rejects: a cache that cannot be read knows nothing. */
export const namesKnownTo = async ({ user, plan }: Owner): Promise<KnownNames> => {
  try {
    const database = await openExisting(`cache:${user}:${plan}:v${cacheVersion}`);
    if (!database) return nothingKnown;
    try {
      const rows = await readStores(database, ['commitment', 'milestone', 'membership', 'meeting', ...ofMeetings]);
      return {
        commitments: recordsIn('commitment', rows.commitment) as readonly Commitment[],
        milestones: [...(recordsIn('milestone', rows.milestone) as readonly Milestone[])].sort((one, other) => one.order - other.order),
        meetings: recordsIn('meeting', rows.meeting) as readonly Meeting[],
        meetingByRow: new Map(ofMeetings.flatMap((entity) => (rows[entity] as readonly CachedRow[]).flatMap((row) => (typeof row.fields['meeting'] === 'string' ? [[rowKeyText(row), row.fields['meeting']] as const] : [])))),
        person: (recordsIn('membership', rows.membership) as readonly Membership[]).find(({ person }) => person === user)?.name,
      };
    } finally {
      database.close();
    }
  } catch {
    return nothingKnown;
  }
};

const recordsIn = (entity: keyof Records, rows: readonly unknown[]) => (rows as readonly CachedRow[]).flatMap((row) => (row.hidden ? [] : (recordOf(entity, row) ?? [])));
