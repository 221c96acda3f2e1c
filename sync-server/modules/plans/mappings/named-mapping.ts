/** Every column mapping there is, by name. A new kind of table is a new file and a line here. */
import type { CsvMapping } from '../csv/csv-mapping';
import { baCompromisos } from './ba-compromisos';
import { bitacora } from './bitacora';
import { canadaNap } from './canada-nap';

export const mappings: readonly CsvMapping[] = [bitacora, canadaNap, baCompromisos];

export const mappingNamed = (name: string): CsvMapping | undefined => mappings.find((mapping) => mapping.name === name);
