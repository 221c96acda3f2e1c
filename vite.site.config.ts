import { defineConfig } from 'vite';

/** The public site's style sheet and fonts, named by content; the server reads their names from the manifest. */
export default defineConfig({
  base: '/site/',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/site',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    rollupOptions: { input: 'src/public-site/site.css' },
  },
});
