/** What people do with minutes, each as one change of this device. */
import type { DecisionRefusal } from '../../domain/deciding';
import type { Day } from '../../domain/day';
import { recordId } from '../../domain/ids';
import type { Fields, Json } from '../../domain/json';
import type { CommentKind } from '../../domain/minutes';
import type { Result } from '../../domain/result';
import { isKnownText, isTooLong, type RichText } from '../../domain/rich-text';
import type { Device } from '../../storage/device';
import { record } from '../../storage/record';
import type { MessageId } from '../../language/language';
import { minutesOf } from './minutes-of';
import type { MinutesReading } from './read-minutes';

/** What went wrong, in words; undefined when it is kept on this device. */
type Done = Promise<MessageId | undefined>;

const seenOf = ({ meeting }: MinutesReading) => ({ [meeting.id]: meeting.row.writers });
const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

export const circulate = (device: Device, reading: MinutesReading, until: Day): Done =>
  kept(record(device, { kind: 'meeting.circulate', arguments: { meeting: reading.meeting.id, attendance: ids(reading.attendance), until, seen: seenOf(reading) } as unknown as Json }));

/** Of what stands on this device this moment: what the server has beyond it makes it say no. */
export const approve = async (device: Device, reading: MinutesReading): Done => {
  const { meeting, agenda, attendance, agreements, followUp, requests } = reading;
  const { bodies, parts } = await minutesOf(device, meeting.id, ids(agenda));
  const items = agenda.map(({ id }) => ({ id, body: bodies[id] ?? null }));
  if (items.some(({ body }) => !isKnownText(body))) return 'minutes.refused.unknown-text';
  if (items.some(({ body }) => isTooLong(body))) return 'minutes.refused.too-long';
  const saw = Object.fromEntries([...agenda, ...attendance, ...agreements, ...followUp, ...requests].map(({ id, row }) => [id, row.writers]));
  const given = { meeting: meeting.id, parts, items, attendance: ids(attendance), agreements: ids(agreements), followUp: ids(followUp), requests: ids(requests), saw, seen: seenOf(reading) };
  return kept(record(device, { kind: 'minutes.approve', arguments: given as unknown as Json }));
};

export const publish = (device: Device, reading: MinutesReading): Done =>
  kept(record(device, { kind: 'minutes.publish', arguments: { meeting: reading.meeting.id, agreements: ids(reading.agreements), seen: seenOf(reading) } as unknown as Json }));

interface Correction {
  readonly version: number;
  readonly items: readonly { readonly id: string; readonly body: RichText }[];
  readonly reason: string;
  /** Gone with the act. */
  readonly draft: string;
}

export const correct = (device: Device, reading: MinutesReading, { draft, ...given }: Correction): Done =>
  kept(record(device, { kind: 'minutes.correct', arguments: { meeting: reading.meeting.id, ...given, seen: seenOf(reading) } as unknown as Json, draft }));

interface Said {
  readonly text: string;
  readonly agendaItem: string | undefined;
  readonly draft: string;
}

export const comment = (device: Device, { meeting, me, today }: MinutesReading, { text, agendaItem, draft, kind }: Said & { readonly kind: CommentKind }): Done =>
  kept(record(device, create(device, 'minutesComment', draft, {
    meeting: meeting.id, kind, author: me.user, name: me.name, text: text.trim(), on: today, state: 'open', ...(agendaItem === undefined ? {} : { agendaItem }), ...(me.attendance === undefined ? {} : { attendance: me.attendance }),
  })));

export const contribute = (device: Device, { meeting, me }: MinutesReading, { text, agendaItem, draft }: Said): Done =>
  kept(record(device, create(device, 'contribution', draft, { meeting: meeting.id, author: me.user, name: me.name, text: text.trim(), ...(agendaItem === undefined ? {} : { agendaItem }) })));

interface Answer {
  readonly state: 'taken' | 'declined';
  readonly answer: string;
  readonly draft: string;
}

export const answer = (device: Device, { today }: MinutesReading, given: MinutesReading['comments'][number], { state, answer: words, draft }: Answer): Done =>
  kept(record(device, { kind: 'edit', operations: [{ entity: 'minutesComment', id: given.id, act: 'patch', set: { state, answer: words.trim(), answeredOn: today }, seen: given.row.writers }], draft }));

const create = (device: Device, entity: string, draft: string, set: Fields) => ({
  kind: 'edit',
  operations: [{ entity, id: recordId(device.now(), device.random(10)), act: 'create' as const, set }],
  draft,
});

const kept = async (recording: Promise<Result<unknown, DecisionRefusal>>): Done => {
  try {
    const result = await recording;
    return result.accepted ? undefined : wordsOfRefusal(result.refusal);
  } catch {
    return 'minutes.refused.notSaved';
  }
};

const said: Readonly<Record<string, MessageId>> = {
  'window-open': 'minutes.refused.window-open',
  'minutes-moved': 'minutes.refused.minutes-moved',
  'window-closed': 'minutes.refused.window-closed',
  'window-in-the-past': 'minutes.refused.window-in-the-past',
  'reason-too-short': 'minutes.refused.reason-too-short',
  'minutes-too-long': 'minutes.refused.too-long-together',
  'not-the-last-version': 'minutes.refused.not-the-last-version',
};

/** Why an act on minutes was refused, and the way out. */
export const wordsOfRefusal = ({ problem, why }: Pick<DecisionRefusal, 'problem'> & { readonly why?: string | undefined }): MessageId =>
  said[why ?? ''] ?? (problem === 'forbidden' ? 'minutes.refused.forbidden' : problem === 'closed' ? 'minutes.refused.closed' : 'minutes.refused.other');
