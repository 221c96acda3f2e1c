/** Rows as decisions read them: by entity and id, whoever keeps them. */
import type { RowImage, RowKey } from './change';
import type { Agreement } from './agreement';
import type { Assessment } from './assessment';
import type { Attendance, AttendeeContact } from './attendance';
import type { CheckIn, CheckInLine } from './check-in';
import type { CivilSocietyView } from './civil-society-view';
import type { Commitment } from './commitment';
import type { Evidence, PublishedEvidence } from './evidence';
import type { EvidenceRequest, PublishedRequest } from './evidence-request';
import type { RecordId } from './ids';
import type { Contact, Membership } from './membership';
import type { AgendaItem, Meeting, MeetingCount } from './meeting';
import type { Milestone } from './milestone';
import type { ApprovedMinutes, Contribution, Minutes, MinutesComment, MinutesPart, PublishedMinutes } from './minutes';
import type { Organization } from './organization';
import type { Plan } from './plan';
import type { Review } from './review';

export interface Records {
  plan: Plan;
  organization: Organization;
  membership: Membership;
  contact: Contact;
  commitment: Commitment;
  milestone: Milestone;
  checkIn: CheckIn;
  checkInLine: CheckInLine;
  meeting: Meeting;
  meetingCount: MeetingCount;
  agendaItem: AgendaItem;
  attendance: Attendance;
  attendeeContact: AttendeeContact;
  agreement: Agreement;
  minutes: Minutes;
  minutesPart: MinutesPart;
  contribution: Contribution;
  minutesComment: MinutesComment;
  approvedMinutes: ApprovedMinutes;
  publishedMinutes: PublishedMinutes;
  evidence: Evidence;
  evidenceRequest: EvidenceRequest;
  publishedEvidence: PublishedEvidence;
  publishedRequest: PublishedRequest;
  review: Review;
  civilSocietyView: CivilSocietyView;
  assessment: Assessment;
}

/** Finds a row; undefined where there is none or it was deleted. */
export type RowLookup = (key: RowKey) => RowImage | undefined;

/** A row's fields with its id, as the record that its entity names. The doors have checked the shape. */
export const recordOf = <Name extends keyof Records>(_entity: Name, row: { readonly id: RecordId; readonly fields: object } | undefined): Records[Name] | undefined =>
  row === undefined ? undefined : ({ ...row.fields, id: row.id } as unknown as Records[Name]);
