/** `npm run seed` */
import { runCommand } from '../run-command';
import { seedDemonstration, seedText } from '../seed-demonstration';

await runCommand(async (config) => {
  const loaded = await seedDemonstration(config);
  console.log(seedText(loaded).join('\n'));
  return loaded.state === 'foreign' ? 1 : 0;
});
