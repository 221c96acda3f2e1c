/** `npm run restore -- FILE [--replace]`, or `-- --continue` for one that was cut. */
import { parseArgs } from 'node:util';
import { refuseElsewhere } from '../backup/elsewhere';
import { continueRestore, restoreBackup } from '../backup/restore-backup';
import { runCommand } from '../run-command';

const usage = `npm run restore -- FILE [--replace]
npm run restore -- --continue
  FILE        what npm run backup made
  --replace   put what is in the data directory aside, and the backup in its place
  --continue  finish a restore that was cut before its end`;

await runCommand(async (config, words) => {
  const { dataDir } = config;
  const given = understood(words);
  if (!given) return say(usage, 2);
  refuseElsewhere(config, 'restore');
  if (given.file === undefined) {
    const continued = await continueRestore(dataDir);
    return continued ? say(['The restore that was cut has ended.', ...whereAside(continued.aside)].join('\n'), 0) : say(`No restore into ${dataDir} was cut.`, 2);
  }
  const { manifest, epochs, aside } = await restoreBackup({ dataDir, file: given.file, replace: given.replace, now: Date.now() });
  const lines = [
    `${dataDir} is as it was on ${manifest.madeAt}.`,
    ...epochs.map(({ plan, head }) => `  ${plan}, up to change ${head}, in a new epoch: each device sends by itself what it has and this lacks`),
    'Passwords and sessions are those of that moment too.',
    ...whereAside(aside),
  ];
  return say(lines.join('\n'), 0);
});

function understood(words: readonly string[]): { readonly file: string | undefined; readonly replace: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: { replace: { type: 'boolean' }, continue: { type: 'boolean' } }, allowPositionals: true });
    const [file] = positionals;
    const fits = values.continue ? positionals.length === 0 && !values.replace : positionals.length === 1;
    return fits ? { file, replace: values.replace === true } : undefined;
  } catch {
    return undefined;
  }
}

function whereAside(aside: string | undefined): readonly string[] {
  return aside === undefined ? [] : [`What was there before is kept in ${aside}: remove it when it is not needed any more.`];
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
