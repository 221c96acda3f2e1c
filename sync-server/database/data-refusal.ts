/** Why a data directory or a backup is not taken: each reason has a code that papers and scripts may name, and an exit code of its own. */

import { isDiskFailure } from './disk-failure';

/** Exit codes by reason; docs/configuration.md says them in one table, which a test holds to this. */
export const dataRefusals = {
  'sqlite-too-old': 10,
  'data-newer': 11,
  'migration-failed': 12,
  'data-damaged': 13,
  'data-in-use': 14,
  'restore-unfinished': 15,
  'clock-behind': 16,
  'database-unreachable': 17,
  'postgres-too-old': 18,
  'disk-failed': 19,
  'no-data': 20,
  'backup-there': 21,
  'backup-inside-data': 22,
  'backup-missing': 23,
  'not-a-backup': 24,
  'backup-damaged': 25,
  'backup-newer': 26,
  'data-there': 27,
  'not-in-data-dir': 28,
} as const;

export type DataRefusalCode = keyof typeof dataRefusals;

/** What was there is as it was; the message says what was found and how to go on. */
export class DataRefusal extends Error {
  override readonly name = 'DataRefusal';
  readonly code: DataRefusalCode;

  constructor(code: DataRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A disk that failed a write or a sync. */
export const diskFailed = (error: Error): DataRefusal =>
  new DataRefusal('disk-failed', `the disk failed (${error.message}), and nothing more is written to it. What was answered is kept; look at the disk, then start again.`, { cause: error });

/** What to print, and with which code to end. */
export const endOf = (thrown: unknown): { readonly text: string; readonly exitCode: number } => {
  const error = isDiskFailure(thrown) ? diskFailed(thrown) : thrown;
  const text = error instanceof Error ? error.message : String(error);
  return error instanceof DataRefusal ? { text: `${error.code}: ${text}`, exitCode: dataRefusals[error.code] } : { text, exitCode: 1 };
};
