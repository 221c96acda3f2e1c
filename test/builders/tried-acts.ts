/** Acts as everybody tries them over HTTP: who may not is refused and leaves nothing behind but the parked change of a member. */
import { expect } from 'vitest';
import type { Change, Outcome } from '../../src/domain/change';
import { meetingParts } from '../../src/domain/deciding';
import { entityNames } from '../../src/domain/entities';
import type { Json } from '../../src/domain/json';
import type { SyncResponse } from '../../src/protocol/sync-messages';
import { personNames, plan, type House, type PersonName } from './plan-with-roles';
import { requestOf } from './sync-request';

export interface Trier {
  readonly name: PersonName;
  readonly user: string;
}

/** An act by somebody on something, as it would be sent. */
export type MadeFor<Of> = (of: Of, by: Trier) => Change;

/** The rows that a command is about, by the name of its argument. */
const rowOfArgument: Readonly<Record<string, string>> = { agreement: 'agreement', evidence: 'evidence', request: 'evidenceRequest', meeting: 'meeting', assessment: 'assessment' };

/** The same change, by somebody who has seen what it moves: nothing is held, only refused or applied. */
export const seeing = async (house: House, change: Change): Promise<Change> => {
  const given = change.arguments as Readonly<Record<string, unknown>> | undefined;
  const writersOf = async (entity: string, id: string) => (await house.server.container.store.read(plan, (log) => log.rows([{ entity, id }])))[0]?.writers ?? {};
  const operations = await Promise.all(change.operations.map(async (each) => (each.act === 'patch' ? { ...each, seen: await writersOf(each.entity, each.id) } : each)));
  if (given?.['seen'] === undefined) return { ...change, operations };
  const argument = Object.keys(rowOfArgument).find((each) => typeof given[each] === 'string');
  const id = String(given[argument ?? '']);
  const saw = change.kind === 'minutes.approve' ? { saw: await partsOf(house, id) } : {};
  return { ...change, arguments: { ...given, seen: { [id]: await writersOf(rowOfArgument[argument ?? ''] ?? '', id) }, ...saw } as Json };
};

/** Who wrote what stands in the record of a meeting. */
const partsOf = async (house: House, meeting: string): Promise<object> => {
  const rows = await house.server.container.store.read(plan, async (log) => (await Promise.all(meetingParts.map((entity) => log.rowsOf(entity)))).flat());
  return Object.fromEntries(rows.filter(({ fields }) => fields['meeting'] === meeting).map(({ id, writers }) => [id, writers]));
};

/** The outcome of the change, or the code of the door. */
export const tries = async (house: House, name: PersonName, change: Change): Promise<Outcome | string> => {
  const { status, body } = await house.browsers[name].post(`/api/plans/${plan}/sync`, requestOf({ push: [change] }));
  return status === 200 ? ((body as SyncResponse).outcomes[0] ?? 'no outcome') : (body as { readonly code: string }).code;
};

export const endOf = (outcome: Outcome | string): string => (typeof outcome === 'string' ? outcome : outcome.end === 'rejected' ? outcome.problem : outcome.end);

/** All that the plan holds: its head and rows, and what was parked, by id. */
const everything = async ({ server }: House) => {
  const [rows, parked] = await server.container.store.read(plan, async (log) => [[await log.head(), ...(await Promise.all(entityNames.map((entity) => log.rowsOf(entity))))], await log.parkedBy(undefined)] as const);
  return { rows, parked: new Map(parked.map(({ id, by, body }) => [id, { by, change: JSON.parse(body) as unknown }])) };
};

const asSent = (change: Change): unknown => JSON.parse(JSON.stringify(change));

/** Everybody who may not do it tries, and nothing moves. */
export const areRefused = async (house: House, what: string, make: (by: Trier) => Change, may: readonly PersonName[]): Promise<void> => {
  const before = await everything(house);
  const left = new Map(before.parked);
  for (const name of personNames.filter((each) => !may.includes(each))) {
    const change = await seeing(house, make({ name, user: house.users[name] }));
    const expected = name === 'stranger' ? ['not-a-member'] : name === 'signedOut' ? ['not-signed-in'] : may.length === 0 ? ['forbidden', 'missing', 'closed', 'unsupported', 'invalid'] : ['forbidden', 'missing'];
    expect(expected, `${name} tries to ${what}`).toContain(endOf(await tries(house, name, change)));
    if (name !== 'stranger' && name !== 'signedOut') left.set(change.id, { by: house.users[name], change: asSent(change) });
  }
  expect(await everything(house), what).toEqual({ rows: before.rows, parked: left });
};
