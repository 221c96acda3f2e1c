/** Half-typed words about meetings: which kinds of drafts there are, and how each is named. */
import type { RecordId } from '../domain/ids';
import type { MeetingType } from '../domain/meeting';

export const scheduleDraftKind = 'meeting-schedule';
export const detailsDraftKind = 'meeting-details';
/** Why a meeting is postponed or cancelled. */
export const meetingReasonDraftKind = 'meeting-reason';
export const agendaItemDraftKind = 'agenda-item';
export const agreementNoteDraftKind = 'agreement-note';

interface NamedDraft {
  readonly key: string;
  readonly kind: string;
}

/** One for each thing that the plan proposes, and one for a meeting nobody proposed. */
export const scheduleDraft = (commitment: RecordId | undefined, type: MeetingType | undefined): NamedDraft => ({ key: `${scheduleDraftKind}/${commitment ?? ''}/${type ?? ''}`, kind: scheduleDraftKind });

export const detailsDraft = (meeting: RecordId): NamedDraft => ({ key: `${detailsDraftKind}/${meeting}`, kind: detailsDraftKind });

export const meetingReasonDraft = (meeting: RecordId, act: 'postpone' | 'cancel'): NamedDraft => ({ key: `${meetingReasonDraftKind}/${meeting}/${act}`, kind: meetingReasonDraftKind });

/** `item` is undefined for a point that is not there yet. */
export const agendaItemDraft = (meeting: RecordId, item: RecordId | undefined): NamedDraft => ({ key: `${agendaItemDraftKind}/${meeting}/${item ?? 'new'}`, kind: agendaItemDraftKind });

export const agreementNoteDraft = (agreement: RecordId, act: 'report' | 'verify' | 'drop'): NamedDraft => ({ key: `${agreementNoteDraftKind}/${agreement}/${act}`, kind: agreementNoteDraftKind });
