/** Both servers under measurement in a process of their own: told what to seed, it says where it serves, and what it has cost so far. */
import { startBenchServer, type Seeding } from './bench-server';

process.once('message', (seeding: Seeding) => void serve(seeding));

const serve = async (seeding: Seeding): Promise<void> => {
  const server = await startBenchServer(seeding);
  process.on('message', (asked) => {
    if (asked === 'cost') process.send?.(process.cpuUsage());
    else void server.stop().then(() => process.exit());
  });
  process.send?.(server.url);
};
