/**
 * The one story that every engine must be able to tell: the app is installed, the server stops, the app opens again and again,
 * a check-in and a half typed correction are kept, one word more is typed the moment before the page is left, the browser is
 * closed and opened, the server comes back, and the check-in is there once.
 *
 * What is seen of the server being gone is the control: a request of the page itself must fail while the app opens.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { aFreePort, startBuiltServer } from '../builders/built-server';
import type { OpenBrowser, OtherBrowser } from './browsers/browser';
import { firefox, openFirefox } from './browsers/firefox';
import { openWebKit } from './browsers/webkit';

export interface Engine {
  readonly name: string;
  readonly open: OpenBrowser;
  readonly packages: readonly string[];
  readonly isHere: () => boolean;
}

const works = (command: string, ...words: readonly string[]): boolean => spawnSync(command, words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

export const engines: readonly Engine[] = [
  { name: 'Firefox', open: openFirefox, packages: ['firefox-esr'], isHere: () => existsSync(firefox) },
  {
    name: 'WebKitGTK',
    open: openWebKit,
    packages: ['xvfb', 'xauth', 'python3-gi', 'gir1.2-webkit2-4.1'],
    isHere: () => works('xvfb-run', '--help') && works('/usr/bin/python3', '-c', "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"),
  },
];

/** True once the engine is here; as root on Debian its packages are installed. */
export const isAvailable = ({ isHere, packages }: Engine): boolean => {
  if (isHere()) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !works('apt-get', '--version')) return false;
  works('apt-get', 'update', '-qq');
  works('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages);
  return isHere();
};

export interface Told {
  readonly version: string;
  /** How often the check-in that was written without the server stands in its log; one is right. */
  readonly arrived: number;
}

const form = '/app/compromisos/arba0011/informes/2026-09-01';
const progress = 'Se hizo la tercera reunión, escrito sin internet.';
const halfTyped = 'Falta el acta de';
const lastWord = `${halfTyped} octubre`;

/** Rejects with the sentence of the story that did not come true. */
export const tellStory = async ({ open }: Engine): Promise<Told> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-browser-'));
  const [profile, dataDir] = [mkdtempSync(path.join(folder, 'profile-')), mkdtempSync(path.join(folder, 'data-'))];
  const port = await aFreePort();
  let server = await startBuiltServer({ dataDir, port });
  const { url } = server;
  let browser = await open(profile);
  try {
    await installs(browser, url);
    await server.kill();
    await opensWithoutServer(browser, url);
    await writes(browser);
    await typesAndLeaves(browser, url);
    await browser.close();
    browser = await open(profile);
    await keptBoth(browser, url);
    server = await startBuiltServer({ dataDir, port });
    await browser.go(`${url}/app/este-dispositivo`);
    await clicks(browser, 'button', 'Enviar ahora');
    await sees(browser, "texts('li').some((text) => text.startsWith('Informe de avance, ARBA0011') && text.includes('Confirmado'))");
    return { version: browser.version, arrived: arrivedIn(dataDir) };
  } finally {
    await browser.close().catch(() => undefined);
    await server.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

const installs = async (browser: OtherBrowser, url: string): Promise<void> => {
  await browser.go(`${url}/app/`);
  await clicks(browser, 'button', 'Lucía, punto focal');
  await sees(browser, "document.querySelector('nav') && document.querySelector('h1') && !/Preparando|Falta traer una parte/.test(document.body.innerText)");
  await sees(browser, "(await navigator.serviceWorker.ready).active?.state === 'activated'");
};

const opensWithoutServer = async (browser: OtherBrowser, url: string): Promise<void> => {
  await browser.go(`${url}/app/compromisos`);
  await sees(browser, "document.querySelectorAll('.crow').length > 0");
  await sees(browser, "await fetch('/api/health').then(() => false, () => true)");
  // Each page is left as soon as it stands there, in the middle of whatever it does.
  for (let times = 0; times < 4; times += 1)
    for (const page of ['este-dispositivo', '', 'compromisos']) {
      await browser.go(`${url}/app/${page}`);
      await sees(browser, "document.querySelector('#app h1')");
    }
  await browser.go(`${url}${form}`);
  await sees(browser, "/Informe de avance/.test(document.querySelector('h1')?.innerText ?? '')");
};

const writes = async (browser: OtherBrowser): Promise<void> => {
  for (const milestone of [3, 4, 5, 6]) await says(browser, milestone);
  await clicks(browser, 'button', 'Enviar el informe');
  await clicks(browser, 'button[aria-label="Corregir el hito 4"]', '');
  await sees(browser, "document.querySelector('form[aria-label=\"Corregir el hito 4\"] textarea')");
  await browser.run(`${inPage} type(document.querySelector('form[aria-label="Corregir el hito 4"] textarea'), ${JSON.stringify(halfTyped)});`);
  await sees(browser, "/Guardado en este dispositivo/.test(document.querySelector('form[aria-label=\"Corregir el hito 4\"]').innerText)");
};

const typesAndLeaves = async (browser: OtherBrowser, url: string): Promise<void> => {
  await browser.run(`${inPage} type(document.querySelector('form[aria-label="Corregir el hito 4"] textarea'), ${JSON.stringify(lastWord)});`);
  await browser.go(`${url}/app/compromisos`);
  await sees(browser, "document.querySelector('#app h1')");
};

const says = async (browser: OtherBrowser, milestone: number): Promise<void> => {
  await sees(browser, `part(${milestone})`);
  await browser.run(`${inPage} [...part(${milestone}).querySelectorAll('input[type=radio]')].find((each) => each.closest('label')?.innerText.includes('Sustancial') || document.querySelector('label[for="' + each.id + '"]')?.innerText.includes('Sustancial')).click();`);
  await sees(browser, `labelled(part(${milestone}), '¿Qué avanzó?')`);
  await browser.run(`${inPage} type(labelled(part(${milestone}), '¿Qué avanzó?'), ${JSON.stringify(progress)});`);
};

const keptBoth = async (browser: OtherBrowser, url: string): Promise<void> => {
  await browser.go(`${url}/app/este-dispositivo`);
  await sees(browser, "texts('li').some((text) => text.startsWith('Informe de avance, ARBA0011') && text.includes('Guardado en este dispositivo'))");
  await sees(browser, "texts('li').some((text) => text.startsWith('Corrección del informe'))");
  await browser.go(`${url}${form}`);
  await clicks(browser, 'button[aria-label="Corregir el hito 4"]', '');
  await sees(browser, `document.querySelector('form[aria-label="Corregir el hito 4"] textarea')?.value === ${JSON.stringify(lastWord)}`);
};

/** What the scripts below may call in the page. A field is typed into as the browser does it, so that the app hears of it. */
const inPage = `
  const texts = (selector) => [...document.querySelectorAll(selector)].map((each) => each.innerText.trim());
  const part = (number) => [...document.querySelectorAll('section.line')].find((each) => new RegExp('^' + number + '\\\\b').test(each.innerText.trim()));
  const labelled = (place, name) => [...place.querySelectorAll('label')].filter((each) => each.innerText.trim() === name).map((each) => document.getElementById(each.htmlFor))[0];
  const type = (field, text) => {
    field.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };`;

const patienceMs = 30_000;

/** Waits until the expression, which may await, is true in the page. */
const sees = async (browser: OtherBrowser, expression: string): Promise<void> => {
  const began = performance.now();
  for (;;) {
    // Between two pages there is nobody to ask.
    const isSo = await browser.run(`${inPage} return Boolean(${expression});`).catch((error: unknown) => String(error));
    if (isSo === true) return;
    if (performance.now() - began > patienceMs) throw new Error(`${browser.version} never saw: ${expression} (${String(isSo)}); the page said: ${String(await browser.run('return document.body.innerText.slice(0, 3000);').catch(String))}`);
    await pause(100);
  }
};

const clicks = async (browser: OtherBrowser, selector: string, text: string): Promise<void> => {
  const found = `[...document.querySelectorAll(${JSON.stringify(selector)})].find((each) => each.innerText.includes(${JSON.stringify(text)}))`;
  await sees(browser, found);
  await browser.run(`${found}.click();`);
};

const arrivedIn = (dataDir: string): number => {
  const database = new Sqlite(path.join(dataDir, 'bitacora.db'), { readonly: true });
  try {
    const bodies = database.prepare("select body from log_body join log using (plan, seq) where kind = 'check-in.submit'").pluck().all() as string[];
    return bodies.filter((body) => body.includes(progress)).length;
  } finally {
    database.close();
  }
};
