import react from '@vitejs/plugin-react';
import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const commands = readdirSync('sync-server/commands').filter((file) => file.endsWith('.ts') && !file.includes('.test.'));
const commandInputs = Object.fromEntries(commands.map((file) => [`commands/${file.replace(/\.ts$/, '')}`, `sync-server/commands/${file}`]));

/** The server and its commands, bundled for plain Node; packages stay in node_modules. */
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [react()],
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist-server',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: { input: { main: 'sync-server/main.ts', 'safe-copy-process': 'sync-server/modules/evidence/safe-copies/safe-copy-process.ts', ...commandInputs }, output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
});
