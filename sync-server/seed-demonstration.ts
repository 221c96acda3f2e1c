/** Loads the demonstration into a data directory on request; a server loads it by itself only into an empty one. */
import { dayAt } from '../src/domain/day';
import type { Config } from './config';
import { openContainer, planTimeZone } from './container';
import { keepDemonstrationFiles } from './keep-demonstration-files';
import type { DemonstrationLoaded } from './modules/plans/demonstration';
import { openBlobStore } from './open-evidence';
import { loadDemonstration } from './plans/load-demonstration';
import { planWriterOf } from './write-plans';

/** Opens the data directory, loads the demonstration once and closes it again. Rejects with what the disk says. */
export const seedDemonstration = async (config: Config, now: () => number = Date.now): Promise<DemonstrationLoaded> => {
  // Opened without `demo`: the container would load it by itself, and nobody could say whether it was there before.
  const { store, random, accounts, close } = await openContainer({ config: { ...config, demo: false }, now });
  try {
    const writer = planWriterOf({ store, by: 'demonstration', now, random });
    await keepDemonstrationFiles(openBlobStore(config));
    return await loadDemonstration({ writer, makeAccount: accounts.demo.makeAccount, today: dayAt(now(), planTimeZone) });
  } finally {
    await close();
  }
};

const told: Readonly<Record<DemonstrationLoaded['state'], string>> = {
  loaded: 'The demonstration plan is loaded.',
  'already-there': 'The demonstration plan is there already; nothing was changed.',
  foreign: 'A plan of this name is there without demonstration data; nothing invented was put beside it. Choose another DATA_DIR.',
};

/** What happened, in lines; the names are invented. */
export const seedText = ({ state, plan, people }: DemonstrationLoaded): readonly string[] => [
  `${told[state]} (${plan})`,
  ...people.map(({ name, role }) => `  ${name}, ${role}`),
  ...(people.length > 0 ? ['They come in with one click on the sign-in page, while DEMO is on.'] : []),
];
