/** `npm run backup -- [FILE]` */
import path from 'node:path';
import { refuseElsewhere } from '../backup/elsewhere';
import { makeBackup } from '../backup/make-backup';
import { runCommand } from '../run-command';
import { version } from '../version';

const usage = 'npm run backup -- [FILE]\n  FILE  a new file; without it, one named by the moment in ./backups';

await runCommand(async (config, words) => {
  const [given, ...more] = words;
  if (more.length > 0 || given?.startsWith('-')) {
    console.error(usage);
    return 2;
  }
  refuseElsewhere(config, 'backup');
  const now = Date.now();
  const file = given ?? path.join('backups', `bitacora-${new Date(now).toISOString().replaceAll(':', '-').replace(/\.\d+/, '')}.tar.gz`);
  const { plans, files } = await makeBackup({ dataDir: config.dataDir, file, app: version, now });
  console.log([`${file}: ${files.length} files, read back and checked`, ...plans.map(({ plan, head }) => `  ${plan}, up to change ${head}`)].join('\n'));
  return 0;
});
