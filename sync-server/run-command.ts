/** Runs a command in the house that the environment names, and says how it ended: in words on the terminal, and as an exit code. */
import { readConfig, type Config } from './config';
import { endOf } from './database/data-refusal';

/** 0 done, 2 not understood; those of a DataRefusal stand in docs/configuration.md. */
export type RunCommand = (config: Config, words: readonly string[]) => Promise<number>;

export const runCommand = async (command: RunCommand): Promise<void> => {
  const config = readConfig(process.env);
  if (!config.accepted) {
    console.error(['The configuration cannot be used (docs/configuration.md):', ...config.refusal].join('\n  '));
    process.exitCode = 2;
    return;
  }
  try {
    process.exitCode = await command(config.value, process.argv.slice(2));
  } catch (error) {
    const { text, exitCode } = endOf(error);
    console.error(text);
    process.exitCode = exitCode;
  }
};
