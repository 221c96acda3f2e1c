/**
 * What the build made, served from disk as it was left: packed already, named by content where it never changes.
 * The files are listed once at the start, so no path of a request ever reaches the disk.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { nothingHere } from './problem';

interface BuiltFile {
  readonly file: string;
  /** What it holds, however it is packed. Its date says nothing: whoever goes back to a former build serves older files anew. */
  readonly etag: string;
  /** Best first. */
  readonly packed: readonly { readonly encoding: 'br' | 'gzip'; readonly file: string }[];
}

const forEver = 'public, max-age=31536000, immutable';
const askEachTime = 'no-cache';

/**
 * The files of a folder that may be missing while developing; then everything is 404. `shell` is the page that opens
 * at every address that is no file, for an app that reads its addresses itself. `former` holds parts that the build has no more.
 */
export const builtFiles = (folder: string, { shell: shellName, former }: { readonly shell?: string; readonly former?: string } = {}): Router => {
  const files = new Map([...(former === undefined ? [] : filesIn(former)), ...filesIn(folder)]);
  const shell = shellName === undefined ? undefined : files.get(shellName);
  const serve: RequestHandler = (request, response, next) => {
    const name = decodeURIComponent(request.path.slice(1));
    const known = files.get(name) ?? files.get(pageIn(name));
    if (known) return sendBuilt(request, response, known, name.startsWith('assets/') ? forEver : askEachTime);
    if (shell && isNavigation(request, name)) return sendBuilt(request, response, shell, askEachTime);
    next();
  };
  return Router().get('/{*file}', serve).use(nothingHere);
};

/** `rescue` and `rescue/` open the page of that folder. */
const pageIn = (name: string): string => `${name.replace(/\/$/, '')}/index.html`;

/** A page somebody opens, not a file that a page wants: a missing file must be 404, never the shell. */
const isNavigation = (request: Request, name: string): boolean => !name.startsWith('assets/') && request.accepts(['html']) === 'html' && !/\.(js|css|json|webmanifest|png|svg|woff2|map)$/.test(name);

const sendBuilt = (request: Request, response: Response, built: BuiltFile, cacheControl: string): void => {
  const packed = built.packed.find(({ encoding }) => request.acceptsEncodings(encoding) === encoding);
  response.vary('Accept-Encoding').type(path.extname(built.file)).set({ 'Cache-Control': cacheControl, ETag: built.etag });
  if (packed) response.set('Content-Encoding', packed.encoding);
  response.sendFile(packed?.file ?? built.file, { cacheControl: false, acceptRanges: false, lastModified: false, dotfiles: 'allow' });
};

const filesIn = (folder: string): ReadonlyMap<string, BuiltFile> => {
  const root = path.resolve(folder);
  if (!existsSync(root)) return new Map();
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const all = new Set(names);
  const served = names.filter((name) => !name.startsWith('.') && !/\.(br|gz)$/.test(name));
  return new Map(served.map((name) => [name, { file: path.join(root, name), etag: etagOf(path.join(root, name)), packed: packedOf(root, name, all) }]));
};

const etagOf = (file: string): string => `W/"${createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 22)}"`;

const packedOf = (root: string, name: string, all: ReadonlySet<string>): BuiltFile['packed'] =>
  ([['br', '.br'], ['gzip', '.gz']] as const).filter(([, ending]) => all.has(name + ending)).map(([encoding, ending]) => ({ encoding, file: path.join(root, name + ending) }));
