/**
 * A meeting (reunión) of the plan: planned, held, written down. Its rules of time stand in meeting-dues.ts,
 * what its acts do to rows in decide-meeting.ts, its minutes in minutes.ts.
 */
import type { Day } from './day';
import { naturalId, type RecordId } from './ids';
import type { MeetingState } from './life-cycles';

export const meetingTypes = ['planning', 'quarterlyFollowUp', 'commitmentMonitoring', 'forum', 'visionWorkshop', 'prioritisationWorkshop', 'coCreation', 'other'] as const;
export type MeetingType = (typeof meetingTypes)[number];

export const modalities = ['inPerson', 'virtual', 'hybrid'] as const;
export type Modality = (typeof modalities)[number];

/** A time of the day where the plan is carried out, `HH:MM`. */
export type Clock = string;

/** What a person may say of a meeting when it is scheduled, and put right until it begins. */
export interface MeetingDetails {
  readonly type: MeetingType;
  /** What people call it, where the type and the commitments do not say enough. */
  readonly title?: string;
  readonly commitments: readonly RecordId[];
  readonly on: Day;
  readonly from: Clock;
  readonly to?: Clock;
  readonly modality: Modality;
  readonly place?: string;
  readonly link?: string;
  /** Names as people are called; the membership where the person has one. */
  readonly chair?: Participant;
  readonly noteTaker?: Participant;
  readonly invited: readonly RecordId[];
}

/** Somebody in a role at the meeting: a name, and the membership behind it where there is one. */
export interface Participant {
  readonly name: string;
  readonly membership?: RecordId;
}

export interface Meeting extends MeetingDetails {
  readonly id: RecordId;
  /** The area that convenes it: its people write the minutes. */
  readonly organization: RecordId;
  /** Announced on the public site before it is held. */
  readonly announced?: boolean;
  readonly state: MeetingState;
  /** Given by the server when the meeting begins: the number of its minutes in that year. */
  readonly number?: number;
  readonly year?: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Why it was postponed or cancelled. */
  readonly reason?: string;
  /** The meeting that took the place of a postponed one, and back. */
  readonly movedTo?: RecordId;
  readonly movedFrom?: RecordId;
  readonly circulatedOn?: Day;
  /** The last day on which comments are taken. */
  readonly commentsUntil?: Day;
  readonly approvedOn?: Day;
  readonly approvedBy?: string;
  readonly publishedOn?: Day;
  /** How many versions of its approved minutes there are. */
  readonly versions?: number;
  /** Free words for who comes back to it: the next meeting, as it was said. */
  readonly nextMeeting?: { readonly on: Day; readonly from?: Clock; readonly place?: string };
  readonly demo?: boolean;
}

/** One point of the agenda (orden del día). Its minutes are a part of the meeting's document named after it. */
export interface AgendaItem {
  readonly id: RecordId;
  readonly meeting: RecordId;
  /** Its place: a number between those of its neighbours. */
  readonly order: number;
  readonly title: string;
  readonly speaker?: string;
  /** Minutes of the clock set aside for it. */
  readonly minutes?: number;
  /** The point of an earlier meeting that was not reached there. */
  readonly carriedFrom?: RecordId;
  /** What became of it, said while or after it was talked about. */
  readonly outcome?: AgendaOutcome;
  readonly demo?: boolean;
}

export const agendaOutcomes = ['discussed', 'notReached'] as const;
export type AgendaOutcome = (typeof agendaOutcomes)[number];

/** States in which people write the official minutes. */
export const isBeingWritten = (state: MeetingState): boolean => state === 'held' || state === 'minutesDraft' || state === 'circulated';

/** Before it begins: its date and its details may still be put right. */
export const isAhead = (state: MeetingState): boolean => state === 'scheduled';

/** Its minutes were agreed: from here on a change is a new version. */
export const isApproved = (state: MeetingState): boolean => state === 'approved' || state === 'published';

/** True of a time of the day, `00:00` to `23:59`. */
export const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The row that counts the minutes of one year. */
export const meetingCountId = (year: number): RecordId => naturalId('meetings', String(year));

/** How many minutes of a year have a number. Written by the server alone. */
export interface MeetingCount {
  readonly id: RecordId;
  readonly year: number;
  readonly last: number;
}

/** The points that each type of meeting begins with, as keys of the message catalogues. */
export const agendaTemplates: Readonly<Record<MeetingType, readonly AgendaTemplateKey[]>> = {
  planning: ['presentation', 'scope', 'milestonesAndDates', 'evidenceExpected', 'focalPoints', 'nextSteps'],
  quarterlyFollowUp: ['milestoneByMilestone', 'challenges', 'evidence', 'nextPeriod', 'nextSteps'],
  commitmentMonitoring: ['areaReport', 'civilSocietyView', 'openQuestions', 'agreements', 'nextSteps'],
  forum: ['formerMinutes', 'planStatus', 'topics', 'agreements', 'nextSteps'],
  visionWorkshop: ['presentation', 'groupWork', 'sharing', 'nextSteps'],
  prioritisationWorkshop: ['presentation', 'criteria', 'voting', 'results', 'nextSteps'],
  coCreation: ['presentation', 'groupWork', 'drafting', 'nextSteps'],
  other: [],
};

export type AgendaTemplateKey =
  | 'presentation' | 'scope' | 'milestonesAndDates' | 'evidenceExpected' | 'focalPoints' | 'nextSteps' | 'milestoneByMilestone' | 'challenges'
  | 'evidence' | 'nextPeriod' | 'areaReport' | 'civilSocietyView' | 'openQuestions' | 'agreements' | 'formerMinutes' | 'planStatus' | 'topics'
  | 'groupWork' | 'sharing' | 'criteria' | 'voting' | 'results' | 'drafting';

/** In the order they are talked about; two with one place keep the order of their names, on every device alike. */
export const inAgendaOrder = <One extends Pick<AgendaItem, 'order' | 'id'>>(items: readonly One[]): readonly One[] =>
  [...items].sort((one, other) => one.order - other.order || one.id.localeCompare(other.id));

/** A place between two neighbours: before all, after all, or in the middle. */
export const orderBetween = (before: number | undefined, after: number | undefined): number => {
  if (before === undefined) return after === undefined ? 1 : after - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
};
