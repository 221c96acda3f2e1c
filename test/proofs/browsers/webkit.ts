/** WebKitGTK in a window that nobody sees. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { OpenBrowser } from './browser';

interface Said {
  readonly value?: unknown;
  readonly error?: string;
}

export const openWebKit: OpenBrowser = async (profile) => {
  // WebKit's sandbox needs rights that a container seldom gives; this window opens nothing but our own pages.
  const environment = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
  const window = spawn('xvfb-run', ['-a', '/usr/bin/python3', 'test/proofs/browsers/webkit.py', profile], { stdio: ['pipe', 'pipe', 'ignore'], env: environment });
  const lines = createInterface({ input: window.stdout })[Symbol.asyncIterator]();
  const heard = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('WebKitGTK ended');
    const said = JSON.parse(value) as Said;
    if (said.error !== undefined) throw new Error(said.error);
    return said.value;
  };
  const order = (what: object): Promise<unknown> => {
    window.stdin.write(`${JSON.stringify(what)}\n`);
    return heard();
  };
  const version = `WebKitGTK ${String(await heard())}`;
  return {
    version,
    go: async (address) => void (await order({ go: address })),
    run: (script) => order({ run: `return JSON.stringify(await (async () => { ${script} })() ?? null);` }),
    close: async () => {
      const ended = once(window, 'exit');
      window.stdin.end();
      await ended;
    },
  };
};
