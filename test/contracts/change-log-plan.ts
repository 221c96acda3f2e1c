/** A small plan with its people, and what they send: the ground of the change log's tests. */
import type { RowOperation } from '../../src/domain/change';
import type { Fields, Json } from '../../src/domain/json';
import type { Role } from '../../src/domain/membership';
import { emptyCursor, type Cursor, type Page, type SyncResponse } from '../../src/protocol/sync-messages';
import type { ReadSyncRequest } from '../../src/protocol/sync-schemas';
import type { ChangeLogStore } from '../../sync-server/modules/sync/change-log-store';
import { exchange, personOf, type ExchangeContext } from '../../sync-server/modules/sync/exchange';
import { appendServerChange, createPlan } from '../../sync-server/modules/sync/server-change';

export const plan = 'plan-4';
export const today = '2026-03-10';
export const now = Date.UTC(2026, 2, 10, 15);

export type Raw = ReadSyncRequest['push'][number];

/** Chance that is the same in every run. */
export const seededRandom = (seed = 1): ((bytes: number) => Uint8Array) => {
  let state = seed;
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
};

const random = seededRandom();

/** The n-th change id of a test: 22 letters. */
export const idOf = (text: string): string => text.padEnd(22, '-');

export const organization = (id: string, set: Fields = {}): RowOperation => ({
  entity: 'organization',
  id,
  act: 'create',
  audience: 'public',
  set: { name: { es: `Área ${id}` }, sector: 'government', active: true, ...set },
});

const membership = (person: string, of: string, role: Role, to?: string): RowOperation => ({
  entity: 'membership',
  id: `m-${person}`,
  act: 'create',
  audience: 'members',
  set: { person, name: person, organization: of, role, from: '2025-01-01', ...(to === undefined ? {} : { to }) },
});

export const commitment = (id: string, lead: string, audience = 'members'): RowOperation => ({
  entity: 'commitment',
  id,
  act: 'create',
  audience,
  set: {
    code: id,
    order: 1,
    title: { es: `Compromiso ${id}` },
    ogpValues: [],
    start: '2025-06-01',
    end: '2027-06-01',
    lifecycle: 'inImplementation',
    parties: [{ organization: lead, part: 'lead' }],
  },
});

/** Two areas with a focal point each, coordination, a forum member, the monitor, and one who has left. */
const people: readonly RowOperation[] = [
  ...['transporte', 'ambiente', 'coordinacion', 'fundacion', 'ente'].map((id) => organization(id)),
  membership('ana', 'coordinacion', 'coordination'),
  membership('beto', 'transporte', 'focalPoint'),
  membership('carla', 'ambiente', 'focalPoint'),
  membership('dora', 'fundacion', 'forumMember'),
  membership('eva', 'ente', 'monitor'),
  membership('fede', 'transporte', 'focalPoint', '2025-12-31'),
];

export const everybody = ['ana', 'beto', 'carla', 'dora', 'eva', 'fede'] as const;

export const plantPlan = async (store: ChangeLogStore, more: readonly RowOperation[] = []): Promise<void> => {
  await createPlan({ store, plan, random });
  await house(store, [...people, commitment('c1', 'transporte'), ...more]);
};

/** What the house itself writes. */
export const house = (store: ChangeLogStore, operations: readonly RowOperation[]) => appendServerChange({ store, plan, by: 'import', now, random }, { kind: 'import', operations });

/** A row that only an area holds. */
export const note = (id: string, audience: string, set: Fields = { text: id }): RowOperation => ({ entity: 'note', id, act: 'create', audience, set });

export const edit = (id: string, operations: readonly RowOperation[], at = now): Raw => ({ id: idOf(id), format: 1, kind: 'edit', operations: operations as unknown as Json[], at, device: 'tablet', app: '0.1.0' });

export const patch = (entity: string, id: string, set: Fields, seen: Readonly<Record<string, string | null>> = {}): RowOperation => ({ entity, id, act: 'patch', set, seen });

export interface Sending {
  readonly cursor?: Cursor;
  readonly push?: readonly Raw[];
  readonly seenHeads?: readonly (readonly [number, string])[];
  readonly pageRows?: number;
}

export const requestOf = ({ cursor = emptyCursor, push = [], seenHeads = [], pageRows }: Sending): ReadSyncRequest => ({
  protocol: 1,
  device: 'tablet',
  schema: 1,
  sentAt: now,
  cursor: { ...cursor, audiences: [...cursor.audiences], filling: { ...cursor.filling } },
  seenHeads: seenHeads.map(([seq, chain]) => [seq, chain]),
  push: [...push],
  owed: { waiting: push.length, oldestAt: null, persisted: true, app: '0.1.0' },
  ...(pageRows === undefined ? {} : { pageRows }),
});

/** One exchange of a person's tablet. */
export const sendAs = async (store: ChangeLogStore, user: string, sending: Sending, more: Partial<ExchangeContext> = {}): Promise<SyncResponse> =>
  exchange({ store, plan, person: await personOf(store, plan, user), today, now, random, ...more }, requestOf(sending));

export const pageOf = (response: SyncResponse): Page => {
  if (!response.page) throw new Error('the answer has no page');
  return response.page;
};

/** Every page until nothing is missing. */
export const pullAll = async (store: ChangeLogStore, user: string, pageRows = 2000, from: Cursor = emptyCursor): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  for (let cursor = from; ; ) {
    const page = pageOf(await sendAs(store, user, { cursor, pageRows }));
    pages.push(page);
    if (!page.more) return pages;
    cursor = page.next;
  }
};

export const cursorAfter = async (store: ChangeLogStore, user: string): Promise<Cursor> => {
  const last = (await pullAll(store, user)).at(-1);
  if (!last) throw new Error('no page came');
  return last.next;
};
