/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromiumArguments } from './scripts/chromium-arguments.mjs';
import { modernPackages } from './scripts/modern-packages.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const resolve = { alias: modernPackages };
const define = { __APP_VERSION__: JSON.stringify(version) };
const apiOnSyncServer = { target: process.env['SYNC_SERVER_URL'] ?? 'http://localhost:4310', changeOrigin: false };
/** A voice that a test makes up has no person who first touched the page. */
const launchOptions = { args: [...chromiumArguments, '--autoplay-policy=no-user-gesture-required'], ...(process.env['CHROME_PATH'] ? { executablePath: process.env['CHROME_PATH'] } : {}) };

/** What the first page needs anyway. Any other package belongs to pages that are rarely the first (the editor, papers, dragging, asking the server) and must not come with it, however many of them share it. */
const sharedByPages = /node_modules\/(react|react-dom|scheduler|dexie|dexie-react-hooks|@lingui|wouter|regexparam|mitt|zustand|use-sync-external-store|workbox-window)\/|src\/|preload-helper/;

const readFirst = ['src/app/start-app.tsx', 'src/features/accounts/sign-in-page.tsx', 'src/features/accounts/first-preparation.tsx', 'src/features/today/today-page.tsx', 'src/sync/send-blobs.ts', 'src/sync/bring-copies.ts'].map((file) => path.resolve(file));

type Modules = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null };

/** Whatever a module leans on, itself among it. */
const closureOf = (roots: readonly string[], modules: Modules): ReadonlySet<string> => {
  const found = new Set<string>();
  const follow = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    modules.getModuleInfo(id)?.importedIds.forEach(follow);
  };
  roots.forEach(follow);
  return found;
};

/** Where parts that several pages share come to lie: in what the first pages lean on, or in a file that those do not wait for. What brings a package along that only some later pages need stays by itself. */
const sharedFile = (() => {
  let first: ReadonlySet<string> | undefined;
  return (id: string, modules: Modules): string | null => {
    first ??= closureOf(readFirst, modules);
    if (first.has(id)) return 'shared';
    const isLight = [...closureOf([id], modules)].every((each) => first?.has(each) === true || sharedByPages.test(each));
    return isLight ? 'shared-later' : null;
  };
})();

const rescued = 'dist/rescue/rescue';

/** Puts the rescue page, built before (vite.rescue.config.ts), beside the app, and the scripts that watch its start, and show the page meanwhile, before everything else. */
const rescuePage = (): Plugin => ({
  name: 'bitacora-rescue-page',
  apply: 'build',
  generateBundle() {
    for (const name of readdirSync(rescued)) this.emitFile({ type: 'asset', fileName: `rescue/${name}`, source: readFileSync(`${rescued}/${name}`) });
  },
  transformIndexHtml: { order: 'post', handler: (html, { bundle = {} }) => [...['start', 'glance'].map((name): HtmlTagDescriptor => ({ tag: 'script', attrs: { defer: true, src: `/app/rescue/${name}.js` }, injectTo: 'head-prepend' })), ...fetchedAhead(bundle).filter(({ attrs }) => !html.includes(String(attrs?.['href'])))] },
});

/** The app waits for the first script; its files need not: they are fetched meanwhile, with all that they lean on and the looks of it. */
const fetchedAhead = (bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] => {
  const chunks = new Set<Rolldown.OutputChunk>();
  const follow = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || chunks.has(chunk)) return;
    // What it leans on comes first: of two looks the later one counts.
    chunk.imports.forEach(follow);
    chunks.add(chunk);
  };
  for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('src/app/start-app.tsx')) follow(name);
  const links = (rel: string, names: Iterable<string>): HtmlTagDescriptor[] => [...names].map((name) => ({ tag: 'link', attrs: { rel, crossorigin: true, href: `/app/${name}` }, injectTo: 'head' }));
  return [...links('modulepreload', [...chunks].map(({ fileName }) => fileName)), ...links('stylesheet', new Set([...chunks].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])))];
};

/** In ms. A test says what is so, not how fast: a machine that others use too may take its time, and only what hangs is given up. */
const patience = 120_000;

/** Where a real browser is driven a moment may be missed: it is tried once more, and scripts/check-steps.mjs tells of it. */
const retry = 1;

const longOnes = /test\/(?:walks\/walks-|scenarios\/(?:accessible|whole-evidence|eight-tabs|rescue|kills|hostile-files|cut-uploads|power-cut|disk-errors|bad-weather)\.|contracts\/\w+-log\.postgres)|sync-server\/(?:who-may-|killed-start|two-servers\.)/;

/** Where Vitest has not seen the files run before, it goes by how much is written in them. The longest of all are a line or two: they came last, and one core waited for the other. */
class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => longOnes.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((each) => !isLong(each))];
  }
}

export default defineConfig({
  base: '/app/',
  define,
  resolve,
  plugins: [
    react(),
    rescuePage(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'service-worker.ts',
      injectRegister: false,
      registerType: 'prompt',
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'], globIgnores: ['screenshots/**'], maximumFileSizeToCacheInBytes: 3_000_000 },
    }),
  ],
  build: {
    target: 'es2022',
    outDir: 'dist/app',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    // Every file costs a slow tablet about ten milliseconds before the first page: what several parts of the app share is one file.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: sharedFile, debugName: 'shared', test: sharedByPages, minShareCount: 2 }] } } },
  },
  server: { proxy: { '/api': apiOnSyncServer } },
  test: {
    sequence: { sequencer: LongOnesFirst },
    projects: [
      { define, test: { name: 'unit', environment: 'node', expect: { poll: { timeout: 15_000 } }, isolate: false, maxWorkers: 2, testTimeout: patience, hookTimeout: patience, setupFiles: ['test/setup/own-clock.ts'], globalSetup: ['test/setup/postgres.ts'], include: ['{src,sync-server,scripts,test}/**/*.test.ts'], exclude: ['test/scenarios/**', '**/*.browser.test.*'] } },
      { define, plugins: [react()], test: { name: 'screen', environment: 'jsdom', maxWorkers: 2, testTimeout: patience, include: ['src/**/*.test.tsx'], exclude: ['**/*.browser.test.*'], setupFiles: ['test/setup/screen.ts'] } },
      {
        define,
        resolve,
        plugins: [react()],
        optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'dexie/dist/modern/dexie.mjs', 'dexie-react-hooks', 'valibot', '@lingui/core', 'wouter', 'zustand', '@tanstack/react-query', 'pdfmake', 'pdfmake/build/vfs_fonts', 'docx', 'uqr', '@noble/hashes/sha2.js', '@noble/hashes/utils.js', 'tus-js-client', 'chrono-node/es', 'chrono-node/en', 'yjs', '@tiptap/core', '@tiptap/react', '@tiptap/suggestion', ...['blockquote', 'bold', 'collaboration', 'document', 'hard-break', 'heading', 'italic', 'link', 'list', 'paragraph', 'text'].map((name) => `@tiptap/extension-${name}`)] },
        test: {
          name: 'browser',
          testTimeout: patience,
          retry,
          expect: { poll: { timeout: 15_000 } },
          include: ['src/**/*.browser.test.{ts,tsx}', 'test/contracts/**/*.browser.test.ts'],
          browser: { enabled: true, headless: true, screenshotFailures: false, provider: playwright({ launchOptions }), instances: [{ browser: 'chromium' }] },
        },
      },
      // A story drives several real browsers, and half of it is waiting: three at a time keep two cores at work.
      { define, test: { name: 'scenario', retry, environment: 'node', isolate: false, globalSetup: ['test/setup/postgres.ts', 'test/setup/folder-of-run.ts'], include: ['test/scenarios/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, maxWorkers: 3, expect: { poll: { timeout: 60_000 } } } },
    ],
  },
});
