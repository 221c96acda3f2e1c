/** What the public site says of meetings, as plain data: the files of open data are these same objects. */
import type { AgreementDue } from '../domain/agreement';
import type { Day } from '../domain/day';
import type { RecordId } from '../domain/ids';
import type { Words } from '../domain/json';
import type { PublicAgreement, PublicMeeting, PublicMinutes } from '../domain/meeting-publication';
import type { PublicOrganization } from '../domain/publication';
import type { CalendarMeeting } from '../paper/meeting-calendar';
import type { RequestModel } from './evidence-model';
import type { Read } from './read';

export interface NamedCommitment {
  readonly code: string;
  readonly title: Words;
}

export interface MeetingModel extends Omit<PublicMeeting, 'organization' | 'commitments' | 'invited' | 'movedTo'> {
  readonly organization: PublicOrganization | null;
  readonly commitments: readonly NamedCommitment[];
  readonly invited: readonly PublicOrganization[];
  /** The date it was moved to, where that one is announced too. */
  readonly movedTo: Day | null;
  /** How its page stands in an address; null while its minutes are not published. */
  readonly page: string | null;
}

export interface AgreementModel extends Omit<PublicAgreement, 'meeting' | 'organization' | 'commitments' | 'milestone'> {
  readonly meeting: Pick<MeetingModel, 'id' | 'on' | 'number' | 'year' | 'page'>;
  readonly organization: PublicOrganization | null;
  readonly commitments: readonly NamedCommitment[];
  readonly milestone: { readonly order: number; readonly text: Words } | null;
  /** Where it stands today. */
  readonly calendar: AgreementDue;
}

/** Evidence that was asked for in a meeting, as it stands today. */
export interface MeetingRequestModel extends Omit<RequestModel, 'milestone'> {
  readonly commitment: NamedCommitment;
  readonly milestone: { readonly order: number; readonly text: Words } | null;
}

/** `sha256` is that of the canonical JSON (RFC 8785) of `record`, as hexadecimal digits. */
export interface VersionModel extends Omit<PublicMinutes, 'id' | 'meeting'> {
  readonly sha256: string;
}

export interface PublicMeetingsModel extends Read {
  readonly plan: { readonly id: RecordId; readonly title: Words };
  /** Newest date first. */
  readonly meetings: readonly MeetingModel[];
  /** What still stands first, by date; then what was closed, newest first. */
  readonly agreements: readonly AgreementModel[];
}

export interface PublicMeetingModel extends Read {
  readonly plan: { readonly id: RecordId; readonly title: Words };
  readonly meeting: MeetingModel;
  /** Newest first. */
  readonly versions: readonly [VersionModel, ...VersionModel[]];
  /** As they stand today; what the minutes said of them stands in the record. */
  readonly agreements: readonly AgreementModel[];
  /** Evidence that was asked for in it, the earliest date first. */
  readonly requests: readonly MeetingRequestModel[];
  /** Whoever the record names by its id. */
  readonly organizations: readonly PublicOrganization[];
}

/** What a page of something else shows of its meetings. */
export interface MeetingsOf {
  /** Announced and ahead, the nearest first. */
  readonly ahead: readonly MeetingModel[];
  /** With published minutes, newest first. */
  readonly published: readonly MeetingModel[];
  readonly agreements: readonly AgreementModel[];
}

/** All that is public of meetings, for the pages and feeds of one day. */
export interface MeetingsRead {
  readonly list: PublicMeetingsModel;
  readonly pages: readonly PublicMeetingModel[];
  /** For feeds; where a meeting has a page, by its place in the address. */
  readonly calendar: readonly (Omit<CalendarMeeting, 'url'> & { readonly page: string | null })[];
  readonly of: (commitment: RecordId) => MeetingsOf;
  readonly ofPlan: MeetingsOf;
}
