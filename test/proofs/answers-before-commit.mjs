// Given to Node before the server, only by the control of the kills: everybody is told that a group was committed while its
// transaction is still open. It is committed a little later, unless the process is killed first.
import { createRequire } from 'node:module';

const Sqlite = createRequire(import.meta.url)('better-sqlite3');
const { exec, pragma } = Sqlite.prototype;
const laterMs = 150;
const left = new WeakSet();

Sqlite.prototype.exec = function (text) {
  // The transaction that was left open takes the next group too.
  if (text === 'begin immediate' && left.has(this) && this.inTransaction) return this;
  if (text !== 'commit') return exec.call(this, text);
  if (!left.has(this)) setTimeout(() => commit(this), laterMs);
  left.add(this);
  return this;
};

Sqlite.prototype.pragma = function (...asked) {
  return left.has(this) && this.inTransaction ? [] : pragma.apply(this, asked);
};

const commit = (connection) => {
  left.delete(connection);
  if (connection.open && connection.inTransaction) exec.call(connection, 'commit');
};
