/**
 * Who was at a meeting (asistencia): people by name, or a head-count of a sector. Totals are always the sum of both.
 */
import type { Day } from './day';
import { naturalId, type RecordId } from './ids';
import { sectors, type Sector } from './organization';

export const presences = ['present', 'apology', 'absent'] as const;
export type Presence = (typeof presences)[number];

export const attendanceModes = ['inPerson', 'virtual'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

export interface Attendance {
  readonly id: RecordId;
  readonly meeting: RecordId;
  /** Where the person has a place in the plan. */
  readonly membership?: RecordId;
  /** The person's name; absent for a head-count, or for an institution that nobody came from. */
  readonly name?: string;
  readonly organization?: RecordId;
  /** An organization that the plan does not know, as it was said. */
  readonly organizationName?: string;
  readonly sector: Sector;
  readonly mode: AttendanceMode;
  readonly presence: Presence;
  /** How many people: of a head-count only. */
  readonly count?: number;
  /** The person agreed that the name be published. Never assumed. */
  readonly consent?: boolean;
  /** How it was signed: the name typed again by the person, or the stroke on the glass as an SVG path. */
  readonly signature?: Signature;
  /** The person marked themselves. */
  readonly selfMarked?: boolean;
  readonly demo?: boolean;
}

export type Signature = { readonly kind: 'name'; readonly name: string; readonly at: number } | { readonly kind: 'stroke'; readonly path: string; readonly at: number };

/** An e-mail given with consent: a row of its own that only coordination holds. */
export interface AttendeeContact {
  readonly id: RecordId;
  readonly attendance: RecordId;
  readonly meeting: RecordId;
  readonly email: string;
  readonly consentOn: Day;
}

/** Two tablets that tap the same member mean the same row. */
export const attendanceOfMember = (meeting: RecordId, membership: RecordId): RecordId => naturalId(meeting, membership);

/** The e-mail of somebody on the list: whoever takes them off takes it away too, also where they may not hold it. */
export const contactOfAttendee = (attendance: RecordId): RecordId => naturalId(attendance, 'contact');

const folded = (name: string): string => name.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Whether two names are written for one person: the same but for accents, capitals and spaces. */
export const isSameName = (one: string, other: string): boolean => folded(one) === folded(other);

/** How many people a row stands for: one, or its head-count; none unless they were there. */
export const headsOf = ({ presence, count }: Pick<Attendance, 'presence' | 'count'>): number => (presence === 'present' ? (count ?? 1) : 0);

export type SectorTotals = Readonly<Record<Sector, number>>;

/** People present per sector: rows and head-counts together. */
export const attendanceTotals = (rows: readonly Pick<Attendance, 'sector' | 'presence' | 'count'>[]): SectorTotals => {
  const totals = Object.fromEntries(sectors.map((sector) => [sector, 0])) as Record<Sector, number>;
  for (const row of rows) totals[row.sector] += headsOf(row);
  return totals;
};

export const totalOf = (totals: SectorTotals): number => sectors.reduce((sum, sector) => sum + totals[sector], 0);

/** Invited institutions of which nobody was there: they stay listed. */
export const absentInstitutions = (invited: readonly RecordId[], rows: readonly Pick<Attendance, 'organization' | 'presence' | 'count'>[]): readonly RecordId[] => {
  const there = new Set(rows.filter((row) => headsOf(row) > 0).map((row) => row.organization));
  return invited.filter((organization) => !there.has(organization));
};
