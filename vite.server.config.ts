import react from '@vitejs/plugin-react';
import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const commands = readdirSync('sync-server/commands').filter((file) => file.endsWith('.ts') && !file.includes('.test.'));
const commandInputs = Object.fromEntries(commands.map((file) => [`commands/${file.replace(/\.ts$/, '')}`, `sync-server/commands/${file}`]));

/** Parts of a package that are no JavaScript, or that it finds beside itself when it runs: these stay in node_modules. */
const besides = ['better-sqlite3', '@node-rs/argon2', 'sharp', 'mupdf', 'pg', 'pino'];

/** The server and its commands, bundled for plain Node with the packages they use: a thousand files of packages took half of the time of every start. */
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [react()],
  publicDir: false,
  ssr: { noExternal: true, external: besides },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist-server',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: { input: { main: 'sync-server/main.ts', 'safe-copy-process': 'sync-server/modules/evidence/safe-copies/safe-copy-process.ts', ...commandInputs }, output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
});
