// Packs what a browser will ask for once and for all, as small as it gets, so that the server never has to.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const worthPacking = /\.(html|js|css|svg|json|webmanifest|txt)$/;
const smallest = 1024;

export const packFiles = async (folder) => {
  const names = readdirSync(folder, { recursive: true }).filter((name) => worthPacking.test(name) && !name.startsWith('.'));
  await Promise.all(names.map((name) => packFile(path.join(folder, name))));
};

const packFile = async (file) => {
  const plain = await readFile(file);
  if (plain.length < smallest) return;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    promisify(gzip)(plain, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
};
