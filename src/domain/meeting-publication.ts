/**
 * What everybody may learn of meetings: announced ones, agreements that were published, minutes that were published.
 * As in publication.ts, a new field stays inside until somebody names it here.
 */
import type { Agreement } from './agreement';
import type { Day } from './day';
import type { RaisedRequest } from './evidence-request';
import type { RecordId } from './ids';
import type { AgreementState } from './life-cycles';
import type { Clock, Meeting, MeetingType, Modality, Participant } from './meeting';
import type { MinutesRecord, PublishedMinutes, RecordedAgreement, RecordedAttendee, RecordedItem } from './minutes';
import { emptyText, isRichText } from './rich-text';

/** How far a meeting is, as far as it concerns the public: what is not published yet was held. */
export type PublicMeetingState = 'scheduled' | 'postponed' | 'cancelled' | 'held' | 'published';

export interface PublicMeeting {
  readonly id: RecordId;
  readonly type: MeetingType;
  readonly title: string | null;
  readonly organization: RecordId;
  readonly commitments: readonly RecordId[];
  readonly on: Day;
  readonly from: Clock;
  readonly to: Clock | null;
  readonly modality: Modality;
  readonly place: string | null;
  readonly invited: readonly RecordId[];
  readonly state: PublicMeetingState;
  readonly number: number | null;
  readonly year: number | null;
  /** The meeting that took its place. */
  readonly movedTo: RecordId | null;
  readonly publishedOn: Day | null;
  readonly demo: boolean;
}

/** The organization that owes it is named, the person is not. */
export interface PublicAgreement {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly commitments: readonly RecordId[];
  readonly text: string;
  readonly organization: RecordId | null;
  readonly due: Day | null;
  readonly milestone: RecordId | null;
  readonly state: AgreementState;
  readonly closingNote: string | null;
  readonly closedOn: Day | null;
  readonly demo: boolean;
}

/** The record keeps its shape, absent fields included: its hash is that of what was published. */
export interface PublicMinutes {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly version: number;
  readonly record: MinutesRecord;
  readonly approvedOn: Day;
  readonly publishedOn: Day;
  readonly reason: string | null;
  readonly demo: boolean;
}

/** The link into the room, the names of who chairs and writes, and the reason of a cancellation were not said to everybody. */
export const toPublicMeeting = (meeting: Meeting): PublicMeeting => ({
  id: meeting.id,
  type: meeting.type,
  title: meeting.title ?? null,
  organization: meeting.organization,
  commitments: meeting.commitments,
  on: meeting.on,
  from: meeting.from,
  to: meeting.to ?? null,
  modality: meeting.modality,
  place: meeting.place ?? null,
  invited: meeting.invited,
  state: isTold(meeting.state) ? meeting.state : 'held',
  number: meeting.number ?? null,
  year: meeting.year ?? null,
  movedTo: meeting.movedTo ?? null,
  publishedOn: meeting.publishedOn ?? null,
  demo: meeting.demo ?? false,
});

const isTold = (state: Meeting['state']): state is Exclude<PublicMeetingState, 'held'> => state === 'scheduled' || state === 'postponed' || state === 'cancelled' || state === 'published';

export const toPublicAgreement = (agreement: Agreement): PublicAgreement => ({
  id: agreement.id,
  meeting: agreement.meeting,
  commitments: agreement.commitments,
  text: agreement.text,
  organization: agreement.organization ?? null,
  due: agreement.due ?? null,
  milestone: agreement.milestone ?? null,
  state: agreement.state,
  closingNote: agreement.closingNote ?? null,
  closedOn: agreement.closedOn ?? null,
  demo: agreement.demo ?? false,
});

export const toPublicMinutes = (minutes: PublishedMinutes): PublicMinutes => ({
  id: minutes.id,
  meeting: minutes.meeting,
  version: minutes.version,
  record: publicRecord(minutes.record),
  approvedOn: minutes.approvedOn,
  publishedOn: minutes.publishedOn,
  reason: minutes.reason ?? null,
  demo: minutes.demo ?? false,
});

const publicRecord = (record: MinutesRecord): MinutesRecord => {
  const { number, year, type, title, commitments, organization, on, from, to, modality, place, absent, nextMeeting } = record;
  const { government, civilSociety, academia, privateSector, international, unaffiliated } = record.totals;
  return said<MinutesRecord>({
    number,
    year,
    type,
    title,
    commitments,
    organization,
    on,
    from,
    to,
    modality,
    place,
    chair: nameOf(record.chair),
    noteTaker: nameOf(record.noteTaker),
    attendees: record.attendees.map(publicAttendee),
    totals: { government, civilSociety, academia, privateSector, international, unaffiliated },
    absent,
    items: record.items.map(publicItem),
    agreements: record.agreements.map(publicRecordedAgreement),
    followUp: record.followUp.map(publicRecordedAgreement),
    requests: record.requests?.map(publicRaisedRequest),
    nextMeeting: nextMeeting && said<NonNullable<MinutesRecord['nextMeeting']>>({ on: nextMeeting.on, from: nextMeeting.from, place: nextMeeting.place }),
  });
};

const nameOf = (participant: Participant | undefined): Participant | undefined => participant && { name: participant.name };

/** A name goes out with its consent or not at all: whoever published it has seen to that, and this sees to it again. */
const publicAttendee = ({ sector, presence, mode, name, organization, organizationName, count, consent, signed }: RecordedAttendee): RecordedAttendee =>
  said<RecordedAttendee>({ sector, presence, mode, name: consent ? name : undefined, organization, organizationName, count, consent, signed });

const publicItem = ({ id, title, speaker, outcome, body }: RecordedItem): RecordedItem => said<RecordedItem>({ id, title, speaker, outcome, body: isRichText(body) ? body : emptyText });

const publicRecordedAgreement = ({ id, text, organization, person, due, state, agendaItem }: RecordedAgreement): RecordedAgreement =>
  said<RecordedAgreement>({ id, text, organization, person, due, state, agendaItem });

/** That it was asked, of whom and by when; not the question. */
const publicRaisedRequest = ({ id, commitment, milestone, organization, due, state }: RaisedRequest): RaisedRequest =>
  said<RaisedRequest>({ id, commitment, milestone, organization, question: undefined, due, state });

/** What is undefined is not said: it is no field. */
const said = <Whole extends object>(fields: { readonly [Field in keyof Required<Whole>]: Whole[Field] | undefined }): Whole =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Whole;
