/** What a change of a meeting is about, read from the change alone. */
import type { Change, RowKey, RowOperation } from '../../domain/change';
import type { RecordId } from '../../domain/ids';
import { isDay } from '../../domain/day';
import { meetingTypes, type Meeting } from '../../domain/meeting';
import { agendaItemDraftKind, agreementNoteDraftKind, detailsDraftKind, meetingReasonDraftKind, scheduleDraftKind } from '../../storage/meeting-drafts';
import type { Draft } from '../../storage/words-store';

const acts = {
  'meeting.schedule': 'schedule',
  'meeting.postpone': 'postpone',
  'meeting.cancel': 'cancel',
  'meeting.start': 'start',
  'meeting.finish': 'finish',
  'meeting.circulate': 'circulate',
  'minutes.append': 'write',
  'minutes.approve': 'approve',
  'minutes.correct': 'correct',
  'minutes.publish': 'publish',
  'agreement.report': 'report',
  'agreement.verify': 'verify',
  'agreement.drop': 'drop',
} as const;

const edits = {
  meeting: 'details',
  agendaItem: 'agenda',
  attendance: 'attendance',
  attendeeContact: 'contact',
  agreement: 'agreement',
  contribution: 'contribution',
  minutesComment: 'comment',
} as const;

export type MeetingAct = (typeof acts)[keyof typeof acts] | (typeof edits)[keyof typeof edits];

/** What names a meeting that no row tells of yet. */
export type SaidMeeting = Pick<Meeting, 'type' | 'title' | 'commitments'> & { readonly on?: string };

export interface MeetingSubject {
  readonly kind: 'meeting';
  readonly act: MeetingAct;
  readonly meeting?: RecordId;
  /** The row that tells which meeting it is, where the change does not. */
  readonly row?: RowKey;
  /** Said by the change itself: the meeting it makes. */
  readonly said?: SaidMeeting;
  /** A few words of it: a point, a name, an agreement. */
  readonly words?: string;
  /** The form that it is still typed in. */
  readonly form?: { readonly commitment: string; readonly type: string };
}

type Spoken = Pick<Change, 'kind' | 'operations' | 'arguments'>;

/** Undefined for what is no change of a meeting. */
export const meetingSubjectOf = ({ kind, operations, arguments: given }: Spoken): MeetingSubject | undefined => {
  const act = Object.hasOwn(acts, kind) ? acts[kind as keyof typeof acts] : undefined;
  if (act) return ofAct(act, given as Readonly<Record<string, unknown>>);
  const first = kind === 'edit' ? operations[0] : undefined;
  return first && Object.hasOwn(edits, first.entity) ? ofEdit(first, operations.length) : undefined;
};

const ofAct = (act: MeetingAct, given: Readonly<Record<string, unknown>>): MeetingSubject => {
  if (typeof given['agreement'] === 'string') return { kind: 'meeting', act, row: { entity: 'agreement', id: given['agreement'] } };
  const said = act === 'schedule' ? saidBy(given['details']) : undefined;
  return { kind: 'meeting', act, ...(typeof given['meeting'] === 'string' ? { meeting: given['meeting'] } : {}), ...(said ? { said } : {}) };
};

const ofEdit = ({ entity, id, set = {} }: RowOperation, count: number): MeetingSubject => {
  const act = edits[entity as keyof typeof edits];
  if (entity === 'meeting') return { kind: 'meeting', act, meeting: id };
  const words = [set['title'], set['text'], set['name']].find((one) => typeof one === 'string');
  const meeting = set['meeting'];
  return { kind: 'meeting', act, ...(typeof meeting === 'string' ? { meeting } : { row: { entity, id } }), ...(typeof words === 'string' && count === 1 ? { words } : {}) };
};

const saidBy = (details: unknown): SaidMeeting | undefined => {
  if (typeof details !== 'object' || details === null) return undefined;
  const { type, title, commitments, on } = details as Readonly<Record<string, unknown>>;
  const known = meetingTypes.find((one) => one === type);
  if (!known || !Array.isArray(commitments)) return undefined;
  return { type: known, commitments: commitments as readonly string[], ...(typeof title === 'string' && title !== '' ? { title } : {}), ...(typeof on === 'string' && isDay(on) ? { on } : {}) };
};

/** What a draft about a meeting will become; undefined for any other draft. */
export const meetingSubjectOfDraft = ({ key, kind, content }: Draft): MeetingSubject | undefined => {
  const [, id = '', part = ''] = key.split('/');
  switch (kind) {
    case scheduleDraftKind: {
      const said = saidBy(content);
      return { kind: 'meeting', act: 'schedule', ...(said ? { said } : {}), form: { commitment: id, type: part } };
    }
    case detailsDraftKind:
      return { kind: 'meeting', act: 'details', meeting: id };
    case meetingReasonDraftKind:
      return { kind: 'meeting', act: part === 'cancel' ? 'cancel' : 'postpone', meeting: id };
    case agendaItemDraftKind:
      return { kind: 'meeting', act: 'agenda', meeting: id };
    case agreementNoteDraftKind:
      return { kind: 'meeting', act: part === 'verify' || part === 'drop' ? part : 'report', row: { entity: 'agreement', id } };
    default:
      return undefined;
  }
};
