/** A folder for what the stories of one run share; it is gone when the run ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly folderOfRun: string;
  }
}

const setUp = ({ provide }: TestProject): (() => void) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-run-'));
  provide('folderOfRun', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};

export default setUp;
