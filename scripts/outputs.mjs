// What the build makes, from what, and whether it is still true. A stamp is written after everything else of an output,
// so a build that was cut counts as none.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packFiles } from './pack-files.mjs';
import { runNodeOrExit } from './run-node.mjs';

const vite = 'node_modules/vite/bin/vite.js';
const everywhere = ['package.json', 'package-lock.json', 'src', 'scripts/outputs.mjs'];

const outputs = [
  {
    name: 'app',
    stamp: 'dist/app/.built',
    madeOf: [...everywhere, 'index.html', 'rescue', 'public', 'vite.config.ts', 'vite.rescue.config.ts', 'scripts/modern-packages.mjs'],
    build: async () => {
      for (const mode of ['production', 'start', 'glance']) runNodeOrExit([vite, 'build', '--config', 'vite.rescue.config.ts', '--mode', mode, '--logLevel', 'warn']);
      runNodeOrExit([vite, 'build', '--logLevel', 'warn']);
      await packFiles('dist/app');
    },
  },
  {
    name: 'site',
    stamp: 'dist/site/.built',
    madeOf: [...everywhere, 'vite.site.config.ts'],
    build: async () => {
      runNodeOrExit([vite, 'build', '--config', 'vite.site.config.ts', '--logLevel', 'warn']);
      await packFiles('dist/site');
    },
  },
  {
    name: 'server',
    stamp: 'dist-server/.built',
    madeOf: [...everywhere, 'sync-server', 'vite.server.config.ts'],
    build: async () => runNodeOrExit([vite, 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn']),
  },
];

/** Builds every output, or those that are older than what they are made of. `only` names the ones that matter. */
export const build = async ({ onlyStale, only = outputs.map(({ name }) => name) }) => {
  for (const output of outputs) {
    if (!only.includes(output.name) || (onlyStale && !isStale(output))) continue;
    const began = Date.now();
    await output.build();
    writeFileSync(output.stamp, '');
    console.log(`built the ${output.name} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
};

const isStale = ({ stamp, madeOf }) => !existsSync(stamp) || madeOf.some((place) => newest(place) > statSync(stamp).mtimeMs);

/** The latest change at a place, removals included: they touch their folder. Tests are no part of an output. */
const newest = (place) => {
  if (!existsSync(place) || /\.test\.tsx?$/.test(place)) return 0;
  const found = statSync(place);
  return found.isDirectory() ? Math.max(found.mtimeMs, ...readdirSync(place).map((name) => newest(path.join(place, name)))) : found.mtimeMs;
};
