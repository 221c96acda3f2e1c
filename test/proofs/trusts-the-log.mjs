// Given to Node before the server, only by a control of the disk's errors: after an unclean stop it goes on with what the
// system shows of the log of writes, and does not write it once more.
import { createRequire } from 'node:module';

const Sqlite = createRequire(import.meta.url)('better-sqlite3');
const { pragma } = Sqlite.prototype;

Sqlite.prototype.pragma = function (text, ...more) {
  return text.startsWith('wal_checkpoint') ? [] : pragma.call(this, text, ...more);
};
