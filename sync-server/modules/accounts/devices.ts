/** Where a person is signed in: one session per browser, by the name of what it runs on; each can be ended from any other. */
import { answer, doors, nothing, signedInEndpoint } from '../../http/endpoint';
import { refuseWith } from '../../http/problem';
import type { Auth } from './auth';
import type { Sessions } from './sessions';

export const deviceRoutes = (auth: Auth, sessions: Sessions) =>
  doors({
    '/devices': {
      get: signedInEndpoint(nothing, async (_none, { visitor }) => {
        const { internalAdapter } = await auth.$context;
        const open = await internalAdapter.listSessions(visitor.user, { onlyActiveSessions: true });
        const devices = open.map((session) => ({
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
        (await sessions.end(visitor.user, params['id'] ?? '')) ? answer() : refuseWith('not-found'),
      ),
    },
  });

/** Names of products, the same in every language; the first that matches. */
const browsers: readonly (readonly [RegExp, string])[] = [[/Edg\//, 'Edge'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: readonly (readonly [RegExp, string])[] = [[/Android/, 'Android'], [/iPad/, 'iPad'], [/iPhone/, 'iPhone'], [/CrOS/, 'ChromeOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];

/** `Chrome · Android`; empty where nothing is known, which the screen puts into words. */
export const deviceLabel = (userAgent: string): string =>
  [browsers, systems]
    .map((names) => names.find(([pattern]) => pattern.test(userAgent))?.[1])
    .filter((name) => name !== undefined)
    .join(' · ');
