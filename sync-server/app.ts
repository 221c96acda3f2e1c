/** The server on one page: what every request passes, and where it ends. */
import express, { Router, type Express } from 'express';
import type { Container } from './container';
import { compressAnswers } from './http/compress';
import { guardChanges } from './http/guard';
import { readJsonBody } from './http/json-body';
import { limitRequests } from './http/limit-requests';
import { errorsToProblems, nothingHere } from './http/problem';
import { logRequests } from './http/request-log';
import { securityHeaders } from './http/security-headers';
import { recognizeVisitor } from './http/session';
import { builtApp } from './http/static-files';
import { healthRoutes } from './modules/health/health-routes';

export const createApp = (container: Container): Express => {
  const { config, log, accounts, limits, now } = container;

  const api = Router();
  api.use(guardChanges(config.publicUrl));
  api.use(recognizeVisitor(accounts.recognize), limitRequests(limits, now), ...readJsonBody);
  api.use(healthRoutes(healthFactsOf(container)));
  api.use(accounts.router);
  api.use(nothingHere);

  const app = express();
  app.disable('x-powered-by').set('trust proxy', [...config.trustProxy]).set('query parser', 'simple').set('etag', false);
  app.use(logRequests(log), ...securityHeaders(container.onTls), compressAnswers);
  app.use('/api', api);
  app.use('/app', builtApp(config.appDir));
  app.use(nothingHere);
  app.use(errorsToProblems(log));
  return app;
};

const healthFactsOf = ({ version, database, store, startedAt, now }: Container) => ({
  version,
  sqlite: String(database.writer.prepare('select sqlite_version()').pluck().get()),
  plans: async () => (await store.plans()).length,
  startedAt,
  now,
});
