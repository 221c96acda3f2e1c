/**
 * The parts of former releases of the app. A page that was opened before a release still asks for its own parts, also days
 * later: each is kept in the data directory from the first start that serves it until 30 days after the first that does not.
 *
 * Their names say what they hold, so the parts that two releases share are kept once.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** In the data directory; no backup needs it. */
export const releasedFolder = 'released-app';

const keptMs = 30 * 86_400_000;
const retiredFile = 'retired.json';

/** When the parts that are served no more were missed for the first time, in ms since 1970. */
type Retired = Readonly<Record<string, number>>;

interface Releasing {
  /** Where the build put the app. */
  readonly appDir: string;
  readonly dataDir: string;
  readonly now: number;
}

/** Keeps what is served now, forgets what has been gone for too long. Returns the folder to serve beneath the build. Throws what the disk says. */
export const keepReleasedAssets = ({ appDir, dataDir, now }: Releasing): string => {
  const folder = path.join(dataDir, releasedFolder);
  const [from, to] = [path.join(appDir, 'assets'), path.join(folder, 'assets')];
  const served = new Set(namesIn(from));
  // While developing nothing is built: that is no release, and retires nothing.
  if (served.size === 0) return folder;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const kept = new Set(namesIn(to));
  for (const name of served) if (!kept.has(name)) copyWhole(path.join(from, name), path.join(to, name));
  const before = readRetired(folder);
  const retired = Object.fromEntries([...kept].filter((name) => !served.has(name)).map((name) => [name, before[name] ?? now]));
  for (const [name, at] of Object.entries(retired)) if (now - at > keptMs) rmSync(path.join(to, name));
  writeWhole(path.join(folder, retiredFile), JSON.stringify(Object.fromEntries(Object.entries(retired).filter(([, at]) => now - at <= keptMs)), null, 2));
  return folder;
};

/** A start that was killed leaves no half of a part under its name. */
const unfinished = '.unfinished';

const namesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() && !entry.name.endsWith(unfinished) ? [entry.name] : [])) : [];

const copyWhole = (from: string, to: string): void => {
  copyFileSync(from, to + unfinished);
  renameSync(to + unfinished, to);
};

const writeWhole = (file: string, text: string): void => {
  writeFileSync(file + unfinished, text);
  renameSync(file + unfinished, file);
};

/** What cannot be read counts as nothing: then the 30 days begin anew. */
const readRetired = (folder: string): Retired => {
  try {
    return v.parse(v.record(v.string(), v.number()), JSON.parse(readFileSync(path.join(folder, retiredFile), 'utf8')));
  } catch {
    return {};
  }
};
