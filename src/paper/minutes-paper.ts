/** What minutes are printed of: the record, its state, and what its ids are called. The PDF and the DOCX are made of this and of nothing else. */
import type { Attendance } from '../domain/attendance';
import type { Commitment } from '../domain/commitment';
import type { Day } from '../domain/day';
import type { Words } from '../domain/json';
import type { Meeting } from '../domain/meeting';
import type { Milestone } from '../domain/milestone';
import type { MinutesRecord } from '../domain/minutes';
import type { Organization } from '../domain/organization';

export interface MinutesPaper {
  /** As it was approved; before that, as it stands (`minutesRecordOf`). A number of 0 is still to come. */
  readonly record: MinutesRecord;
  readonly state: MinutesPaperState;
  readonly planTitle: Words;
  readonly organizations: readonly Pick<Organization, 'id' | 'name' | 'acronym'>[];
  readonly commitments: readonly Commitment[];
  /** Of the commitments of the meeting: their strips are printed as they stand today. */
  readonly milestones: readonly Milestone[];
  /** How people signed; the record says only that they did. */
  readonly signatures: readonly Pick<Attendance, 'name' | 'organization' | 'signature'>[];
  /** The day on which it is printed. */
  readonly today: Day;
  /** Where the public reads it, or will: a whole address. */
  readonly publicAddress?: string;
  readonly demo?: boolean;
}

export interface MinutesPaperState extends Pick<Meeting, 'state' | 'commentsUntil' | 'approvedOn' | 'publishedOn'> {
  /** Which approved version this is. */
  readonly version?: number;
  /** Why there is a version after the first. */
  readonly reason?: string;
  /** SHA-256 of the record's canonical JSON, hex: of an approved version. */
  readonly hash?: string;
}
