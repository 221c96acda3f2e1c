/** Our own simple table: a line per milestone, for a plan that is there already. The columns are listed in docs/plan-format.md. */
import type { CsvMapping } from '../csv/csv-mapping';

export const bitacora: CsvMapping = {
  name: 'bitacora',
  about: 'Bitácora’s own table: a line per milestone; needs --plan.',
  commitment: {
    code: { column: 'commitment_code' },
    fields: {
      title: { as: 'words', es: 'commitment_es', en: 'commitment_en', required: true },
      start: { as: 'day', column: 'commitment_start', required: true },
      end: { as: 'day', column: 'commitment_end', required: true },
    },
    always: { lifecycle: 'agreed' },
  },
  milestone: {
    optional: true,
    code: { column: 'milestone_code' },
    fields: {
      text: { as: 'words', es: 'milestone_es', en: 'milestone_en', required: true },
      deliverable: { as: 'words', es: 'deliverable_es', en: 'deliverable_en' },
      start: { as: 'day', column: 'start' },
      due: { as: 'day', column: 'due' },
      dueStated: { as: 'text', column: 'due_stated' },
      weight: { as: 'number', column: 'weight' },
      statedPercent: { as: 'percent', column: 'stated_percent' },
    },
  },
  organizations: { column: 'lead', between: ';', sector: 'government', part: 'lead' },
};
