/**
 * A long proof, and first the control that must fail.
 *
 *   npm run prove -- kills [--kills 1000] [--clients 8] [--seed 1]
 *   npm run prove -- power-cut [--states 12000] [--seed 1]
 *   npm run prove -- disk-errors
 *   npm run prove -- weather [--seeds 200] [--words 20] [--seed 1]
 *   npm run prove -- browsers
 *   npm run prove -- uploads [--cuts 1000] [--megabytes 20] [--seed 1]
 *   npm run prove -- hostile-files [--files 2000] [--seed 1]
 *   npm run prove -- minutes [--seeds 500] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { engines, isAvailable, tellStory } from './browsers';
import { failDisk, type Failed, type Failing } from './disk-errors';
import { killServer, type Killed } from './kills';
import { sendHostileFiles, type Hostile } from './hostile-files';
import { cutPower, type Cut, type Cutting } from './power-cut';
import { cutUploads, type Cut as CutUploads } from './uploads';
import { walkMinutes } from '../walks/minutes-walk';
import { underWeather, type Weathered } from './weather';

const number = (fallback: number) => ({ type: 'string', default: String(fallback) }) as const;
const { values, positionals } = parseArgs({ options: { kills: number(1000), clients: number(8), seed: number(1), states: number(12_000), seeds: { type: 'string' }, words: number(20), cuts: number(1000), megabytes: number(20), files: number(2000) }, allowPositionals: true });

const percentile = (ascending: readonly number[], share: number): string => `${(ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? NaN).toFixed(0)} ms`;

const told = ({ kills, written, lost, doubled, missing, restartsMs }: Killed): string =>
  `${kills} kills, ${written} changes written: ${lost} acknowledged and lost, ${doubled} doubled, ${missing} missing in the end; restart p50 ${percentile(restartsMs, 0.5)}, p99 ${percentile(restartsMs, 0.99)}`;

const proveKills = async (): Promise<boolean> => {
  const { kills, clients, seed } = { kills: Number(values.kills), clients: Number(values.clients), seed: Number(values.seed) };
  const began = performance.now();
  const control = await killServer({ kills: 40, clients, seed, control: true, untilLost: true });
  console.log(`control, which answers before it commits: ${told(control)}`);
  const killed = await killServer({ kills, clients, seed });
  console.log(`seed ${seed}, ${clients} clients, ${((performance.now() - began) / 60_000).toFixed(1)} min: ${told(killed)}`);
  if (control.lost === 0) console.log('The control lost nothing: this run proves nothing.');
  return control.lost > 0 && killed.lost + killed.doubled + killed.missing === 0;
};

const toldOfCuts = ({ states, different, moments, acknowledged, losing, broken }: Cut): string =>
  `${states} states (${different} different) at ${moments} moments of ${acknowledged} answers: ${losing} lack what was acknowledged, ${broken.length} are damaged${broken[0] ? `, the first ${broken[0]}` : ''}`;

/** Of one recording there are this many states, at most. */
const statesOfRecording = 1000;

const provePowerCut = async (): Promise<boolean> => {
  const [states, seed] = [Number(values.states), Number(values.seed)];
  const began = performance.now();
  const control = async (fault: NonNullable<Cutting['control']>): Promise<Cut> => {
    const cut = await cutPower({ states: 200, seed, control: fault });
    console.log(`control, ${fault}: ${toldOfCuts(cut)}`);
    return cut;
  };
  const [unsynced, lying] = [await control('unsynced'), await control('lying-disk')];
  let whole = true;
  for (let recording = 0; recording * statesOfRecording < states; recording += 1) {
    const cut = await cutPower({ states: Math.min(statesOfRecording, states - recording * statesOfRecording), seed: seed + recording });
    console.log(`seed ${seed + recording}, ${((performance.now() - began) / 60_000).toFixed(1)} min: ${toldOfCuts(cut)}`);
    whole &&= cut.losing === 0 && cut.broken.length === 0;
  }
  if (unsynced.losing === 0 || lying.broken.length === 0) console.log('A control came away whole: this run proves nothing.');
  return whole && unsynced.losing > 0 && lying.broken.length > 0;
};

const toldOfErrors = ({ failures, failedSyncs, stopped, refused, lost, doubled, missing, wrong }: Failed): string =>
  [`${failures} failures (${failedSyncs} of syncs), the server stopped at ${stopped} and refused at ${refused}: ${lost} acknowledged and lost, ${doubled} doubled, ${missing} missing in the end`, ...wrong].join('\n  ');

const proveDiskErrors = async (): Promise<boolean> => {
  const began = performance.now();
  const fail = async (name: string, failing: Failing): Promise<Failed> => {
    const failed = await failDisk(failing);
    console.log(`${name}, ${((performance.now() - began) / 60_000).toFixed(1)} min: ${toldOfErrors(failed)}`);
    return failed;
  };
  let whole = true;
  for (const control of ['answers-before-commit', 'trusts-the-log'] as const) {
    const { lost } = await fail(`control, ${control}`, { error: 'EIO', every: 'sync', control });
    if (lost === 0) console.log('The control lost nothing: this run proves nothing.');
    whole &&= lost > 0;
  }
  for (const error of ['EIO', 'ENOSPC'] as const)
    for (const during of ['exchange', 'sign-in'] as const)
      for (const every of ['sync', 1] as const) {
        const { lost, doubled, missing, wrong } = await fail(`${error}, ${during}, ${every === 1 ? 'every write and sync' : 'every sync'}`, { error, during, every });
        whole &&= lost + doubled + missing + wrong.length === 0;
      }
  return whole;
};

const weathered = ({ written, exchanges, missing, doubled, differing, met }: Weathered): string =>
  `${written} words in ${exchanges} exchanges (${[...met].map(([kind, times]) => `${kind} ${times}`).join(', ')}): ${missing} missing, ${doubled} doubled, tablets that differed after seeds [${differing.join(', ')}]`;

const proveWeather = async (): Promise<boolean> => {
  const { firstSeed, seeds, words } = { firstSeed: Number(values.seed), seeds: Number(values.seeds ?? 200), words: Number(values.words) };
  const began = performance.now();
  const otherIds = await underWeather({ firstSeed, seeds: 3, words, control: 'other-id-each-time' });
  console.log(`control, another id each time: ${weathered(otherIds)}`);
  const portals = await underWeather({ firstSeed, seeds: 3, words, control: 'believes-portals' });
  console.log(`control, believes portals: ${weathered(portals)}`);
  const all = await underWeather({ firstSeed, seeds, words });
  console.log(`seeds ${firstSeed}–${firstSeed + seeds - 1}, ${((performance.now() - began) / 60_000).toFixed(1)} min: ${weathered(all)}`);
  const areSeen = otherIds.doubled > 0 && portals.missing > 0;
  if (!areSeen) console.log('A control was not seen: this run proves nothing.');
  return areSeen && all.missing + all.doubled + all.differing.length === 0;
};

/** An engine that is not here and cannot be installed proves nothing, and says so. */
const proveBrowsers = async (): Promise<boolean> => {
  let whole = true;
  for (const engine of engines) {
    if (!isAvailable(engine)) {
      console.log(`${engine.name}: not available here (on Debian: apt-get install ${engine.packages.join(' ')})`);
      continue;
    }
    const began = performance.now();
    try {
      const { version, arrived } = await tellStory(engine);
      console.log(`${version}, ${((performance.now() - began) / 1000).toFixed(0)} s: installed, opened without the server, kept over a restart, sent: the check-in arrived ${arrived} time(s)`);
      whole &&= arrived === 1;
    } catch (error) {
      console.log(`${engine.name}: ${String(error)}`);
      whole = false;
    }
  }
  return whole;
};

const toldOfUploads = ({ files, cuts, wrong, refused, resent }: CutUploads): string => `${files} files, ${cuts} cuts: ${wrong} wrong in the end, ${refused} damaged on the way and refused, ${(resent * 100).toFixed(2)} % sent twice`;

const resentAtMost = 0.03;

const proveUploads = async (): Promise<boolean> => {
  const { cuts, bytes, seed } = { cuts: Number(values.cuts), bytes: Number(values.megabytes) * 1024 * 1024, seed: Number(values.seed) };
  const began = performance.now();
  const anew = await cutUploads({ cuts: 5, bytes, seed, control: 'begins-anew' });
  console.log(`control, a client that begins anew: ${toldOfUploads(anew)}`);
  const believing = await cutUploads({ cuts: 5, bytes, seed, control: 'believes' });
  console.log(`control, a server that does not hash, over a line that damages: ${toldOfUploads(believing)}`);
  const all = await cutUploads({ cuts, bytes, seed });
  console.log(`seed ${seed}, ${values.megabytes} MB each, ${((performance.now() - began) / 60_000).toFixed(1)} min: ${toldOfUploads(all)}`);
  const areSeen = anew.resent > resentAtMost && believing.wrong > 0;
  if (!areSeen) console.log('A control was not seen: this run proves nothing.');
  return areSeen && all.wrong === 0 && all.cuts === cuts && all.resent <= resentAtMost;
};

const toldOfHostile = ({ files, taken, refused, failed, active, unwell }: Hostile): string => `${files} files: ${taken} taken, ${refused} refused; ${failed} answered with a failure, ${active} served as something that acts, the server unwell ${unwell} times`;

const proveHostileFiles = async (): Promise<boolean> => {
  const { files, seed } = { files: Number(values.files), seed: Number(values.seed) };
  const began = performance.now();
  const control = await sendHostileFiles({ files: 60, seed, control: true });
  console.log(`control, a door that serves what came as what it was said to be: ${toldOfHostile(control)}`);
  const all = await sendHostileFiles({ files, seed });
  console.log(`seed ${seed}, ${((performance.now() - began) / 60_000).toFixed(1)} min: ${toldOfHostile(all)}`);
  if (control.active === 0) console.log('The control was not seen: this run proves nothing.');
  return control.active > 0 && all.failed + all.active + all.unwell === 0;
};

/** Three writers, 300 acts each. The control reads the text alone, without what is found of words that went down with a paragraph. */
const proveMinutes = async (): Promise<boolean> => {
  const { firstSeed, seeds } = { firstSeed: Number(values.seed), seeds: Number(values.seeds ?? 500) };
  const began = performance.now();
  const sum = { written: 0, deleted: 0, missing: 0, rescued: 0, refused: 0 };
  const broken: number[] = [];
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const { written, deleted, missing, rescued, refused, apart } = await walkMinutes(seed);
    for (const [name, more] of Object.entries({ written, deleted, missing: missing.length, rescued, refused })) sum[name as keyof typeof sum] += more;
    if (missing.length + apart.length > 0) broken.push(seed);
  }
  console.log(`control, which reads the text alone: ${sum.rescued} words missing`);
  console.log(`seeds ${firstSeed}–${firstSeed + seeds - 1}, ${((performance.now() - began) / 60_000).toFixed(1)} min: ${sum.written} words written by three, ${sum.deleted} deleted by somebody, ${sum.refused} updates refused: ${sum.missing} words missing, broken seeds [${broken.join(', ')}]`);
  if (sum.rescued === 0) console.log('The control lost nothing: this run proves nothing.');
  return sum.rescued > 0 && broken.length === 0;
};

const proofs: Readonly<Record<string, () => Promise<boolean>>> = { kills: proveKills, 'power-cut': provePowerCut, 'disk-errors': proveDiskErrors, weather: proveWeather, browsers: proveBrowsers, uploads: proveUploads, 'hostile-files': proveHostileFiles, minutes: proveMinutes };

const proof = proofs[positionals[0] ?? ''];
if (!proof) {
  console.error(`npm run prove -- ${Object.keys(proofs).join(' | ')}`);
  process.exit(2);
}
process.exit((await proof()) ? 0 : 1);
