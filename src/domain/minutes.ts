/**
 * Minutes (acta): what people write together while they meet, and what is agreed of it.
 *
 * While it is written, the document is a set of parts. A part belongs to one writing session of one device and only grows,
 * so two tablets never write the same row, and their texts meet without anybody losing a word. What a part carries are
 * updates of one shared document (Yjs) with a fragment for every agenda item; this room only keeps them in order.
 * Approval renders the document and freezes it: an approved version never changes.
 */
import type { Attendance, SectorTotals } from './attendance';
import type { Day } from './day';
import type { RaisedRequest } from './evidence-request';
import { naturalId, type RecordId, type UserId } from './ids';
import type { AgreementState } from './life-cycles';
import type { AgendaOutcome, Clock, MeetingType, Modality, Participant } from './meeting';
import type { Sector } from './organization';
import { withoutNames, type RichText } from './rich-text';

/** What one session of one device wrote into the minutes of a meeting. */
export interface MinutesPart {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly author: UserId;
  /** Updates of the shared document, oldest first, each base64. Only ever longer. */
  readonly updates: readonly string[];
  readonly demo?: boolean;
}

/** Which parts there are: one row per meeting, so that nobody overlooks one. */
export interface Minutes {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly parts: readonly RecordId[];
}

export const minutesId = (meeting: RecordId): RecordId => naturalId(meeting, 'minutes');

/** A part is named by its meeting, the session that writes it and its number in that session. */
export const minutesPartId = (meeting: RecordId, session: string, number: number): RecordId => naturalId(meeting, 'part', session, String(number));

/** Whether a part, by its id, is of the minutes of a meeting. */
export const isPartOf = (meeting: RecordId, part: RecordId): boolean => part.startsWith(naturalId(meeting, 'part', ''));

/** A part takes this many updates or letters, then its session begins the next. */
export const partLimit = { updates: 60, letters: 24_000 } as const;
/** Longest update of one append, in letters of base64. */
export const updateLetters = 200_000;

export const isPartFull = (part: Pick<MinutesPart, 'updates'>): boolean =>
  part.updates.length >= partLimit.updates || part.updates.reduce((sum, update) => sum + update.length, 0) >= partLimit.letters;

/** How long each part was when somebody read the document: what an approval says it has seen. */
export type PartLengths = Readonly<Record<RecordId, number>>;

export const sameLengths = (one: PartLengths, other: PartLengths): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.keys(one).every((id) => one[id] === other[id]);

/** Words of somebody who may not write the official minutes: beside them, under a name. */
export interface Contribution {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly agendaItem?: RecordId;
  readonly author: UserId;
  readonly name: string;
  readonly text: string;
  readonly demo?: boolean;
}

export const commentKinds = ['comment', 'amendment'] as const;
export type CommentKind = (typeof commentKinds)[number];

export const commentStates = ['open', 'taken', 'declined'] as const;
export type CommentState = (typeof commentStates)[number];

/** A word on circulated minutes, or an amendment asked for; and what was answered. */
export interface MinutesComment {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly agendaItem?: RecordId;
  readonly kind: CommentKind;
  readonly author: UserId;
  readonly name: string;
  readonly text: string;
  readonly on: Day;
  /** The row that says the author was there; coordination and the monitor need none. */
  readonly attendance?: RecordId;
  readonly state: CommentState;
  readonly answer?: string;
  readonly answeredOn?: Day;
  readonly demo?: boolean;
}

export const commentTextLimit = 4000;

export interface RecordedItem {
  readonly id: RecordId;
  readonly title: string;
  readonly speaker?: string;
  readonly outcome?: AgendaOutcome;
  readonly body: RichText;
}

export interface RecordedAgreement {
  readonly id: RecordId;
  readonly text: string;
  readonly organization?: RecordId;
  readonly person?: string;
  readonly due?: Day;
  readonly state: AgreementState;
  readonly agendaItem?: RecordId;
}

export interface RecordedAttendee extends Pick<Attendance, 'sector' | 'presence' | 'mode'> {
  readonly name?: string;
  readonly organization?: RecordId;
  readonly organizationName?: string;
  readonly count?: number;
  readonly consent?: boolean;
  readonly signed?: boolean;
}

/** Everything that the minutes say, as it stood when they were approved. */
export interface MinutesRecord {
  readonly number: number;
  readonly year: number;
  readonly type: MeetingType;
  readonly title?: string;
  readonly commitments: readonly RecordId[];
  readonly organization: RecordId;
  readonly on: Day;
  readonly from: Clock;
  readonly to?: Clock;
  readonly modality: Modality;
  readonly place?: string;
  readonly chair?: Participant;
  readonly noteTaker?: Participant;
  readonly attendees: readonly RecordedAttendee[];
  readonly totals: SectorTotals;
  readonly absent: readonly RecordId[];
  readonly items: readonly RecordedItem[];
  readonly agreements: readonly RecordedAgreement[];
  readonly followUp: readonly RecordedAgreement[];
  /** Evidence that was asked for in the meeting; absent where none was. The public reads no question. */
  readonly requests?: readonly RaisedRequest[];
  readonly nextMeeting?: { readonly on: Day; readonly from?: Clock; readonly place?: string };
}

/** One approved version: frozen. A later version stands beside it, with its reason. */
export interface ApprovedMinutes {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly version: number;
  /** Whoever shows it prints the SHA-256 of its canonical JSON beside it: computed, never stored, so it cannot be wrong. */
  readonly record: MinutesRecord;
  readonly approvedOn: Day;
  readonly approvedBy: UserId;
  /** Why there is a version after the first. */
  readonly reason?: string;
  readonly demo?: boolean;
}

/** What the public reads of one version: no name without consent, no link into the room. */
export interface PublishedMinutes {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly version: number;
  readonly record: MinutesRecord;
  readonly approvedOn: Day;
  readonly publishedOn: Day;
  readonly reason?: string;
  readonly demo?: boolean;
}

export const approvedMinutesId = (meeting: RecordId, version: number): RecordId => naturalId(meeting, 'version', String(version));
export const publishedMinutesId = (meeting: RecordId, version: number): RecordId => naturalId(meeting, 'public', String(version));

/**
 * As the public reads it. People stay named who agreed to it; of the others the sector is said, and from which institution.
 * Of requests that everybody may know of it is said what everybody may know.
 */
export const publicRecordOf = (record: MinutesRecord, isToldOf: (request: RecordId) => boolean): MinutesRecord => {
  const consenting = new Set(record.attendees.filter(({ consent, name }) => consent && name !== undefined).map(({ name }) => name));
  const known = (participant: Participant | undefined): Participant | undefined => (participant && consenting.has(participant.name) ? { name: participant.name } : undefined);
  const { chair, noteTaker, requests, ...rest } = record;
  const asked = (requests ?? []).filter(({ id }) => isToldOf(id)).map(({ question: _question, ...facts }) => facts);
  const kept = { chair: known(chair), noteTaker: known(noteTaker) };
  return {
    ...rest,
    ...(kept.chair ? { chair: kept.chair } : {}),
    ...(kept.noteTaker ? { noteTaker: kept.noteTaker } : {}),
    attendees: record.attendees.map(({ name, consent, ...attendee }) => (consent && name !== undefined ? { name, consent, ...attendee } : attendee)),
    items: record.items.map(({ speaker, body, ...item }) => ({ ...item, body: withoutNames(body, (name) => consenting.has(name)), ...(speaker !== undefined && consenting.has(speaker) ? { speaker } : {}) })),
    agreements: record.agreements.map((agreement) => withoutPerson(agreement, consenting)),
    followUp: record.followUp.map((agreement) => withoutPerson(agreement, consenting)),
    ...(asked.length > 0 ? { requests: asked } : {}),
  };
};

const withoutPerson = ({ person, ...agreement }: RecordedAgreement, consenting: ReadonlySet<string | undefined>): RecordedAgreement => ({
  ...agreement,
  ...(person !== undefined && consenting.has(person) ? { person } : {}),
});

/** How many people of each sector and how they took part, for a table. */
export const headsBySector = (record: Pick<MinutesRecord, 'totals'>): readonly (readonly [Sector, number])[] =>
  (Object.entries(record.totals) as [Sector, number][]).filter(([, heads]) => heads > 0);
