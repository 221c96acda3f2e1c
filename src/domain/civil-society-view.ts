/**
 * What one organization of the forum sees of a commitment in a period (mirada de la sociedad civil). It stands beside what the area
 * reports and what the monitoring body verified, and is averaged with neither, nor with another organization's.
 */
import type { Day } from './day';
import { naturalId, type RecordId, type UserId } from './ids';
import type { ReportedLevel } from './milestone';

export const progressSeen = ['yes', 'some', 'no', 'cannotTell'] as const;
export type ProgressSeen = (typeof progressSeen)[number];

/** "We see it differently", beside what the area says of a milestone. */
export interface DifferentView {
  readonly milestone: RecordId;
  readonly why: string;
  /** How far they see it, where they say so. */
  readonly sees?: ReportedLevel;
}

export interface ViewAnswers {
  readonly metLeads: boolean;
  readonly knowsContact: boolean;
  readonly seesProgress: ProgressSeen;
  /** What should go further. */
  readonly stretch?: string;
  readonly differs: readonly DifferentView[];
}

export interface CivilSocietyView extends ViewAnswers {
  readonly id: RecordId;
  readonly commitment: RecordId;
  readonly organization: RecordId;
  /** The period, one of the commitment's slots. */
  readonly from: Day;
  readonly to: Day;
  readonly givenOn: Day;
  readonly by: UserId;
  readonly demo?: boolean;
}

export const viewLimits = { stretch: 4000, why: 2000, differs: 50 } as const;

/** One per commitment, period and organization. */
export const viewId = (commitment: RecordId, from: Day, organization: RecordId): RecordId => naturalId(commitment, from, organization);
