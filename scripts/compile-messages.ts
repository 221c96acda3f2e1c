/** `npm run messages`: writes src/language/compiled from the PO files, or says what is wrong with them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCatalogue, readCatalogue } from './message-catalogue';

const folder = 'src/language/compiled';
const { files, problems } = compileCatalogue(readCatalogue('src/language/catalogue'));

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
console.log(`Wrote ${Object.keys(files).join(', ')} to ${folder}.`);
