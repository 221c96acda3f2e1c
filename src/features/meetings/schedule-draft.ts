/** A meeting being scheduled, as it is typed: what it proposes, and what it still owes. */
import { isParty, type Commitment } from '../../domain/commitment';
import { isDay, type Day } from '../../domain/day';
import { owedByDetails, type NewAgendaItem } from '../../domain/decide-meeting';
import type { RecordId } from '../../domain/ids';
import { isActive, type Membership } from '../../domain/membership';
import { agendaTemplates, isClock, type Meeting, type MeetingDetails, type MeetingType, type Modality, type Participant } from '../../domain/meeting';

export interface TypedItem {
  readonly id: RecordId;
  readonly title: string;
}

/** Everything a person may say of a meeting, as text while it is typed. */
export interface TypedMeeting {
  readonly meeting: RecordId;
  readonly organization: RecordId;
  readonly type: MeetingType;
  readonly title: string;
  readonly commitments: readonly RecordId[];
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly modality: Modality;
  readonly place: string;
  readonly link: string;
  readonly chair: string;
  readonly noteTaker: string;
  readonly invited: readonly RecordId[];
  readonly announced: boolean;
  readonly agenda: readonly TypedItem[];
  /** The person has chosen: from then on nothing is proposed in place of it. */
  readonly own: { readonly invited?: boolean; readonly agenda?: boolean; readonly organization?: boolean };
}

export type OwedField = 'organization' | 'on' | 'from' | 'commitments-missing' | 'commitment-of-others' | 'title-missing' | 'ends-before-it-begins' | 'place-missing' | 'link-not-understood';

/** The institutions that belong at the table: the parties of the commitments; at the forum, those of its members. */
export const proposedInvitations = (typed: Pick<TypedMeeting, 'type' | 'commitments'>, commitments: readonly Commitment[], memberships: readonly Membership[], today: Day): readonly RecordId[] => {
  const members = typed.type === 'forum' ? memberships.filter((one) => one.role === 'forumMember' && isActive(one, today)).map(({ organization }) => organization) : [];
  const parties = commitments.filter(({ id }) => typed.commitments.includes(id)).flatMap((one) => one.parties.map(({ organization }) => organization));
  return [...new Set([...parties, ...members])];
};

/** The points that its type begins with. `word` speaks a key of the templates. */
export const proposedAgenda = (type: MeetingType, word: (key: (typeof agendaTemplates)[MeetingType][number]) => string, newId: () => RecordId): readonly TypedItem[] =>
  agendaTemplates[type].map((key) => ({ id: newId(), title: word(key) }));

/** The name that was typed; with the membership where exactly one member is called so. */
export const participantNamed = (name: string, memberships: readonly Membership[]): Participant | undefined => {
  const text = name.trim();
  if (text === '') return undefined;
  const called = memberships.filter((one) => one.name === text);
  return called.length === 1 && called[0] ? { name: text, membership: called[0].id } : { name: text };
};

export const detailsOf = (typed: TypedMeeting, memberships: readonly Membership[]): MeetingDetails => {
  const said = { title: typed.title.trim(), to: isClock(typed.to) ? typed.to : '', place: typed.modality === 'virtual' ? '' : typed.place.trim(), link: typed.modality === 'inPerson' ? '' : typed.link.trim() };
  const people = { chair: participantNamed(typed.chair, memberships), noteTaker: participantNamed(typed.noteTaker, memberships) };
  const given = Object.fromEntries(Object.entries({ ...said, ...people }).filter(([, value]) => value !== '' && value !== undefined));
  return { type: typed.type, commitments: typed.commitments, on: typed.on, from: typed.from, modality: typed.modality, invited: typed.invited, ...given };
};

export const agendaOf = ({ agenda }: TypedMeeting): readonly NewAgendaItem[] =>
  agenda.flatMap(({ id, title }) => (title.trim() === '' ? [] : [{ id, title: title.trim() }])).map((item, index) => ({ ...item, order: index + 1 }));

interface Owing {
  readonly memberships: readonly Membership[];
  readonly commitments: readonly Commitment[];
  /** May convene on any commitment. */
  readonly anywhere: boolean;
}

/** The first thing that stands in the way of scheduling it, or undefined. */
export const owedByTyped = (typed: TypedMeeting, { memberships, commitments, anywhere }: Owing): OwedField | undefined => {
  if (typed.organization === '') return 'organization';
  const chosen = commitments.filter(({ id }) => typed.commitments.includes(id));
  if (!anywhere && chosen.length === 0) return 'commitments-missing';
  if (!anywhere && chosen.some((one) => !isParty(one, typed.organization))) return 'commitment-of-others';
  if (!isDay(typed.on)) return 'on';
  if (!isClock(typed.from)) return 'from';
  return owedByDetails(detailsOf(typed, memberships)) as OwedField | undefined;
};

/** What stands in the form when a scheduled meeting is put right. */
export const typedOf = (meeting: Meeting): TypedMeeting => ({
  meeting: meeting.id,
  organization: meeting.organization,
  type: meeting.type,
  title: meeting.title ?? '',
  commitments: meeting.commitments,
  on: meeting.on,
  from: meeting.from,
  to: meeting.to ?? '',
  modality: meeting.modality,
  place: meeting.place ?? '',
  link: meeting.link ?? '',
  chair: meeting.chair?.name ?? '',
  noteTaker: meeting.noteTaker?.name ?? '',
  invited: meeting.invited,
  announced: meeting.announced === true,
  agenda: [],
  own: { invited: true, agenda: true, organization: true },
});
