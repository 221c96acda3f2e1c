/** `npm run import-csv -- FILE --mapping NAME [--write]` */
import { importCsvCommand } from '../modules/plans/import-commands';
import { runImport } from '../run-import';

process.exitCode = await runImport(importCsvCommand);
