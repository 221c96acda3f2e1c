/** `npm run after-restore`: for a database that was put back by other means than `npm run restore`, with the server stopped. */
import { randomBytes } from 'node:crypto';
import { openKept } from '../kept';
import { runCommand } from '../run-command';
import { startEpochs } from '../start-epochs';

await runCommand(async (config) => {
  const { store, close } = await openKept({ config, use: 'alone', now: Date.now() });
  for (const { plan } of await startEpochs(store, (bytes) => randomBytes(bytes))) console.log(`${plan}: a new epoch has begun`);
  await close();
  return 0;
});
