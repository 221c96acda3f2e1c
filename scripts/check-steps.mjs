// What every change must pass before a browser is needed. A step that found nothing to check fails: a green tick over
// nothing is how a house rots.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { quickFolder } from './quick-folder.mjs';
import { runNodeAloud, runNodeBeside } from './run-node.mjs';

const fewestFiles = 50;
const passed = undefined;
const failedUnless = (code) => (code === 0 ? passed : 'failed');

/** The files a project really covers, as a compiler sees them. */
const filesOf = (project) => ts.parseJsonConfigFileContent(ts.readConfigFile(project, ts.sys.readFile).config, ts.sys, '.').fileNames;

/**
 * By the compiler that is written in Go; the lint reads with the one in JavaScript, and both read the same language. One
 * checker, since others run beside it: several would each work out again what the types of the packages are.
 */
const types = (project, fewest) => async (say) => {
  const files = filesOf(project).length;
  if (files < fewest) return `${project} covers ${files} files`;
  const { code, said } = await runNodeBeside(['node_modules/typescript-7/bin/tsc', '--noEmit', '--incremental', 'false', '--checkers', '1', '-p', project]);
  say(said);
  return failedUnless(code);
};

const lint = async (say) => {
  const eslint = new ESLint();
  const results = await eslint.lintFiles(['.']);
  const sources = results.filter(({ filePath }) => /\.tsx?$/.test(filePath)).length;
  say(await (await eslint.loadFormatter('stylish')).format(results));
  if (sources < fewestFiles) return `only ${sources} files were looked at`;
  return results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0) ? 'failed' : passed;
};

const secondLint = async (say) => {
  const { code, said } = await runNodeBeside(['node_modules/oxlint/bin/oxlint', '--deny-warnings']);
  const files = Number(/ on (\d+) files/.exec(said)?.[1] ?? 0);
  if (code !== 0) say(said);
  return files < fewestFiles ? `only ${files} files were looked at` : failedUnless(code);
};

const unusedCode = async (say) => {
  const { code, said } = await runNodeBeside(['node_modules/knip/bin/knip.js']);
  say(said);
  return failedUnless(code);
};

/**
 * Vitest fails by itself where a project has no test at all. Its code of exit is not taken at its word: a package that was
 * loaded with the tests once ended the process with 0 although some had failed. What the run wrote down must say so too.
 */
const testsBy = (run) => (...projects) => async (say) => {
  const folder = quickFolder();
  const told = path.join(folder, 'outcome.json');
  try {
    const code = await run(['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${told}`, ...projects.flatMap((project) => ['--project', project])], { env: { ...process.env, TMPDIR: folder } }, say);
    if (!existsSync(told)) return 'it ended before it could write down how';
    const { success, testResults } = JSON.parse(readFileSync(told, 'utf8'));
    for (const title of secondTries(testResults)) say(`⚠ passed only when it was tried again: ${title}`);
    const failed = failures(testResults);
    if (failed.length > 0) return `failed\n${failed.map((line) => `  ${line}`).join('\n')}`;
    return success === true && code === 0 ? passed : 'no test failed, yet the run did: see what it printed';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Says at once how each file ended. */
export const tests = testsBy(runNodeAloud);

/** Says it when all have ended, for others run beside. */
export const testsBeside = testsBy(async (args, options, say) => {
  const { code, said } = await runNodeBeside(args, options);
  say(said);
  return code;
});

/** A test that passed after it had failed is told, never passed over: the next time it may be a person who meets it. */
const secondTries = (files) => files.flatMap(({ assertionResults }) => assertionResults).filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0).map(inALine);

/** A line for each test that failed, and for each file whose tests never began. */
const failures = (files) =>
  files.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').map(inALine);
    return status === 'failed' && tests.length === 0 ? [inALine({ fullName: path.relative('.', name), failureMessages: [message] })] : tests;
  });

const inALine = ({ fullName, failureMessages: [first = ''] }) => `${fullName}: ${first.split('\n', 1)[0]}`;

/** Builds what is older than what it is made of. */
export const building = async (say) => {
  const { code, said } = await runNodeBeside(['scripts/build.mjs', '--stale']);
  say(said);
  return failedUnless(code);
};

/** `besideLint`, `besideUnit`: what goes on beside the first of them, and beside the tests of units. */
export const checkSteps = ({ besideLint = {}, besideUnit = {} } = {}) => ({
  'without running the product': {
    'lint and import plan': lint,
    ...besideLint,
    'unused code': unusedCode,
    'screen tests': testsBeside('screen'),
    types: types('tsconfig.json', fewestFiles),
    'types of the pure rooms': types('tsconfig.pure.json', 20),
    ...(existsSync('src/app/service-worker.ts') ? { 'types of the service worker': types('tsconfig.worker.json', 1) } : {}),
    'second lint': secondLint,
  },
  'the parts': { ...besideUnit, 'unit tests, messages among them': tests('unit') },
});
