/** The server on one page: what every request passes, and where it ends. */
import { existsSync } from 'node:fs';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import path from 'node:path';
import express, { Router, type Express } from 'express';
import { dayAt } from '../src/domain/day';
import { attendanceOfPlans } from './attendance-of-plans';
import { planTimeZone, type Container } from './container';
import { compressAnswers } from './http/compress';
import { doors } from './http/endpoint';
import { guardChanges } from './http/guard';
import { endSlowBodies, readJsonBody } from './http/json-body';
import { limitRequests, requestLimits } from './http/limit-requests';
import { errorsToProblems, nothingHere } from './http/problem';
import { quickDoor } from './http/quick-door';
import { logRequests } from './http/request-log';
import { securityHeaders } from './http/security-headers';
import { recognizeVisitor } from './http/session';
import { builtFiles } from './http/static-files';
import { attendanceKeys } from './modules/attendance/attendance-key';
import { attendanceKeyRoutes, attendancePages, type AttendanceParts } from './modules/attendance/attendance-routes';
import { calendarOfPerson, calendarRoutes } from './modules/calendar/calendar-routes';
import { calendarFeeds } from './modules/calendar/calendar-feeds';
import { publicEvidenceFiles, readingRoutes } from './modules/evidence/reading-routes';
import { voiceRoutes } from './modules/evidence/voice-routes';
import { uploadRoutes } from './modules/evidence/upload-routes';
import { healthRoutes } from './modules/health/health-routes';
import { historyRoutes } from './modules/history/history-routes';
import { publicSite } from './modules/public-site/public-site-routes';
import { stylesheetIn } from './modules/public-site/stylesheet-in';
import { audiencesHeld } from './modules/sync/exchange';
import { answerSync, syncRoutes } from './modules/sync/sync-routes';
import { meetingsFor } from './meetings-of-plans';
import { publicPlansOf } from './public-plans-of';

/** What the server listens with: the door of the exchange, and behind it everything else. */
export const frontDoor = (container: Container): RequestListener => {
  const { config, log, accounts, store, now, random } = container;
  const ofApi = requestLimits(container.limits, now);
  const door = {
    path: /^\/api\/plans\/([^/?#%]+)\/sync$/,
    route: '/api/plans/:plan/sync',
    log,
    // Behind proxies only Express knows which of their words to take.
    ownOrigin: ({ host }: IncomingHttpHeaders) => config.publicUrl ?? (config.trustProxy.length === 0 ? `http://${host}` : undefined),
    setHeaders: securityHeaders(container.onTls),
    recognize: accounts.recognize,
    bySession: ofApi.bySession,
    handle: answerSync({ store, now, random, timeZone: planTimeZone }),
  };
  return quickDoor(door, createApp(container, ofApi));
};

export const createApp = (container: Container, ofApi = requestLimits(container.limits, container.now)): Express => {
  const { config, log, accounts, limits, now, random, store, events, evidence } = container;
  const siteFolder = path.join(config.builtDir, 'site');

  const api = Router();
  api.use(guardChanges(config.publicUrl));
  api.use(recognizeVisitor(accounts.recognize), limitRequests(ofApi));
  // Files are not JSON: whoever takes them reads them as they come.
  api.use(uploadRoutes(evidence.parts, evidence.tus));
  api.use(endSlowBodies, ...readJsonBody);
  api.use(healthRoutes(healthFactsOf(container)));
  api.use(accounts.router);
  api.use(historyRoutes({ keeper: store, audiencesOf: (plan, user) => audiencesHeld(store, { plan, user, today: dayAt(now(), planTimeZone) }) }));
  api.use(syncRoutes({ store, now, random, timeZone: planTimeZone }), doors({ '/events': { get: events.listen } }));
  const calendar = { feeds: calendarFeeds(container.kept.accounts, now), publicUrl: config.publicUrl, meetingsFor: (user: string, origin: string) => meetingsFor(store, { user, origin, today: dayAt(now(), planTimeZone) }) };
  api.use(calendarRoutes(calendar));
  const attendance = attendanceParts(container, looksOf(siteFolder));
  api.use(attendanceKeyRoutes(attendance));
  api.use(readingRoutes({ ...evidence.parts, links: evidence.links }));
  api.use(voiceRoutes({ ...evidence.parts, links: evidence.links }));
  api.use(nothingHere);

  const app = express();
  app.disable('x-powered-by').set('trust proxy', [...config.trustProxy]).set('query parser', 'simple').set('etag', false);
  app.use(logRequests(log), securityHeaders(container.onTls), compressAnswers);
  app.use('/api', api);
  // What another app shares is for the service worker alone: where a device has none yet, its page says that nothing came, and no byte is read here.
  app.post('/app/compartir', (_request, response) => response.redirect(303, '/app/evidencia/compartida?aviso=sin-app'));
  app.use('/app', builtFiles(path.join(config.builtDir, 'app'), { shell: 'index.html', ...(container.releasedAssets === undefined ? {} : { former: container.releasedAssets }) }));
  app.use('/site', builtFiles(siteFolder));
  app.use(['/calendario', '/asistir', '/en/asistir'], limitRequests(requestLimits(limits, now)));
  app.use(attendancePages(attendance));
  app.use(calendarOfPerson(calendar));
  app.use('/publico', limitRequests(requestLimits(limits, now)));
  app.use(publicEvidenceFiles(evidence.parts));
  app.use(publicSite({ port: publicPlansOf(store), stylesheet: looksOf(siteFolder), publicUrl: config.publicUrl, now, timeZone: planTimeZone }));
  app.use(nothingHere);
  app.use(errorsToProblems(log));
  return app;
};

const attendanceParts = ({ config, secret, store, now, random }: Container, stylesheet: string): AttendanceParts => ({
  keys: attendanceKeys(secret),
  meetings: attendanceOfPlans({ store, timeZone: planTimeZone, now, random }),
  stylesheet,
  publicUrl: config.publicUrl,
  today: () => dayAt(now(), planTimeZone),
});

/** While developing and in tests nothing may be built; then pages are plain. A site that was built badly stops the start. */
const looksOf = (folder: string): string => (existsSync(folder) ? stylesheetIn(folder) : '/site/not-built.css');

const healthFactsOf = ({ version, kept, store, startedAt, now, evidence }: Container) => ({
  version,
  database: kept.database,
  plans: async () => (await store.plans()).length,
  files: async () => ({ store: evidence.parts.store.name, state: evidence.parts.store.isAway() ? ('away' as const) : ('here' as const), waiting: await evidence.parts.files.waiting(), scanner: evidence.parts.scanner !== undefined }),
  startedAt,
  now,
});
