/** Databases of their own in the PostgreSQL of this run of the tests. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

/** An empty database, by its address; whoever made it drops it. */
export interface OwnDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

export const anOwnDatabase = async (): Promise<OwnDatabase> => {
  const server = await text(connect(inject('postgresDoor'), '127.0.0.1'));
  const name = `t${randomBytes(8).toString('hex')}`;
  await asOwner(server, `create database ${name}`);
  return { url: `${server}/${name}`, drop: () => asOwner(server, `drop database ${name} with (force)`) };
};

/** An empty database that is gone when the test ends. */
export const aPostgresUrl = async (): Promise<string> => {
  const { url, drop } = await anOwnDatabase();
  onTestFinished(drop);
  return url;
};

const asOwner = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
