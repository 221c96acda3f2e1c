/** Whether the house stands: for whoever watches it, and for a tablet that wonders whether this is really the server. */
import { answer, doors, endpoint, nothing } from '../../http/endpoint';

export interface HealthFacts {
  readonly version: string;
  readonly sqlite: string;
  /** How many plans are kept; asking reads the database, so a broken one shows. */
  readonly plans: () => Promise<number>;
  readonly startedAt: number;
  readonly now: () => number;
}

export const healthRoutes = ({ version, sqlite, plans, startedAt, now }: HealthFacts) =>
  doors({
    '/health': {
      get: endpoint(nothing, async () => answer({ status: 'ok', version, sqlite, plans: await plans(), uptime: Math.round((now() - startedAt) / 1000) })),
    },
  });
