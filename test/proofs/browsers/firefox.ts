/** Firefox, spoken to over WebDriver BiDi, which it offers by itself: there is no geckodriver on Debian. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenBrowser } from './browser';

export const firefox = '/usr/bin/firefox-esr';

interface Reply {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly message?: string;
}

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

export const openFirefox: OpenBrowser = async (profile) => {
  // Nothing of its own business is fetched meanwhile, no first page opens, and it belongs to somebody of Buenos Aires.
  const off = ['app.update.enabled', 'datareporting.policy.dataSubmissionEnabled', 'browser.aboutwelcome.enabled', 'app.normandy.enabled'].map((name) => `user_pref("${name}", false);`);
  writeFileSync(path.join(profile, 'user.js'), [...off, 'user_pref("intl.accept_languages", "es-AR, es");'].join('\n'));
  const process = spawn(firefox, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const socket = new WebSocket(`${await addressOf(process)}/session`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const ask = speaking(socket);
  const { capabilities } = (await ask('session.new', { capabilities: {} })) as { readonly capabilities: { readonly browserVersion: string } };
  const { contexts } = (await ask('browsingContext.getTree', {})) as { readonly contexts: readonly { readonly context: string }[] };
  const context = contexts[0]?.context;
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    go: async (url) => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    run: async (script) => {
      const said = (await ask('script.evaluate', { expression: `(async () => JSON.stringify(await (async () => { ${script} })() ?? null))()`, target: { context }, awaitPromise: true })) as Evaluated;
      if (said.type === 'exception') throw new Error(said.exceptionDetails?.text);
      return JSON.parse(said.result?.value ?? 'null') as unknown;
    },
    close: async () => {
      const ended = once(process, 'exit');
      await ask('browser.close', {});
      await ended;
    },
  };
};

const addressOf = (process: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    process.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    process.once('exit', () => reject(new Error(`Firefox did not open: ${said}`)));
  });

const speaking = (socket: WebSocket) => {
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  return (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (asked += 1);
      waiting.set(id, ({ type, result, message }) => (type === 'success' ? resolve(result) : reject(new Error(`${method}: ${message ?? type}`))));
      socket.send(JSON.stringify({ id, method, params }));
    });
};
