/** From published rows to what the pages of meetings say on one day. */
import { agreementDueOf, byDue, isStanding } from '../domain/agreement';
import type { RowImage } from '../domain/change';
import type { Day } from '../domain/day';
import { toPublicRequest } from '../domain/evidence-publication';
import type { RecordId } from '../domain/ids';
import { canonicalJson, type Json } from '../domain/json';
import { toPublicAgreement, toPublicMeeting, toPublicMinutes, type PublicAgreement, type PublicMeeting, type PublicMinutes } from '../domain/meeting-publication';
import type { MinutesRecord } from '../domain/minutes';
import { isPublic, type PublicOrganization } from '../domain/publication';
import { recordOf, type Records } from '../domain/rows';
import { meetingSlug } from './addresses';
import type { AgreementModel, MeetingModel, MeetingRequestModel, MeetingsOf, MeetingsRead, NamedCommitment, VersionModel } from './meeting-model';
import type { PublishedRecords } from './published-records';
import type { Read } from './read';
import { requestModel } from './read-public-evidence';

interface Given {
  readonly rows: readonly RowImage[];
  readonly records: PublishedRecords;
  readonly read: Read;
  /** SHA-256 of a text in UTF-8, as hexadecimal digits. */
  readonly sha256: (text: string) => string;
}

export const readPublicMeetings = ({ rows: given, records, read, sha256 }: Given): MeetingsRead => {
  const rows = given.filter(isPublic);
  const meetings = publicRows(rows, 'meeting', toPublicMeeting);
  const minutes = publicRows(rows, 'publishedMinutes', toPublicMinutes);
  const versionsOf = (meeting: PublicMeeting): readonly PublicMinutes[] => (meeting.state === 'published' ? minutes.filter((one) => one.meeting === meeting.id).sort((one, other) => other.version - one.version) : []);
  const models = new Map(meetings.map((meeting) => [meeting.id, meetingModel(meeting, { records, meetings, hasMinutes: versionsOf(meeting).length > 0 })]));
  const all = [...models.values()].sort((one, other) => byText(other.on, one.on) || byText(other.from, one.from) || byText(one.id, other.id));
  const agreements = inOrder(publicRows(rows, 'agreement', toPublicAgreement).flatMap((agreement) => agreementModel(agreement, { records, meeting: models.get(agreement.meeting), today: read.today })));
  const plan = { id: records.plan.id, title: records.plan.title };
  return {
    list: { ...read, plan, meetings: all, agreements },
    pages: meetings.flatMap((meeting) => {
      const [last, ...former] = versionsOf(meeting).map((version) => versionModel(version, sha256));
      const model = models.get(meeting.id);
      if (!last || !model) return [];
      const own = agreements.filter((agreement) => agreement.meeting.id === meeting.id);
      return [{ ...read, plan, meeting: model, versions: [last, ...former], agreements: own, requests: requestsIn(model.id, { rows, records, today: read.today }), organizations: namedIn(last.record, records) }];
    }),
    calendar: calendarOf(rows, models),
    of: (commitment) => meetingsOf(all, agreements, read.today, codeOf(records, commitment)),
    ofPlan: meetingsOf(all, agreements, read.today),
  };
};

const publicRows = <Name extends keyof Records, Public>(rows: readonly RowImage[], entity: Name, copied: (record: Records[Name]) => Public): readonly Public[] =>
  rows.filter((row) => row.entity === entity).flatMap((row) => {
    const record = recordOf(entity, row);
    return record ? [copied(record)] : [];
  });

interface MeetingGiven {
  readonly records: PublishedRecords;
  readonly meetings: readonly PublicMeeting[];
  readonly hasMinutes: boolean;
}

const meetingModel = ({ organization, commitments, invited, movedTo, ...meeting }: PublicMeeting, { records, meetings, hasMinutes }: MeetingGiven): MeetingModel => ({
  ...meeting,
  organization: records.organizations.get(organization) ?? null,
  commitments: named(records, commitments),
  invited: invited.flatMap((id) => records.organizations.get(id) ?? []),
  movedTo: meetings.find(({ id }) => id === movedTo)?.on ?? null,
  page: hasMinutes && meeting.number !== null && meeting.year !== null ? meetingSlug({ year: meeting.year, number: meeting.number }) : null,
});

/** In the plan's order; a commitment that is not public is not named. */
const named = ({ commitments }: PublishedRecords, ids: readonly RecordId[]): readonly NamedCommitment[] => commitments.filter(({ id }) => ids.includes(id)).map(({ code, title }) => ({ code, title }));

const codeOf = ({ commitments }: PublishedRecords, id: RecordId): string => commitments.find((commitment) => commitment.id === id)?.code ?? '';

interface AgreementGiven {
  readonly records: PublishedRecords;
  readonly meeting: MeetingModel | undefined;
  readonly today: Day;
}

/** Nothing is said of an agreement before the minutes that made it are published. */
const agreementModel = ({ meeting: _id, organization, commitments, milestone, ...agreement }: PublicAgreement, { records, meeting, today }: AgreementGiven): readonly AgreementModel[] => {
  if (!meeting || meeting.page === null) return [];
  const { id, on, number, year, page } = meeting;
  const about = [...records.milestonesByCommitment.values()].flat().find((one) => one.id === milestone);
  const { state, due } = agreement;
  return [
    {
      ...agreement,
      meeting: { id, on, number, year, page },
      organization: organization === null ? null : (records.organizations.get(organization) ?? null),
      commitments: named(records, commitments),
      milestone: about ? { order: about.order, text: about.text } : null,
      calendar: agreementDueOf({ state, ...(due === null ? {} : { due }) }, today),
    },
  ];
};

interface RequestsGiven extends Pick<AgreementGiven, 'records' | 'today'> {
  readonly rows: readonly RowImage[];
}

/** Asked for in a meeting, of commitments that are public. */
const requestsIn = (meeting: RecordId, { rows, records, today }: RequestsGiven): readonly MeetingRequestModel[] => {
  const raised = rows.filter(({ entity }) => entity === 'publishedRequest').flatMap((row) => recordOf('publishedRequest', row) ?? []).filter((request) => request.meeting === meeting);
  return raised
    .sort((one, other) => byText(one.due, other.due) || byText(one.id, other.id))
    .map(toPublicRequest)
    .flatMap((request) => {
      const [commitment] = named(records, [request.commitment]);
      const about = records.milestonesByCommitment.get(request.commitment)?.find(({ id }) => id === request.milestone);
      if (!commitment) return [];
      return [{ ...requestModel(request, { organizations: records.organizations, today }), commitment, milestone: about ? { order: about.order, text: about.text } : null }];
    });
};

const inOrder = (agreements: readonly AgreementModel[]): readonly AgreementModel[] => {
  const dated = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  const sorted = byDue(agreements.map(({ id, due, state }) => ({ id, state, ...(due === null ? {} : { due }) }))).flatMap(({ id }) => dated.get(id) ?? []);
  const closed = sorted.filter((agreement) => !isStanding(agreement)).sort((one, other) => byText(other.closedOn ?? '', one.closedOn ?? ''));
  return [...sorted.filter(isStanding), ...closed];
};

const versionModel = ({ id: _id, meeting: _meeting, ...version }: PublicMinutes, sha256: Given['sha256']): VersionModel => ({ ...version, sha256: sha256(canonicalJson(version.record as unknown as Json)) });

const namedIn = ({ organization, attendees, absent, agreements, followUp }: MinutesRecord, { organizations }: PublishedRecords): readonly PublicOrganization[] => {
  const ids = [organization, ...absent, ...[...attendees, ...agreements, ...followUp].flatMap((one) => one.organization ?? [])];
  return [...new Set(ids)].flatMap((id) => organizations.get(id) ?? []);
};

const calendarOf = (rows: readonly RowImage[], models: ReadonlyMap<RecordId, MeetingModel>): MeetingsRead['calendar'] =>
  rows.filter(({ entity }) => entity === 'meeting').flatMap((row) => {
    const model = models.get(row.id);
    if (!model) return [];
    const { id, type, title, on, from, to, state, modality, place } = model;
    const meeting = { id, type, on, from, state, modality, ...(title === null ? {} : { title }), ...(to === null ? {} : { to }), ...(place === null ? {} : { place }) };
    return [{ meeting, codes: model.commitments.map(({ code }) => code), agenda: [], sequence: row.seq, stampedAt: row.at, page: model.page }];
  });

const meetingsOf = (all: readonly MeetingModel[], agreements: readonly AgreementModel[], today: Day, code?: string): MeetingsOf => {
  const isOf = ({ commitments }: Pick<MeetingModel, 'commitments'>): boolean => code === undefined || commitments.some((commitment) => commitment.code === code);
  const own = all.filter(isOf);
  return {
    ahead: own.filter(({ state, on }) => state === 'scheduled' && on >= today).reverse(),
    published: own.filter(({ page }) => page !== null),
    agreements: agreements.filter(isOf),
  };
};

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
