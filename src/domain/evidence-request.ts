/**
 * An evidence request (pedido de evidencia): coordination or the monitoring body asks an area to show something by a day.
 * Overdue is read from dates and today, never stored. What acts do to rows: decide-evidence-request.ts.
 */
import { daysBetween, type Day } from './day';
import { naturalId, type RecordId, type UserId } from './ids';
import type { EvidenceRequestState } from './life-cycles';

export interface EvidenceRequest {
  readonly id: RecordId;
  readonly commitment: RecordId;
  readonly milestone?: RecordId;
  /** The meeting in which it was raised. */
  readonly meeting?: RecordId;
  /** The area that is asked. */
  readonly organization: RecordId;
  readonly question: string;
  readonly due: Day;
  readonly state: EvidenceRequestState;
  /** How often it was asked: 1 at first, one more each time it is asked again. */
  readonly asks: number;
  readonly openedOn: Day;
  readonly askedBy: UserId;
  readonly askedOn: Day;
  /** Oldest first. */
  readonly replies: readonly RequestReply[];
  readonly closedOn?: Day;
  readonly demo?: boolean;
}

/** What the area answered, and what was said of it where that did not suffice. */
export interface RequestReply {
  readonly evidence: readonly RecordId[];
  readonly note?: string;
  readonly on: Day;
  readonly by: UserId;
  /** A refusal; the note says why. */
  readonly declined?: boolean;
  /** Coordination answered for the area. */
  readonly onBehalf?: boolean;
  readonly insufficient?: { readonly reason: string; readonly on: Day };
}

export const requestLimits = { question: 2000, note: 4000, evidence: 100 } as const;

export interface RequestDue {
  readonly state: 'open' | 'dueSoon' | 'overdue' | 'closed';
  /** Days left, or late; absent once nothing is owed. */
  readonly days?: number;
}

/** From this many days before its date a request is due soon. */
const requestSoonDays = 7;

/** Where a request stands on a day. An answered one is no longer owed by its area: it waits for somebody's look. */
export const requestDueOf = ({ state, due }: Pick<EvidenceRequest, 'state' | 'due'>, today: Day): RequestDue => {
  if (state !== 'open') return { state: 'closed' };
  const left = daysBetween(today, due);
  if (left < 0) return { state: 'overdue', days: -left };
  return { state: left <= requestSoonDays ? 'dueSoon' : 'open', days: left };
};

/** A request as it is told beside agreements: in the minutes of the meeting that raised it, and on the agendas of later ones. */
export interface RaisedRequest extends Pick<EvidenceRequest, 'id' | 'commitment' | 'milestone' | 'organization' | 'due' | 'state'> {
  /** Absent where the reader may not know it: the area that is asked knows it, and whoever asks. */
  readonly question?: string;
}

/** Of requests and of what everybody may know of them, each once; the earliest date first. */
const told = (held: readonly EvidenceRequest[], published: readonly PublishedRequest[]): readonly RaisedRequest[] => {
  const here = new Set(held.map(({ id }) => id));
  return [...held, ...published.filter(({ request }) => !here.has(request)).map(({ request, ...facts }) => ({ ...facts, id: request }))].sort(byDay);
};

const byDay = (one: Pick<EvidenceRequest, 'id' | 'due'>, other: Pick<EvidenceRequest, 'id' | 'due'>): number => one.due.localeCompare(other.due) || one.id.localeCompare(other.id);

/** Raised in a meeting. */
export const requestsRaisedIn = (meeting: RecordId, held: readonly EvidenceRequest[], published: readonly PublishedRequest[]): readonly RaisedRequest[] =>
  told(
    held.filter((one) => one.meeting === meeting),
    published.filter((one) => one.meeting === meeting),
  );

/** Of earlier meetings, or asked outside of one, on the commitments of a meeting, and neither accepted nor declined: they stand on its agenda by themselves. */
export const standingRequests = (meeting: { readonly id: RecordId; readonly commitments: readonly RecordId[] }, held: readonly EvidenceRequest[], published: readonly PublishedRequest[]): readonly RaisedRequest[] => {
  const stands = (one: Pick<EvidenceRequest, 'state' | 'commitment' | 'meeting'>): boolean => (one.state === 'open' || one.state === 'answered') && one.meeting !== meeting.id && meeting.commitments.includes(one.commitment);
  return told(held.filter(stands), published.filter(stands));
};

/** Requests that these areas still owe an answer, the earliest date first. */
export const owedRequests = <One extends Pick<EvidenceRequest, 'id' | 'state' | 'due' | 'organization'>>(requests: readonly One[], organizations: readonly RecordId[]): readonly One[] =>
  requests.filter(({ state, organization }) => state === 'open' && organizations.includes(organization)).sort(byDay);

/** What everybody may know of a request: that it was made, in which meeting, by when, how often, and where it stands. Neither the question nor the answers. */
export interface PublishedRequest {
  readonly id: RecordId;
  readonly request: RecordId;
  readonly commitment: RecordId;
  readonly milestone?: RecordId;
  /** The meeting in which it was raised. */
  readonly meeting?: RecordId;
  readonly organization: RecordId;
  readonly due: Day;
  readonly asks: number;
  readonly state: EvidenceRequestState;
  readonly openedOn: Day;
  /** The last day on which evidence came in answer, sufficient or not. */
  readonly answeredOn?: Day;
  readonly closedOn?: Day;
  readonly demo?: boolean;
}

export const publishedRequestId = (request: RecordId): RecordId => naturalId(request, 'public');

/**
 * What can be said of a request that is late: `none`, nothing came in answer; `insufficient`, what came did not suffice.
 * "No evidence received by 12 November after 2 requests" is a fact; a percentage of zero would be an invention.
 */
export interface RequestFact {
  readonly kind: 'none' | 'insufficient';
  readonly by: Day;
  readonly asks: number;
}

/** The fact, once the day is over; undefined before it, and for what was answered or declined. */
export const requestFactOf = ({ state, due, asks, answeredOn }: Pick<PublishedRequest, 'state' | 'due' | 'asks' | 'answeredOn'>, today: Day): RequestFact | undefined =>
  state === 'open' && today > due ? { kind: answeredOn === undefined ? 'none' : 'insufficient', by: due, asks } : undefined;

/** The last day on which evidence came in answer. */
export const answeredOnOf = ({ replies }: Pick<EvidenceRequest, 'replies'>): Day | undefined => replies.findLast(({ declined }) => !declined)?.on;
