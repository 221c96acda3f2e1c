/** `npm run seed` */
import { readConfig } from '../config';
import { seedDemonstration, seedText } from '../seed-demonstration';

const config = readConfig(process.env);
if (config.accepted) {
  const loaded = await seedDemonstration(config.value);
  console.log(seedText(loaded).join('\n'));
  process.exitCode = loaded.state === 'foreign' ? 1 : 0;
} else {
  console.error(['The configuration cannot be used (docs/configuration.md):', ...config.refusal].join('\n  '));
  process.exitCode = 2;
}
