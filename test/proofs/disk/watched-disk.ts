/** A process whose disk is watched, and made to fail where a proof says so: a small library in C, compiled when it is needed. Linux only. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const isWatchable = process.platform === 'linux';

/** What reached the disk, or would have. `offset` is where a write begins, or the length after a truncation. */
export interface DiskStep {
  readonly kind: 'write' | 'truncate' | 'sync' | 'create' | 'remove';
  /** The call was made to fail. */
  readonly failed: boolean;
  /** Inside the folder; the folder itself is `.`. */
  readonly name: string;
  readonly offset: number;
  readonly bytes: Buffer;
}

export interface Watching {
  readonly folder: string;
  readonly log: string;
  /** A file that is written to say which call fails next, as `K ERRNO`. */
  readonly fault?: string;
}

/** The environment of a process that is watched. Throws where there is no C compiler and none could be installed. */
export const watchedEnvironment = ({ folder, log, fault }: Watching): NodeJS.ProcessEnv => ({
  ...process.env,
  LD_PRELOAD: library(),
  DISK_FOLDER: folder,
  DISK_LOG: log,
  ...(fault === undefined ? {} : { DISK_FAULT: fault }),
});

/** Where many small files are made and thrown away: memory, where there is some. */
export const quickFolder = (name: string): string => mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `bitacora-${name}-`));

let compiled: string | undefined;

const library = (): string => {
  if (compiled) return compiled;
  if (!isWatchable) throw new Error(`the disk of a process is watched on Linux only, and this is ${process.platform}`);
  const made = path.join(mkdtempSync(path.join(tmpdir(), 'bitacora-watched-disk-')), 'watched-disk.so');
  const { status, stderr } = spawnSync(compiler(), ['-shared', '-fPIC', '-O2', '-o', made, 'test/proofs/disk/watched-disk.c', '-ldl'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the watched disk could not be compiled: ${stderr}`);
  return (compiled = made);
};

const compiler = (): string => {
  const found = findCompiler();
  if (found) return found;
  if (process.getuid?.() === 0)
    for (const words of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'gcc', 'libc6-dev']]) run('apt-get', words);
  const installed = findCompiler();
  if (!installed) throw new Error('A C compiler is needed to watch the disk, and none could be installed. Install gcc or clang (Debian: apt-get install gcc libc6-dev).');
  return installed;
};

const run = (command: string, words: readonly string[]): unknown => spawnSync(command, words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });

const findCompiler = (): string | undefined => ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);

const kinds = { W: 'write', T: 'truncate', S: 'sync', C: 'create', U: 'remove' } as const;
const fixed = 15;

/** What was written down so far; a record that is still being written is left out. */
export const readDiskLog = (log: string): readonly DiskStep[] => {
  const all = existsSync(log) ? readFileSync(log) : Buffer.alloc(0);
  const steps: DiskStep[] = [];
  for (let at = 0; at + fixed <= all.length; ) {
    const letter = String.fromCharCode(all[at] ?? 0);
    const nameEnd = at + fixed + all.readUInt16LE(at + 1);
    const end = nameEnd + all.readUInt32LE(at + 11);
    if (end > all.length) break;
    const kind = kinds[letter.toUpperCase() as keyof typeof kinds];
    steps.push({ kind, failed: letter !== letter.toUpperCase(), name: all.toString('utf8', at + fixed, nameEnd), offset: Number(all.readBigUInt64LE(at + 3)), bytes: all.subarray(nameEnd, end) });
    at = end;
  }
  return steps;
};
