/** The server on one page: what every request passes, and where it ends. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type Express } from 'express';
import { dayAt } from '../src/domain/day';
import { planTimeZone, type Container } from './container';
import { compressAnswers } from './http/compress';
import { doors } from './http/endpoint';
import { guardChanges } from './http/guard';
import { readJsonBody } from './http/json-body';
import { limitRequests } from './http/limit-requests';
import { errorsToProblems, nothingHere } from './http/problem';
import { logRequests } from './http/request-log';
import { securityHeaders } from './http/security-headers';
import { recognizeVisitor } from './http/session';
import { builtFiles } from './http/static-files';
import { healthRoutes } from './modules/health/health-routes';
import { historyRoutes } from './modules/history/history-routes';
import { publicSite } from './modules/public-site/public-site-routes';
import { stylesheetIn } from './modules/public-site/stylesheet-in';
import { audiencesHeld } from './modules/sync/exchange';
import { syncRoutes } from './modules/sync/sync-routes';
import { publicPlansOf } from './public-plans-of';

export const createApp = (container: Container): Express => {
  const { config, log, accounts, limits, now, random, store, events } = container;
  const siteFolder = path.join(config.builtDir, 'site');

  const api = Router();
  api.use(guardChanges(config.publicUrl));
  api.use(recognizeVisitor(accounts.recognize), limitRequests(limits, now), ...readJsonBody);
  api.use(healthRoutes(healthFactsOf(container)));
  api.use(accounts.router);
  api.use(historyRoutes({ keeper: store, audiencesOf: (plan, user) => audiencesHeld(store, { plan, user, today: dayAt(now(), planTimeZone) }) }));
  api.use(syncRoutes({ store, now, random, timeZone: planTimeZone }), doors({ '/events': { get: events.listen } }));
  api.use(nothingHere);

  const app = express();
  app.disable('x-powered-by').set('trust proxy', [...config.trustProxy]).set('query parser', 'simple').set('etag', false);
  app.use(logRequests(log), ...securityHeaders(container.onTls), compressAnswers);
  app.use('/api', api);
  app.use('/app', builtFiles(path.join(config.builtDir, 'app'), { shell: 'index.html' }));
  app.use('/site', builtFiles(siteFolder));
  app.use(publicSite({ port: publicPlansOf(store), stylesheet: looksOf(siteFolder), publicUrl: config.publicUrl, now, timeZone: planTimeZone }));
  app.use(nothingHere);
  app.use(errorsToProblems(log));
  return app;
};

/** While developing and in tests nothing may be built; then pages are plain. A site that was built badly stops the start. */
const looksOf = (folder: string): string => (existsSync(folder) ? stylesheetIn(folder) : '/site/not-built.css');

const healthFactsOf = ({ version, database, store, startedAt, now }: Container) => ({
  version,
  sqlite: String(database.writer.prepare('select sqlite_version()').pluck().get()),
  plans: async () => (await store.plans()).length,
  startedAt,
  now,
});
