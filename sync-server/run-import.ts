/** Runs an import command in the house that the environment names: its file, its data directory, the terminal. */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { accept, refuse, type Result } from '../src/domain/result';
import type { Config } from './config';
import { openKept } from './kept';
import type { ExitCode, Surroundings } from './modules/plans/import-commands';
import type { Finding } from './modules/plans/finding';
import type { PlanWriter } from './modules/plans/plan-writer';
import { fileLimit, tooLarge } from './modules/plans/read-text';
import { runCommand } from './run-command';
import { planWriterOf } from './write-plans';

/** The database is opened when the command asks for it, so a command that was not understood leaves no trace. */
export const runImport = (command: (words: readonly string[], around: Surroundings) => Promise<ExitCode>): Promise<void> => runCommand((config, words) => importInto(config, (around) => command(words, around)));

const importInto = async (config: Config, command: (around: Surroundings) => Promise<ExitCode>): Promise<ExitCode> => {
  let close = async (): Promise<void> => undefined;
  const writer = async (): Promise<PlanWriter> => {
    const { store, close: closeKept } = await openKept({ config, use: 'visit', now: Date.now() });
    close = closeKept;
    return planWriterOf({ store, by: 'import', now: Date.now, random: (bytes) => randomBytes(bytes) });
  };
  try {
    return await command({ readFile: readImport, writer, print: (line) => console.log(line) });
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
