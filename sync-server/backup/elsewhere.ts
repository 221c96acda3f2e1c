/** A PostgreSQL is backed up by its own tools, which know it better than we do. */
import type { Config } from '../config';
import { DataRefusal } from '../database/data-refusal';

const howTo = {
  backup: 'pg_dump --format=custom --file=FILE "$DATABASE_URL"',
  restore: 'with every server stopped, pg_restore --dbname="$DATABASE_URL" FILE into an empty database, then npm run after-restore',
} as const;

/** Throws the DataRefusal `not-in-data-dir` where DATABASE_URL is set. */
export const refuseElsewhere = ({ databaseUrl }: Pick<Config, 'databaseUrl'>, what: keyof typeof howTo): void => {
  if (databaseUrl !== undefined) throw new DataRefusal('not-in-data-dir', `DATABASE_URL names a PostgreSQL, whose own tools do this: ${howTo[what]}`);
};
