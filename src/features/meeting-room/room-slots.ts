import type { ReactNode } from 'react';
import type { RecordId } from '../../domain/ids';
import type { AgendaItem } from '../../domain/meeting';

/** What other parts of the app bring into the room; a pane that nobody brings is not there. */
export interface RoomSlots {
  /** The minutes, at the point that is being talked about. */
  readonly minutes?: (at: { readonly meeting: RecordId; readonly items: readonly AgendaItem[]; readonly current: RecordId | undefined }) => ReactNode;
  /** The check-ins of the meeting's commitments, filled in place. */
  readonly checkIns?: (at: { readonly meeting: RecordId; readonly commitments: readonly RecordId[] }) => ReactNode;
  /** The evidence that is shown in the meeting and asked for, in place. */
  readonly evidence?: (at: { readonly meeting: RecordId }) => ReactNode;
  /** The code that people scan to mark themselves as there. */
  readonly attendanceCode?: (at: { readonly meeting: RecordId }) => ReactNode;
}
