/** The two pages under measurement, bundled as the product is. */
import { build } from 'vite';
import { modernPackages } from '../../scripts/modern-packages.mjs';

/** Minified script of one page, ready to be served. */
export const pageScript = async (entry: string): Promise<string> => {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: modernPackages },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, target: 'es2022', rollupOptions: { input: entry, output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`no bundle of ${entry}`);
  return output.output[0].code;
};
