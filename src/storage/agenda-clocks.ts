/** What this device alone remembers of a meeting: which point is talked about, and how long each took. */
import type { RecordId } from '../domain/ids';
import type { Device } from './device';
import { onOpenConnection } from './open-connection';

const keyOf = (meeting: RecordId): string => `agenda-clock/${meeting}`;

/** As it was kept; undefined before anything was. */
export const agendaClockOf = async ({ words: { database } }: Pick<Device, 'words'>, meeting: RecordId): Promise<unknown> =>
  (await onOpenConnection(database, () => database.meta.get(keyOf(meeting))))?.value;

export const keepAgendaClock = async ({ words: { database } }: Pick<Device, 'words'>, meeting: RecordId, clock: object): Promise<void> =>
  void (await onOpenConnection(database, () => database.meta.put({ key: keyOf(meeting), value: clock })));
