/** The port to whatever keeps meetings. The module of attendance knows no other; whoever builds the server hands this in. */
import type { Attendance } from '../../../src/domain/attendance';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Meeting } from '../../../src/domain/meeting';

export type SelfMarked = Pick<Attendance, 'id' | 'name' | 'organizationName' | 'sector' | 'mode' | 'consent'> & { readonly email?: string };

export interface MeetingsAttended {
  /** Whether the person may run the attendance of the meeting, while people come to it. */
  readonly mayOpen: (user: UserId, meeting: RecordId) => Promise<boolean>;
  /** Undefined where there is none. `isOpen`: it is for today, or going on. */
  readonly find: (meeting: RecordId) => Promise<{ readonly meeting: Meeting; readonly isOpen: boolean } | undefined>;
  /** Whether the row is there. */
  readonly isMarked: (meeting: RecordId, attendance: RecordId) => Promise<boolean>;
  /** Writes the person down. `full`: as many have marked themselves as one meeting takes. */
  readonly mark: (meeting: RecordId, marked: SelfMarked) => Promise<'marked' | 'closed' | 'full'>;
}
