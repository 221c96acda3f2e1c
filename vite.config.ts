/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { readFileSync } from 'node:fs';
import { chromiumArguments } from './scripts/chromium-arguments.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const define = { __APP_VERSION__: JSON.stringify(version) };
const apiOnSyncServer = { target: process.env['SYNC_SERVER_URL'] ?? 'http://localhost:4310', changeOrigin: false };
const launchOptions = { args: chromiumArguments, ...(process.env['CHROME_PATH'] ? { executablePath: process.env['CHROME_PATH'] } : {}) };

export default defineConfig({
  base: '/app/',
  define,
  plugins: [
    react(),
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
  },
  server: { proxy: { '/api': apiOnSyncServer } },
  test: {
    projects: [
      { define, test: { name: 'unit', environment: 'node', include: ['{src,sync-server,scripts,test}/**/*.test.ts'], exclude: ['test/scenarios/**', '**/*.browser.test.*'] } },
      { define, plugins: [react()], test: { name: 'screen', environment: 'jsdom', include: ['src/**/*.test.tsx'], exclude: ['**/*.browser.test.*'], setupFiles: ['test/setup/screen.ts'] } },
      {
        define,
        plugins: [react()],
        optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'dexie', 'dexie-react-hooks', 'valibot', '@lingui/core', 'wouter', 'zustand', '@tanstack/react-query'] },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}', 'test/contracts/**/*.browser.test.ts'],
          browser: { enabled: true, headless: true, screenshotFailures: false, provider: playwright({ launchOptions }), instances: [{ browser: 'chromium' }] },
        },
      },
      // A story drives several real browsers on a machine that others use too: a missed moment may be tried once more.
      { define, test: { name: 'scenario', retry: 1, environment: 'node', include: ['test/scenarios/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false, expect: { poll: { timeout: 10_000 } } } },
    ],
  },
});
