/** Prepared statements of one connection, each made once. */
import type Sqlite from 'better-sqlite3';

export interface Statements {
  readonly all: <Row>(text: string, ...values: readonly unknown[]) => readonly Row[];
  readonly get: <Row>(text: string, ...values: readonly unknown[]) => Row | undefined;
  readonly run: (text: string, ...values: readonly unknown[]) => void;
}

export const statementsOf = (connection: Sqlite.Database): Statements => {
  const prepared = new Map<string, Sqlite.Statement>();
  const statement = (text: string): Sqlite.Statement => {
    const known = prepared.get(text);
    if (known) return known;
    const made = connection.prepare(text);
    prepared.set(text, made);
    return made;
  };
  return {
    all: <Row>(text: string, ...values: readonly unknown[]) => statement(text).all(...values) as readonly Row[],
    get: <Row>(text: string, ...values: readonly unknown[]) => statement(text).get(...values) as Row | undefined,
    run: (text, ...values) => {
      statement(text).run(...values);
    },
  };
};
