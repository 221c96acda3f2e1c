/** `npm run import-plan -- FILE [--write]` */
import { importPlanCommand } from '../modules/plans/import-commands';
import { runImport } from '../run-import';

await runImport(importPlanCommand);
