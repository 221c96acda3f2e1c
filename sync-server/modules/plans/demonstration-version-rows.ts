/** The approved and the published versions of a demonstration meeting, made by the same functions as in life. */
import type { Agreement } from '../../../src/domain/agreement';
import type { Attendance } from '../../../src/domain/attendance';
import type { Day } from '../../../src/domain/day';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Json } from '../../../src/domain/json';
import type { AgendaItem, Meeting } from '../../../src/domain/meeting';
import { approvedMinutesId, publicRecordOf, publishedMinutesId, type MinutesRecord } from '../../../src/domain/minutes';
import { minutesRecordOf } from '../../../src/domain/minutes-record';
import type { RichText } from '../../../src/domain/rich-text';
import type { DemonstrationMeeting } from './demonstration-meeting-format';
import { richTextOf } from './demonstration-minutes';
import type { WantedRow } from './plan-rows';

interface VersionFacts {
  readonly given: DemonstrationMeeting;
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaItem[];
  readonly attendance: readonly Attendance[];
  readonly bodies: Readonly<Record<RecordId, RichText>>;
  /** As they stood on a day. */
  readonly agreements: (day: Day) => readonly Agreement[];
  readonly followUp: (day: Day) => readonly Agreement[];
  readonly today: Day;
  readonly approvedBy: UserId;
}

export const versionRows = ({ given, meeting, agenda, attendance, bodies, agreements, followUp, today, approvedBy }: VersionFacts): readonly WantedRow[] => {
  const { approvedOn, publishedOn, corrected } = given;
  if (approvedOn === undefined || approvedOn > today) return [];
  const first = minutesRecordOf({ meeting, agenda, bodies, attendance, agreements: agreements(approvedOn), followUp: followUp(approvedOn), requests: [] });
  const second = corrected && corrected.on <= today ? { ...first, items: first.items.map((item, index) => (index + 1 === corrected.item ? { ...item, body: richTextOf(corrected.body) } : item)) } : undefined;
  const versions = [{ version: 1, record: first, on: approvedOn }, ...(second && corrected ? [{ version: 2, record: second, on: corrected.on, reason: corrected.reason }] : [])];
  const isPublished = publishedOn !== undefined && publishedOn <= today;
  return versions.flatMap(({ version, record, on, ...why }): readonly WantedRow[] => [
    { entity: 'approvedMinutes', id: approvedMinutesId(meeting.id, version), audience: 'members', fields: { meeting: meeting.id, version, record: asJson(record), approvedOn: on, approvedBy, ...why } },
    ...(isPublished ? [{ entity: 'publishedMinutes' as const, id: publishedMinutesId(meeting.id, version), audience: 'public', fields: { meeting: meeting.id, version, record: asJson(publicRecordOf(record, () => false)), approvedOn: on, publishedOn: on > publishedOn ? on : publishedOn, ...why } }] : []),
  ]);
};

const asJson = (record: MinutesRecord): Json => record as unknown as Json;
