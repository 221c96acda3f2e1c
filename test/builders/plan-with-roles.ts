/**
 * A running server with a plan in which every role has somebody, signed in: two areas with a commitment each, and a second
 * plan whose one member belongs nowhere else. Each text that somebody may hold carries the name of who wrote it for whom.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RowOperation } from '../../src/domain/change';
import type { Fields } from '../../src/domain/json';
import type { Role } from '../../src/domain/membership';
import type { Container, Limits } from '../../sync-server/container';
import { appendServerChange, createPlan } from '../../sync-server/modules/sync/server-change';
import { startServer, type RunningServer } from '../../sync-server/server';
import { aBrowser, aFolder, aRunningServer, quietConfig, type Browser, type ServerSettings } from './running-server';

export const plan = 'plan-a';
export const otherPlan = 'plan-b';

export const personNames = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator', 'ended', 'stranger', 'signedOut'] as const;
export type PersonName = (typeof personNames)[number];

interface Place {
  readonly role: Role;
  readonly organization: string;
  readonly in: string;
}

const places: Readonly<Record<Exclude<PersonName, 'signedOut'>, Place>> = {
  coordination: { role: 'coordination', organization: 'dg', in: plan },
  focalNorte: { role: 'focalPoint', organization: 'norte', in: plan },
  focalSur: { role: 'focalPoint', organization: 'sur', in: plan },
  forum: { role: 'forumMember', organization: 'osc', in: plan },
  monitor: { role: 'monitor', organization: 'ente', in: plan },
  facilitator: { role: 'facilitator', organization: 'ente', in: plan },
  ended: { role: 'focalPoint', organization: 'norte', in: plan },
  stranger: { role: 'coordination', organization: 'dg', in: otherPlan },
};

/** What a test asks of a server that it may ask a great deal of. */
export const wideLimits: Limits = (() => {
  const wide = { burst: 1_000_000, perMinute: 1_000_000 };
  return { session: wide, address: wide, signIn: { account: wide, address: wide } };
})();

export interface House {
  readonly server: RunningServer;
  readonly browsers: Readonly<Record<PersonName, Browser>>;
  /** Accounts, by who holds them. */
  readonly users: Readonly<Record<PersonName, string>>;
  /** What the house itself writes into a plan. */
  readonly write: (operations: readonly RowOperation[], into?: string) => Promise<void>;
}

const made = (entity: string, id: string, audience: string, set: Fields): RowOperation => ({ entity, id, act: 'create', audience, set });

export const organizationNamed = (id: string): RowOperation => made('organization', id, 'public', { name: { es: `Área ${id}` }, sector: 'government', active: true });

/** Since 2025 and for long, led by an area that keeps its drafts. */
export const commitmentOf = (id: string, lead: string, audience = 'public', more: Fields = {}): RowOperation =>
  made('commitment', id, audience, { code: id, order: 1, title: { es: `Compromiso ${id}` }, ogpValues: [], start: '2025-01-01', end: '2040-12-31', lifecycle: 'inImplementation', parties: [{ organization: lead, part: 'lead' }], ...more });

export const milestoneOf = (commitment: string, id: string, audience = 'public', more: Fields = {}): RowOperation =>
  made('milestone', id, audience, { commitment, order: 1, text: { es: `Hito ${id}` }, weight: 1, ...more });

export const planNamed = (id: string): RowOperation => made('plan', id, 'public', { title: { es: `Plan ${id}` }, submittedOn: '2024-12-01', statedEnds: [], leads: ['dg'], errata: [], lifecycle: 'inImplementation' });

const membershipOf = (name: string, { role, organization }: Place): RowOperation => made('membership', name, 'members', { name, organization, role, from: '2024-12-01' });

export const aHouseWithEveryRole = async ({ config, ...rest }: ServerSettings = {}): Promise<House> => {
  const { files, cookies, users } = await firstHouseAt(rest.now);
  const dataDir = config?.dataDir ?? aFolder();
  for (const [name, bytes] of files) writeFileSync(path.join(dataDir, name), bytes);
  const server = await aRunningServer({ limits: wideLimits, ...rest, config: { ...config, dataDir } });
  const browsers = Object.fromEntries(personNames.map((name) => [name, aBrowser(server.url, {}, cookies[name])])) as Record<PersonName, Browser>;
  return { server, write: writerInto(server.container), browsers, users };
};

/** What the directory of a house holds once everybody is in, and the cookies of each. */
interface FirstHouse {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly cookies: Readonly<Record<PersonName, string>>;
  readonly users: House['users'];
}

const firstHouses = new Map<number | undefined, Promise<FirstHouse>>();

/** Everybody comes in over HTTP once for each hour at which houses open; every other house of that hour begins with what the first one left on the disk. */
const firstHouseAt = (now: (() => number) | undefined): Promise<FirstHouse> => {
  const hour = now?.();
  const made = firstHouses.get(hour) ?? buildFirstHouse(hour === undefined ? {} : { now: () => hour });
  firstHouses.set(hour, made);
  return made;
};

const buildFirstHouse = async (clock: Pick<ServerSettings, 'now'>): Promise<FirstHouse> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bitacora-'));
  try {
    const server = await startServer({ limits: wideLimits, ...clock, config: { ...quietConfig, dataDir } });
    try {
      await plansIn(server.container);
      const came = await everybodyComesIn(server);
      await server.stop();
      const names = readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
      return { ...came, files: new Map(names.map((name) => [name, readFileSync(path.join(dataDir, name))])) };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const writerInto = ({ store, now, random }: Container): House['write'] => async (operations, into = plan) => {
  await appendServerChange({ store, plan: into, by: 'import', now: now(), random }, { kind: 'import', operations });
};

const plansIn = async (container: Container): Promise<void> => {
  const write = writerInto(container);
  for (const id of [plan, otherPlan]) {
    await createPlan({ store: container.store, plan: id, random: container.random });
    await write([planNamed(id), ...['dg', 'norte', 'sur', 'osc', 'ente'].map(organizationNamed)], id);
  }
  await write(['norte', 'sur'].flatMap((area) => [commitmentOf(`c-${area}`, area), milestoneOf(`c-${area}`, `h-${area}`)]));
};

const everybodyComesIn = async (server: RunningServer): Promise<Pick<FirstHouse, 'cookies' | 'users'>> => {
  const write = writerInto(server.container);
  const came = await Promise.all(Object.entries(places).map(async ([name, place]) => [name, await comesIn(server, write, name, place)] as const));
  await write([{ entity: 'membership', id: 'ended', act: 'patch', set: { to: '2025-12-31' } }]);
  const of = (pick: (one: Arrived) => string) => Object.fromEntries([...came.map(([name, one]) => [name, pick(one)]), ['signedOut', '']]) as Record<PersonName, string>;
  return { cookies: of(({ browser }) => browser.cookie()), users: of(({ user }) => user) };
};

interface Arrived {
  readonly browser: Browser;
  readonly user: string;
}

/** Invited to a membership, and in. */
const comesIn = async ({ url, container }: RunningServer, write: House['write'], name: string, place: Place): Promise<Arrived> => {
  await write([membershipOf(name, place)], place.in);
  const { token } = await container.accounts.invitations.invite({ plan: place.in, membership: name, email: mailOf(name), by: undefined });
  const browser = aBrowser(url);
  const { status, body } = await browser.post('/api/invitations/accept', { token, password: passwordOfAll });
  if (status !== 200) throw new Error(`${name} did not come in: ${status}`);
  return { browser, user: (body as { readonly user: { readonly id: string } }).user.id };
};

export const passwordOfAll = 'nubes-verdes-93-olas';
export const mailOf = (name: string): string => `mail-of-${name.toLowerCase()}@example.org`;
