// Where tests keep what lives for moments. Hundreds of small databases that each wait for a disk take long; where the machine
// has memory to spare they are kept there. No test asks whether a disk keeps its promise: those that tell of power cuts
// watch what is written (test/proofs/disk).
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const inMemory = '/dev/shm';
const prefix = 'bitacora-tests-';
const plenty = 4 * 1024 ** 3;

/** A folder of this process; whoever asks for it removes it. */
export const quickFolder = () => {
  if (hasPlenty()) {
    removeOrphans();
    const folder = made(inMemory);
    if (runsPrograms(folder)) return folder;
    rmSync(folder, { recursive: true });
  }
  return made(os.tmpdir());
};

const hasPlenty = () => {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > plenty && os.freemem() > 2 * plenty;
  } catch {
    return false;
  }
};

/** PostgreSQL, which does not run as root, must find its way through. */
const made = (place) => {
  const folder = mkdtempSync(path.join(place, `${prefix}${process.pid}-`));
  chmodSync(folder, 0o755);
  return folder;
};

/** Containers often allow no program there, and a test makes one of its own. */
const runsPrograms = (folder) => {
  const program = path.join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  return spawnSync(program).status === 0;
};

/** What a run that was killed left behind. */
const removeOrphans = () => {
  for (const name of readdirSync(inMemory).filter((each) => each.startsWith(prefix)))
    if (!isAlive(Number.parseInt(name.slice(prefix.length), 10))) rmSync(path.join(inMemory, name), { recursive: true, force: true });
};

const isAlive = (process_) => {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
};
