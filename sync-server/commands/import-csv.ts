/** `npm run import-csv -- FILE --mapping NAME [--write]` */
import { importCsvCommand } from '../modules/plans/import-commands';
import { runImport } from '../run-import';

await runImport(importCsvCommand);
