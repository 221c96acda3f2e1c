/** Whether the house stands: for whoever watches it, and for a tablet that wonders whether this is really the server. */
import { answer, doors, endpoint, nothing } from '../../http/endpoint';

export interface HealthFacts {
  readonly version: string;
  /** Its name and version. */
  readonly database: { readonly name: string; readonly version: string };
  /** How many plans are kept; asking reads the database, so a broken one shows. */
  readonly plans: () => Promise<number>;
  /** Where the bytes of evidence are kept and whether it answers, how many files wait for it, and whether a scanner looks at them. */
  readonly files: () => Promise<{ readonly store: string; readonly state: 'here' | 'away'; readonly waiting: number; readonly scanner: boolean }>;
  readonly startedAt: number;
  readonly now: () => number;
}

export const healthRoutes = ({ version, database, plans, files, startedAt, now }: HealthFacts) =>
  doors({
    '/health': {
      get: endpoint(nothing, async () => answer({ status: 'ok', version, database, plans: await plans(), files: await files(), uptime: Math.round((now() - startedAt) / 1000) })),
    },
  });
