/** Where a person is signed in: one session per browser, by the name of what it runs on; each can be ended from any other. */
import * as v from 'valibot';
import { answer, doors, nothing, signedInEndpoint } from '../../http/endpoint';
import { refuseWith } from '../../http/problem';
import type { UserId } from '../../../src/domain/ids';
import type { Auth } from './auth';

export const deviceRoutes = (auth: Auth) =>
  doors({
    '/devices': {
      get: signedInEndpoint(nothing, async (_none, { visitor }) => {
        const { internalAdapter } = await auth.$context;
        const sessions = await internalAdapter.listSessions(visitor.user, { onlyActiveSessions: true });
        const devices = sessions.map((session) => ({
          id: session.id,
          label: deviceLabel(session.userAgent ?? ''),
          createdAt: session.createdAt.getTime(),
          lastSeenAt: session.updatedAt.getTime(),
          current: session.id === visitor.session.id,
        }));
        return answer(devices.sort((one, other) => other.lastSeenAt - one.lastSeenAt));
      }),
    },
    '/devices/:id': {
      delete: signedInEndpoint(nothing, async (_none, { visitor, params }) =>
        (await endSession(auth, visitor.user, params['id'] ?? '')) ? answer() : refuseWith('not-found'),
      ),
    },
  });

/** Ends a session of that person; false if it is not theirs or is gone. */
export const endSession = async (auth: Auth, user: UserId, session: string): Promise<boolean> => {
  if (!v.is(sessionId, session)) return false;
  const { adapter } = await auth.$context;
  const ended = await adapter.deleteMany({ model: 'session', where: [{ field: 'id', value: session }, { field: 'userId', value: user }] });
  return ended > 0;
};

/** False once it was ended, here or from another device. */
export const hasSession = async (auth: Auth, user: UserId, session: string): Promise<boolean> => {
  const { adapter } = await auth.$context;
  return (await adapter.count({ model: 'session', where: [{ field: 'id', value: session }, { field: 'userId', value: user }] })) > 0;
};

const sessionId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Names of products, the same in every language; the first that matches. */
const browsers: readonly (readonly [RegExp, string])[] = [[/Edg\//, 'Edge'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: readonly (readonly [RegExp, string])[] = [[/Android/, 'Android'], [/iPad/, 'iPad'], [/iPhone/, 'iPhone'], [/CrOS/, 'ChromeOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];

/** `Chrome · Android`; empty where nothing is known, which the screen puts into words. */
export const deviceLabel = (userAgent: string): string =>
  [browsers, systems]
    .map((names) => names.find(([pattern]) => pattern.test(userAgent))?.[1])
    .filter((name) => name !== undefined)
    .join(' · ');
