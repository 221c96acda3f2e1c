/** The doors of sync: the exchange, what was parked, what was refused, and what each device still owes. */
import { dayAt } from '../../../src/domain/day';
import type { RecordId } from '../../../src/domain/ids';
import { may, type Person } from '../../../src/domain/permissions';
import { anotherPerson, protocolVersion, pushLimit } from '../../../src/protocol/sync-messages';
import { syncRequestSchema } from '../../../src/protocol/sync-schemas';
import { answer, doors, nothing, readInput, signedIn, signedInEndpoint, type Answer, type AskedBySomeone } from '../../http/endpoint';
import { refuseWith } from '../../http/problem';
import type { Random } from './append-draft';
import { attemptsPage, attemptsQuery } from './attempts';
import type { ChangeLogStore, ParkedChange } from './change-log-store';
import { exchange, personOf } from './exchange';

export interface SyncSettings {
  readonly store: ChangeLogStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
  /** Of the plan: says which day is today there. */
  readonly timeZone: string;
}

/** The exchange, whichever door it came through. */
export const answerSync =
  (settings: SyncSettings) =>
  async (given: unknown, asked: AskedForSync): Promise<Answer> => {
    // Another protocol may have another shape, and too long a push has its own remedy: both are told before the body is read closely.
    const { protocol, push } = (given ?? {}) as { readonly protocol?: unknown; readonly push?: unknown };
    if (typeof protocol === 'number' && protocol !== protocolVersion) return refuseWith('unsupported-protocol');
    if (Array.isArray(push) && push.length > pushLimit.changes) return refuseWith('too-large', 'push');
    const read = readInput(syncRequestSchema, given, { schemaKnowsDepth: true });
    if (!read.accepted) return read;
    const request = read.value;
    // The browser's cookie may have changed hands since these words were written.
    if (request.user !== undefined && request.user !== asked.visitor.user) return refuseWith('not-allowed', anotherPerson);
    return forMember(settings, asked, async ({ plan, person, now, today }) => {
      const { store, random } = settings;
      // Nearly every body is small as a whole: then nothing is counted.
      if (asked.bodyBytes > pushLimit.bytes && bytesOf(request.push) > pushLimit.bytes) return refuseWith('too-large', 'push');
      return answer(await exchange({ store, plan, person, today, now, random }, request));
    });
  };

type AskedForSync = Pick<AskedBySomeone, 'params' | 'visitor' | 'bodyBytes'>;

/** Mounted under `/api`. */
export const syncRoutes = (settings: SyncSettings) =>
  doors({
    '/plans/:plan/sync': { post: signedIn(answerSync(settings)) },
    '/plans/:plan/parked': {
      get: signedInEndpoint(nothing, (_nothing, asked) =>
        forMember(settings, asked, async ({ plan, person, today }) => {
          const user = may(person, 'devices.see', today) ? undefined : person.user;
          const parked = await settings.store.read(plan, (log) => log.parkedBy(user));
          return answer({ parked: parked.map(parkedToAnswer) });
        }),
      ),
    },
    '/plans/:plan/attempts': {
      get: signedInEndpoint(attemptsQuery, ({ after }, asked) =>
        forMember(settings, asked, async ({ plan, person, today }) => {
          if (!may(person, 'attempts.see', today)) return refuseWith('not-allowed');
          return answer(await settings.store.read(plan, (log) => attemptsPage(log, after)));
        }),
      ),
    },
    '/plans/:plan/devices': {
      get: signedInEndpoint(nothing, (_nothing, asked) =>
        forMember(settings, asked, async ({ plan, person, today }) => {
          if (!may(person, 'devices.see', today)) return refuseWith('not-allowed');
          return answer({ devices: await settings.store.read(plan, (log) => log.deviceStates()) });
        }),
      ),
    },
  });

interface Member {
  readonly plan: RecordId;
  readonly person: Person;
  readonly now: number;
  readonly today: string;
}

/** A plan that does not exist has no members, so nobody learns which do. */
const forMember = async ({ store, now, timeZone }: SyncSettings, { params, visitor }: Pick<AskedBySomeone, 'params' | 'visitor'>, handle: (member: Member) => Promise<Answer>): Promise<Answer> => {
  const plan = params['plan'] ?? '';
  const person = await personOf(store, plan, visitor.user);
  if (person.memberships.length === 0) return refuseWith('not-a-member');
  const moment = now();
  return handle({ plan, person, now: moment, today: dayAt(moment, timeZone) });
};

/** As the device counts them: each change as it travels, before it is compressed. */
const bytesOf = (push: readonly unknown[]): number => push.reduce<number>((bytes, change) => bytes + Buffer.byteLength(JSON.stringify(change)), 0);

const parkedToAnswer = ({ id, by, at, outcome, body }: ParkedChange) => ({ id, by, at, outcome, change: JSON.parse(body) as unknown });
