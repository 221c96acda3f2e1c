/** From what stands in the tables to what the change log's port speaks of; the same in every database. */
import type { Outcome, Overwrite, RowImage } from '../../src/domain/change';
import type { Fields } from '../../src/domain/json';
import type { DeviceState, LogEntry, LoggedChange, ParkedChange, StoredOutcome } from '../modules/sync/change-log-store';
import type { Schema } from './schema';

export type FoundOutcome = readonly [string, StoredOutcome];

export type AppliedRow = Pick<Schema['log'], 'change_id' | 'seq' | 'by_user' | 'overwrote'>;

export const appliedOutcomeOf = ({ change_id: id, seq, by_user, overwrote }: AppliedRow): FoundOutcome => {
  const told = overwrote === null ? {} : { overwrote: JSON.parse(overwrote) as readonly Overwrite[] };
  return [id, { by: by_user, outcome: { id, end: 'applied', seq, ...told } }];
};

export type ParkedOutcomeRow = Pick<Schema['parked'], 'change_id' | 'by_user' | 'outcome'>;

export const parkedOutcomeOf = ({ change_id, by_user, outcome }: ParkedOutcomeRow): FoundOutcome => [change_id, { by: by_user, outcome: JSON.parse(outcome) as Outcome }];

export const rowImageOf = ({ entity, id, seq, audience, fields, writers, by_user, at, deleted }: Schema['row']): RowImage => ({
  entity,
  id,
  seq,
  audience,
  fields: JSON.parse(fields) as Fields,
  writers: JSON.parse(writers) as RowImage['writers'],
  by: by_user,
  at,
  ...(deleted ? { deleted: true as const } : {}),
});

export type EntryRow = Schema['log'] & { readonly salt: string | null; readonly body: string | null };

export const entryOf = ({ seq, change_id, kind, by_user, entry, leaf, chain, overwrote, salt, body }: EntryRow): Omit<LogEntry, 'rows'> => ({
  seq,
  changeId: change_id,
  kind,
  by: by_user,
  entry,
  leaf,
  chain,
  salt: salt ?? '',
  body: body ?? '',
  ...(overwrote === null ? {} : { overwrote: JSON.parse(overwrote) as readonly Overwrite[] }),
});

export type HistoryRow = Pick<EntryRow, 'change_id' | 'kind' | 'by_user' | 'entry' | 'body'> & Pick<Schema['log_row'], 'seq' | 'audience' | 'groups' | 'deleted'>;

export const loggedChangeOf = ({ seq, audience, groups, deleted, change_id, kind, by_user, entry, body }: HistoryRow): LoggedChange => ({
  seq,
  changeId: change_id,
  kind,
  by: by_user,
  entry,
  body: body ?? '',
  audience,
  groups: JSON.parse(groups) as readonly string[],
  deleted: deleted === 1,
});

export const parkedChangeOf = ({ change_id, by_user, at, outcome, body }: Schema['parked']): ParkedChange => ({ id: change_id, by: by_user, at, outcome: JSON.parse(outcome) as Outcome, body });

export const deviceStateOf = ({ by_user, device, seen_at, waiting, oldest_at, persisted, app }: Schema['device_state']): DeviceState => ({
  device,
  by: by_user,
  seenAt: seen_at,
  waiting,
  oldestAt: oldest_at,
  persisted: persisted === null ? null : persisted === 1,
  app,
});
