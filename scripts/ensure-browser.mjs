// Finds a browser of the Chromium family or installs one. `node scripts/ensure-browser.mjs` prints where it is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const onPath = (name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));

/** The same engine without windows, tabs and menus that nobody sees: a third less work for the machine. */
const withoutWindows = () => onPath('chromium-headless-shell');

const candidates = () => [
  process.env.CHROME_PATH,
  withoutWindows(),
  chromium.executablePath(),
  ...(byPlatform[process.platform]?.() ?? []),
  ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'microsoft-edge-stable'].map(onPath),
];

const byPlatform = {
  darwin: () =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((app) => ['/Applications', path.join(os.homedir(), 'Applications')].map((root) => `${root}/${app}.app/Contents/MacOS/${app}`)),
  win32: () =>
    [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((root) => ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe'].map((file) => path.join(root, file))),
};

const find = () => candidates().find((file) => file && existsSync(file));

const run = (command, args, ms) => spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: ms, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

const isRootOnDebian = () => process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== undefined;

const byApt = () => {
  run('apt-get', ['update', '-qq'], 120_000);
  return ['chromium-headless-shell', 'chromium'].some((name) => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], 400_000));
};
const byPlaywright = () => run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', ...(isRootOnDebian() ? ['--with-deps'] : []), 'chromium-headless-shell'], 300_000);

/** As root on Debian the distribution's package comes first: it is there where nothing but a package mirror can be reached. */
export const ensureBrowser = () => {
  const found = find();
  if (found) return found;
  for (const install of isRootOnDebian() ? [byApt, byPlaywright] : [byPlaywright]) {
    install();
    const installed = find();
    if (installed) return installed;
  }
  throw new Error('There is no Chromium here and none could be installed. Install Chrome, Chromium or Edge, or say where one is with CHROME_PATH.');
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(ensureBrowser());
