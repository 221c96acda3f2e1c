/** Meetings at every step of their life, each place with a text of its own, and who may hold it. */
import { attendanceOfMember } from '../../src/domain/attendance';
import { meetingParts, type SeenRows } from '../../src/domain/deciding';
import type { Change, RowOperation } from '../../src/domain/change';
import type { Fields } from '../../src/domain/json';
import { minutesPartId } from '../../src/domain/minutes';
import type { SyncResponse } from '../../src/protocol/sync-messages';
import { commandOf, editOf } from './change';
import { body } from './meeting';
import { otherPlan, personNames, plan, type House, type PersonName } from './plan-with-roles';
import { requestOf } from './sync-request';

/** The day on which the minutes are circulated, and the last one for comments. */
export const circulating = '2026-11-18';

const members: readonly PersonName[] = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator'];
const roomOfNorte: readonly PersonName[] = ['coordination', 'focalNorte', 'monitor', 'facilitator'];

/** Meetings of norte, by how far each came. */
const steps = ['held', 'circulated', 'approved', 'published'] as const;
type Step = (typeof steps)[number];

const reached = (step: Step, other: Step): boolean => steps.indexOf(step) >= steps.indexOf(other);

/** What was written in the room opens to members with the circulation, and to everybody with the publication, but for who did not agree. */
const holdersOfStep = (step: Step): Readonly<Record<string, readonly PersonName[]>> => {
  const opened = reached(step, 'circulated') ? members : roomOfNorte;
  const published = (before: readonly PersonName[]) => (step === 'published' ? personNames : before);
  return {
    [`canary-title-${step}`]: published(members),
    [`canary-agenda-${step}`]: published(members),
    [`canary-consenting-${step}`]: published(opened),
    [`canary-silent-${step}`]: opened,
    // Written down after the minutes circulated: in the room until the approved version names who was there.
    [`canary-left-out-${step}`]: reached(step, 'approved') ? members : roomOfNorte,
    [`canaryMinutesOf${step}`]: opened,
    [`canary-agreed-${step}`]: published(members),
    // Everybody reads a published agreement; the row, with who owes it, only members hold.
    [`canary-owing-${step}`]: members,
    [`canary-unlisted-${step}`]: published(members),
    [`canary-beside-${step}`]: members,
    [`canary-mail-${step}`]: ['coordination'],
    ...(reached(step, 'circulated') ? { [`canary-comment-${step}`]: members } : {}),
    ...(reached(step, 'approved') ? { [`canary-approved-${step}`]: published(members) } : {}),
  };
};

export const holdersOfMeetings: Readonly<Record<string, readonly PersonName[]>> = {
  ...Object.assign({}, ...steps.map(holdersOfStep)),
  'canary-self-marked': roomOfNorte,
  'canary-self-mail': ['coordination'],
  'canary-announced-title': personNames,
  'canary-announced-place': personNames,
  'canary-announced-agenda': members,
  // Of a meeting that everybody is told of, pages, files and calendars leave these out.
  'canary-announced-link': members,
  'canary-announced-chair': members,
  'canary-announced-reason': members,
  'canary-taken-back': members,
  'canary-room-of-sur': ['coordination', 'focalSur', 'monitor', 'facilitator'],
  'canary-room-deleted': [],
  'canaryParkedByForum': ['coordination', 'forum'],
  'canary-b-announced': personNames,
  'canary-b-meeting': ['stranger'],
  'canary-b-room': ['stranger'],
  'canary-b-mail': ['stranger'],
};

export const meetingIds = [...steps.map((step) => `r-${step}`), 'r-announced', 'r-cancelled', 'r-hidden', 'r-sur', 'r-b', 'r-b-announced'];

interface New {
  readonly id: string;
  readonly title: string;
  readonly agenda?: string;
  readonly announced?: true;
  readonly organization?: string;
  readonly more?: object;
}

const detailsOf = (title: string, more: object = {}) => ({ type: 'forum', title, commitments: ['c-norte'], on: circulating, from: '10:00', modality: 'hybrid', place: 'Sala 3', invited: [], ...more });

const scheduled = ({ id, title, agenda = 'Un punto', announced, organization = 'norte', more }: New): Change =>
  commandOf('meeting.schedule', { meeting: id, organization, details: detailsOf(title, more), agenda: [{ id: `i-${id}`, order: 1, title: agenda }], ...(announced ? { announced } : {}) });

const made = (entity: string, id: string, set: Fields, audience?: string): RowOperation => ({ entity, id, act: 'create', set, ...(audience === undefined ? {} : { audience }) });

const attendanceOf = (meeting: string, who: string, set: Fields, room = 'norte'): RowOperation =>
  made('attendance', attendanceOfMember(meeting, who), { meeting, sector: 'government', mode: 'inPerson', presence: 'present', ...set }, `room:${room}`);

const agreementOf = (meeting: string, id: string, text: string, set: Fields = {}): RowOperation => made('agreement', id, { meeting, commitments: ['c-norte'], text, state: 'open', ...set });

/** The house with its meetings. `toTheNextDay` moves its clock past the window for comments. */
export const plantMeetings = async (house: House, toTheNextDay: () => void): Promise<void> => {
  const does = async (as: PersonName, change: Change, end = 'applied'): Promise<void> => {
    const { body: told } = await house.browsers[as].post(`/api/plans/${plan}/sync`, requestOf({ push: [change] }));
    const outcome = (told as SyncResponse).outcomes[0];
    if (outcome?.end !== end) throw new Error(`${as} ${change.kind}: ${JSON.stringify(outcome)}`);
  };
  const seenOf = async (id: string) => ({ [id]: (await house.server.container.store.read(plan, (log) => log.rows([{ entity: 'meeting', id }])))[0]?.writers ?? {} });
  const sawOf = async (meeting: string) => {
    const rows = await house.server.container.store.read(plan, async (log) => (await Promise.all(meetingParts.map((entity) => log.rowsOf(entity)))).flat());
    return Object.fromEntries(rows.filter(({ fields }) => fields['meeting'] === meeting).map(({ id, writers }) => [id, writers]));
  };
  const moves = async (as: PersonName, kind: string, meeting: string, given: object = {}): Promise<void> => does(as, commandOf(kind, { meeting, seen: await seenOf(meeting), ...given }));

  for (const step of steps) await holdMeeting({ house, step, does, moves });
  await marksThemselves(house);
  await does('coordination', scheduled({ id: 'r-announced', title: 'canary-announced-title', agenda: 'canary-announced-agenda', announced: true, more: { on: '2026-12-09', place: 'canary-announced-place', link: 'https://example.org/canary-announced-link', chair: { name: 'canary-announced-chair' } } }));
  await does('coordination', scheduled({ id: 'r-cancelled', title: 'Se cancela', announced: true }));
  await moves('coordination', 'meeting.cancel', 'r-cancelled', { reason: 'canary-announced-reason' });
  await does('coordination', scheduled({ id: 'r-hidden', title: 'canary-taken-back', announced: true }));
  await does('coordination', editOf({ entity: 'meeting', id: 'r-hidden', act: 'patch', set: { announced: false }, seen: {} }));
  await does('coordination', scheduled({ id: 'r-sur', title: 'De sur', organization: 'sur' }));
  await does('focalSur', editOf(attendanceOf('r-sur', 'focalSur', { name: 'canary-room-of-sur' }, 'sur'), attendanceOf('r-sur', 'gone', { name: 'canary-room-deleted' }, 'sur')));
  await does('focalSur', editOf({ entity: 'attendance', id: attendanceOfMember('r-sur', 'gone'), act: 'delete', seen: {} }));
  await does('forum', commandOf('minutes.append', { meeting: 'r-held', part: minutesPartId('r-held', 'forum', 0), index: 0, update: 'canaryParkedByForum' }), 'rejected');
  await plantInOtherPlan(house);

  toTheNextDay();
  for (const step of steps) if (reached(step, 'approved')) await approves(step, moves, await sawOf(`r-${step}`));
  await moves('coordination', 'minutes.publish', 'r-published', { agreements: ['a-published'] });
};

interface Holding {
  readonly house: House;
  readonly step: Step;
  readonly does: (as: PersonName, change: Change) => Promise<void>;
  readonly moves: (as: PersonName, kind: string, meeting: string, given?: object) => Promise<void>;
}

const holdMeeting = async ({ house, step, does, moves }: Holding): Promise<void> => {
  const meeting = `r-${step}`;
  await does('coordination', scheduled({ id: meeting, title: `canary-title-${step}`, agenda: `canary-agenda-${step}` }));
  await moves('focalNorte', 'meeting.start', meeting, { at: 1 });
  await does('focalNorte', editOf(
    attendanceOf(meeting, 'focalNorte', { membership: 'focalNorte', name: `canary-consenting-${step}`, consent: true }),
    attendanceOf(meeting, 'forum', { membership: 'forum', name: `canary-silent-${step}` }),
    attendanceOf(meeting, 'left', { name: `canary-left-out-${step}` }),
    made('attendeeContact', `x-${step}`, { attendance: attendanceOfMember(meeting, 'left'), meeting, email: `canary-mail-${step}@example.org`, consentOn: circulating }, 'coordination'),
    agreementOf(meeting, `a-${step}`, `canary-agreed-${step}`, { person: { name: `canary-owing-${step}` } }),
    agreementOf(meeting, `u-${step}`, `canary-unlisted-${step}`),
  ));
  await does('focalNorte', commandOf('minutes.append', { meeting, part: minutesPartId(meeting, 'tablet', 0), index: 0, update: `canaryMinutesOf${step}` }));
  await does('forum', editOf(made('contribution', `k-${step}`, { meeting, author: house.users.forum, name: 'Foro', text: `canary-beside-${step}` })));
  if (!reached(step, 'circulated')) return;
  await moves('focalNorte', 'meeting.finish', meeting, { at: 2 });
  await moves('focalNorte', 'meeting.circulate', meeting, { attendance: ['focalNorte', 'forum'].map((who) => attendanceOfMember(meeting, who)), until: circulating });
  await does('forum', editOf(made('minutesComment', `w-${step}`, { meeting, kind: 'comment', author: house.users.forum, name: 'Foro', text: `canary-comment-${step}`, on: circulating, attendance: attendanceOfMember(meeting, 'forum'), state: 'open' })));
};

const approves = (step: Step, moves: Holding['moves'], saw: SeenRows): Promise<void> => {
  const meeting = `r-${step}`;
  const items = [{ id: `i-${meeting}`, body: body(`canary-approved-${step}`) }];
  return moves('coordination', 'minutes.approve', meeting, { parts: { [minutesPartId(meeting, 'tablet', 0)]: 1 }, items, attendance: ['focalNorte', 'forum', 'left'].map((who) => attendanceOfMember(meeting, who)), agreements: [`a-${step}`, `u-${step}`], followUp: [], saw });
};

/** Whoever scanned the code in the room of norte. */
const marksThemselves = async ({ browsers }: House): Promise<void> => {
  const { path } = (await browsers.focalNorte.post('/api/meetings/r-held/attendance-key')).body as { readonly path: string };
  const form = new URLSearchParams({ once: 'a'.repeat(32), name: 'canary-self-marked', sector: 'academia', mode: 'inPerson', email: 'canary-self-mail@example.org', emailConsent: 'yes' });
  await browsers.signedOut.post(path, form.toString(), { 'content-type': 'application/x-www-form-urlencoded' });
};

const plantInOtherPlan = ({ write }: House): Promise<void> => {
  const meeting = (id: string, title: string, audience: string, more: Fields = {}) => made('meeting', id, { ...(detailsOf(title) as Fields), organization: 'norte', state: 'held', ...more }, audience);
  return write(
    [
      meeting('r-b', 'canary-b-meeting', 'members'),
      meeting('r-b-announced', 'canary-b-announced', 'site', { announced: true, state: 'scheduled' }),
      attendanceOf('r-b', 'somebody', { name: 'canary-b-room' }),
      made('attendeeContact', 'x-b', { attendance: attendanceOfMember('r-b', 'somebody'), meeting: 'r-b', email: 'canary-b-mail@example.org', consentOn: circulating }, 'coordination'),
    ],
    otherPlan,
  );
};
