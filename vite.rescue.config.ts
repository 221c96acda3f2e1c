import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/**
 * The rescue page and the scripts that watch the app start and show the page meanwhile (`--mode start`, `--mode glance`), each whole in one file: a part that either shared
 * with the app could break both. Names without a hash, since the service worker keeps them by what they hold.
 */
export default defineConfig(({ mode }) => ({
  base: '/app/',
  define: { __APP_VERSION__: JSON.stringify(version) },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/rescue',
    emptyOutDir: mode === 'production',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: mode === 'production' ? { rescue: 'rescue/index.html' } : { [mode]: `src/rescue/${mode}.ts` },
      // The small scripts of the app's page share its one scope: what each of them names stays its own.
      output: { entryFileNames: 'rescue/[name].js', assetFileNames: 'rescue/[name][extname]', format: mode === 'production' ? 'es' : 'iife' },
      // What storage and the features read with is left out unless this page calls it: above all the database's library.
      treeshake: { moduleSideEffects: (id: string) => id.endsWith('.css') || id.includes('/src/rescue/') || id.endsWith('rescue/index.html') },
    },
  },
}));
