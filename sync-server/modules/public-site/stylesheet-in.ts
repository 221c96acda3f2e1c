/** The name that the build gave the public site's style sheet. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const entry = 'src/public-site/site.css';
const manifestSchema = v.object({ [entry]: v.object({ file: v.string() }) });

/**
 * The address of the style sheet in a folder that `vite build -c vite.site.config.ts` has written (`dist/site`), which is
 * served under `/site`. Throws where the folder was not built: a site without its looks must not start unnoticed.
 */
export const stylesheetIn = (folder: string): string => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, '.vite', 'manifest.json'), 'utf8'));
  return `/site/${v.parse(manifestSchema, manifest)[entry].file}`;
};
