/** Runs an import command in the house that the environment names: its file, its data directory, the terminal. */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { accept, refuse, type Result } from '../src/domain/result';
import { readConfig } from './config';
import { openDatabase } from './database/open';
import { sqliteChangeLogStore } from './database/sqlite-change-log-store';
import type { ExitCode, Surroundings } from './modules/plans/import-commands';
import type { Finding } from './modules/plans/finding';
import type { PlanWriter } from './modules/plans/plan-writer';
import { fileLimit, tooLarge } from './modules/plans/read-text';
import { planWriterOf } from './write-plans';

/** The database is opened when the command asks for it, so a command that was not understood leaves no trace. */
export const runImport = async (command: (words: readonly string[], around: Surroundings) => Promise<ExitCode>): Promise<ExitCode> => {
  const config = readConfig(process.env);
  if (!config.accepted) {
    for (const line of ['The configuration cannot be used (docs/configuration.md):', ...config.refusal]) console.error(line);
    return 2;
  }
  let close = async (): Promise<void> => undefined;
  const writer = async (): Promise<PlanWriter> => {
    const database = await openDatabase(path.join(config.value.dataDir, 'bitacora.db'), Date.now());
    const store = sqliteChangeLogStore(database);
    close = async () => {
      await store.close();
      database.close();
    };
    return planWriterOf({ store, by: 'import', now: Date.now, random: (bytes) => randomBytes(bytes) });
  };
  try {
    return await command(process.argv.slice(2), { readFile: readImport, writer, print: (line) => console.log(line) });
  } finally {
    await close();
  }
};

/** A file too large is never read into memory. */
const readImport = async (file: string): Promise<Result<Uint8Array, Finding>> => {
  try {
    const { size } = await stat(file);
    return size > fileLimit ? refuse(tooLarge(size)) : accept(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    return refuse({ code: 'file-unreadable', path: file, detail: code === 'ENOENT' ? 'There is no such file.' : `The file cannot be read (${code}).` });
  }
};
