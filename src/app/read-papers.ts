/** What the papers of a meeting are made of, as this device holds it at the moment somebody asks. */
import { carriedAgreements } from '../domain/agreement';
import { requestsRaisedIn } from '../domain/evidence-request';
import { canonicalJson, type Json } from '../domain/json';
import type { Meeting } from '../domain/meeting';
import type { ApprovedMinutes, MinutesRecord } from '../domain/minutes';
import { minutesRecordOf } from '../domain/minutes-record';
import type { Language } from '../language/language';
import { addresses } from '../language/addresses';
import type { CalendarMeeting } from '../paper/meeting-calendar';
import type { MinutesPaper } from '../paper/minutes-paper';
import { meetingSlug, pathTo } from '../public-site/addresses';
import type { Device } from '../storage/device';
import { allRequests, publishedRequests } from '../storage/evidence-reads';
import { agendaOf, agreementsOf, allAgreements, approvedMinutesOf, attendanceOf } from '../storage/meeting-reads';
import { organizationsOf } from '../storage/person-reads';
import { allMilestones, commitmentsOf, planOf } from '../storage/plan-reads';
import type { Kept } from '../storage/reads';

/** The last approved version; before there is one, the minutes as they stand, this device's own words included. */
export const readMinutesPaper = async (device: Device, language: Language, meeting: Kept<Meeting>): Promise<MinutesPaper> => {
  const [plan, organizations, commitments, milestones, signatures, versions] = await Promise.all([
    planOf(device),
    organizationsOf(device),
    commitmentsOf(device),
    allMilestones(device),
    attendanceOf(device, meeting.id),
    approvedMinutesOf(device, meeting.id),
  ]);
  const approved = versions.at(-1);
  const record = approved?.record ?? (await draftOf(device, meeting));
  const publicAddress = publicAddressOf(device, language, record);
  return {
    record,
    state: await stateOf(meeting, approved),
    planTitle: plan?.title ?? { es: device.plan },
    organizations,
    commitments,
    milestones,
    signatures,
    today: device.today(),
    ...(publicAddress === undefined ? {} : { publicAddress }),
    ...(meeting.demo ? { demo: true } : {}),
  };
};

/** The meeting as a calendar reads it, with its page in the app. */
export const readCalendarMeeting = async (device: Device, meeting: Kept<Meeting>): Promise<CalendarMeeting> => {
  const [agenda, commitments] = await Promise.all([agendaOf(device, meeting.id), commitmentsOf(device)]);
  return {
    meeting,
    codes: meeting.commitments.flatMap((id) => commitments.find((one) => one.id === id)?.code ?? []),
    agenda: agenda.map(({ title }) => title),
    url: `${location.origin}/app${addresses.meeting(meeting.id)}`,
    sequence: meeting.row.seq,
    stampedAt: meeting.row.at,
  };
};

/** The text of the minutes is folded by what the editor leans on, so it is fetched only here. */
const draftOf = async (device: Device, meeting: Meeting): Promise<MinutesRecord> => {
  const { minutesOf } = await import('../features/minutes/minutes-of');
  const [agenda, attendance, agreements, everywhere, asked, told] = await Promise.all([
    agendaOf(device, meeting.id), attendanceOf(device, meeting.id), agreementsOf(device, meeting.id), allAgreements(device), allRequests(device), publishedRequests(device),
  ]);
  const { bodies } = await minutesOf(device, meeting.id, agenda.map(({ id }) => id));
  return minutesRecordOf({ meeting, agenda, bodies, attendance, agreements, followUp: carriedAgreements(meeting, everywhere), requests: requestsRaisedIn(meeting.id, asked, told) });
};

const stateOf = async ({ state, commentsUntil, approvedOn, publishedOn }: Meeting, approved: ApprovedMinutes | undefined): Promise<MinutesPaper['state']> => {
  const hash = approved && (await hashOf(approved.record));
  return {
    state,
    ...(commentsUntil === undefined ? {} : { commentsUntil }),
    ...(approved ? { approvedOn: approved.approvedOn, version: approved.version } : approvedOn === undefined ? {} : { approvedOn }),
    ...(approved?.reason === undefined ? {} : { reason: approved.reason }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(hash === undefined ? {} : { hash }),
  };
};

/** SHA-256 of the canonical JSON, hex. A page that came without encryption has no means to compute it, and prints none. */
const hashOf = async (record: MinutesRecord): Promise<string | undefined> => {
  if (!('subtle' in crypto)) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(record as unknown as Json)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Where the public will read it: named after its number, so there is none before. */
const publicAddressOf = ({ plan }: Device, { locale }: Language, { number, year }: MinutesRecord): string | undefined =>
  number > 0 ? `${location.origin}${pathTo({ page: 'meeting', plan, meeting: meetingSlug({ year, number }) }, locale)}` : undefined;
