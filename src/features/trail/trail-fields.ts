/** Every field that a record of the trail may hold, and whether people read it there. */
import type { Records } from '../../domain/rows';
import type { Language } from '../../language/language';

type TrailField = { [Name in keyof Records]: Exclude<keyof Records[Name], 'id'> }[keyof Records];

/** A field that is missing here stops the compiler, and so does one that is told and has no words. */
const fields = {
  acceptedOn: true, acronym: true, action: true, active: true, addedOn: true, agendaItem: true, agreement: true, announced: true, answer: true,
  answeredOn: true, answers: true, approvedBy: true, approvedOn: true, askedBy: true, askedOn: true, asks: true, attendance: true, author: true,
  begunOn: true, body: true, branch: true, by: true, capturedAt: true, chair: true, challenges: true, checkIn: true, circulatedOn: true,
  closedBy: true, closedOn: true, closingNote: true, code: true, comments: true, commentsUntil: true, commitment: true, commitments: true,
  completedOn: true, consent: true, consentOn: true, contribution: true, coordination: true, correctedOnBehalf: true, count: true, deliverable: true,
  differs: true, due: true, dueStated: true, durationMs: true, email: true, embargoedUntil: true, end: true, endedAt: true, errata: true,
  evidence: true, files: true, finalOn: true, followedBy: true, follows: true, form: true, from: true, givenOn: true, indicators: true,
  invited: true, issuedOn: true, kind: true, knowsContact: true, last: true, law: true, leads: true, lifecycle: true, link: true, meeting: true,
  membership: true, metLeads: true, milestone: true, milestones: true, minutes: true, modality: true, mode: true, monitoringBody: true,
  movedFrom: true, movedTo: true, name: true, nextMeeting: true, nextSteps: true, noProgress: true, note: true, noteTaker: true, notes: true,
  number: true, ogpValues: true, on: true, onBehalf: true, openedOn: true, order: true, organization: true, organizationName: true, origin: true,
  original: true, outcome: true, pages: true, parent: true, parties: true, people: true, person: true, phone: true, place: true,
  planningMeeting: true, policyArea: true, presence: true, problem: true, progress: true, publicPicture: true, publishedOn: true, question: true,
  reason: true, receipt: true, receivedAt: true, references: true, replies: true, reply: true, reported: true, reportedFor: true, reportedIn: true,
  reportedOn: true, request: true, responsible: true, reviewer: true, role: true, round: true, scan: true, sector: true, seesProgress: true,
  selfMarked: true, sensitivity: true, sha256: true, sharedOn: true, shownBy: true, shows: true, signature: true, source: true, sourceMeeting: true,
  speaker: true, start: true, startedAt: true, state: true, statedEnds: true, statedInstitutions: true, statedInstitutionsNote: true,
  statedPercent: true, statusQuo: true, stretch: true, subject: true, submittedBy: true, submittedOn: true, supersededBy: true, supersedes: true,
  text: true, title: true, to: true, type: true, until: true, verdict: true, verified: true, verifiedIn: true, verifiedOn: true, vision: true, voice: true, voiceReceivedAt: true, voiceScan: true, writtenOut: true,
  weight: true, withdrawnOn: true, year: true,

  // Only machines read which writer was seen and how bytes were packed; what a text is made of stands in other records.
  version: false, of: false, demo: false, look: false, carriedFrom: false, clockOffsetMs: false, derivatives: false, parts: false, preview: false, record: false, unopened: false, updates: false, versions: false,
} as const satisfies Readonly<Record<TrailField, boolean>>;

type ToldField = { [Field in TrailField]: (typeof fields)[Field] extends true ? Field : never }[TrailField];

const isKnown = (field: string): field is TrailField => Object.hasOwn(fields, field);

const hasWords = (field: string): field is ToldField => isKnown(field) && fields[field];

/** False for what only machines read, the note of who saw what among it. */
export const isTold = (field: string): boolean => field !== 'seen' && (!isKnown(field) || fields[field]);

/** A newer server may tell of a field that this version does not know. */
export const fieldWords = ({ t }: Language, field: string): string => (hasWords(field) ? t(`trail.field.${field}`) : t('trail.field.other', { field }));
