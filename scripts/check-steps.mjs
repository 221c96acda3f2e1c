// What every change must pass before a browser is needed. A step that found nothing to check fails: a green tick over
// nothing is how a house rots.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { runNode } from './run-node.mjs';

const fewestFiles = 50;
const passed = undefined;
const failedUnless = (code) => (code === 0 ? passed : 'failed');

/** The files a project really covers, as its compiler sees them. */
const filesOf = (project) => ts.parseJsonConfigFileContent(ts.readConfigFile(project, ts.sys.readFile).config, ts.sys, '.').fileNames;

const types = (project, fewest) => () => {
  const files = filesOf(project).length;
  if (files < fewest) return `${project} covers ${files} files`;
  return failedUnless(runNode(['node_modules/typescript/bin/tsc', '--noEmit', '-p', project]));
};

const lint = async () => {
  const eslint = new ESLint();
  const results = await eslint.lintFiles(['.']);
  const sources = results.filter(({ filePath }) => /\.tsx?$/.test(filePath)).length;
  const text = await (await eslint.loadFormatter('stylish')).format(results);
  if (text) console.log(text);
  if (sources < fewestFiles) return `only ${sources} files were looked at`;
  return results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0) ? 'failed' : passed;
};

const secondLint = () => {
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', '--deny-warnings'], { encoding: 'utf8' });
  const files = Number(/ on (\d+) files/.exec(stdout)?.[1] ?? 0);
  if (status !== 0) console.log(stdout);
  return files < fewestFiles ? `only ${files} files were looked at` : failedUnless(status);
};

const unusedCode = () => failedUnless(runNode(['node_modules/knip/bin/knip.js']));

/**
 * Vitest fails by itself where a project has no test at all. Its code of exit is not taken at its word: a package that was
 * loaded with the tests once ended the process with 0 although some had failed. What the run wrote down must say so too.
 */
export const tests = (...projects) => () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-tests-'));
  const told = path.join(folder, 'outcome.json');
  try {
    const code = runNode(['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${told}`, ...projects.flatMap((project) => ['--project', project])]);
    if (!existsSync(told)) return 'failed';
    const { success, testResults } = JSON.parse(readFileSync(told, 'utf8'));
    for (const title of secondTries(testResults)) console.log(`⚠ passed only when it was tried again: ${title}`);
    return success === true ? failedUnless(code) : 'failed';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A test that passed after it had failed is told, never passed over: the next time it may be a person who meets it. */
const secondTries = (files) => files.flatMap(({ assertionResults }) => assertionResults).filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0).map(({ fullName, failureMessages: [first = ''] }) => `${fullName}: ${first.split('\n', 1)[0]}`);

export const checkSteps = {
  types: types('tsconfig.json', fewestFiles),
  'types of the pure rooms': types('tsconfig.pure.json', 20),
  ...(existsSync('src/app/service-worker.ts') ? { 'types of the service worker': types('tsconfig.worker.json', 1) } : {}),
  'lint and import plan': lint,
  'second lint': secondLint,
  'unused code': unusedCode,
  'unit tests, messages among them': tests('unit'),
  'screen tests': tests('screen'),
};
