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
import { openExisting, readBeginning, readStores } from './raw-database';
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
      const rows = await rowsKept(database);
      const recordsOf = (entity: keyof Records) => rows.flatMap((row) => (row.entity !== entity || row.hidden ? [] : (recordOf(entity, row) ?? [])));
      const inMeetings = rows.filter(({ entity }) => ofMeetings.some((each) => each === entity));
      return {
        commitments: recordsOf('commitment') as readonly Commitment[],
        milestones: [...(recordsOf('milestone') as readonly Milestone[])].sort((one, other) => one.order - other.order),
        meetings: recordsOf('meeting') as readonly Meeting[],
        meetingByRow: new Map(inMeetings.flatMap((row) => (typeof row.fields['meeting'] === 'string' ? [[rowKeyText(row), row.fields['meeting']] as const] : []))),
        person: (recordsOf('membership') as readonly Membership[]).find(({ person }) => person === user)?.name,
      };
    } finally {
      database.close();
    }
  } catch {
    return nothingKnown;
  }
};

/** From the store of all rows, or, where this app has not opened the cache since it was updated, from one for each kind. */
const rowsKept = async (database: IDBDatabase): Promise<readonly CachedRow[]> => {
  const kinds = ['commitment', 'milestone', 'membership', 'meeting', ...ofMeetings] as const;
  const former = await readStores(database, kinds);
  return [...(await readBeginning(database, 'rows', kinds.map((entity) => rowKeyText({ entity, id: '' })))), ...Object.values(former).flat()] as readonly CachedRow[];
};
