/**
 * Canada's National Action Plan on Open Government 2025–2029: a line per indicator.
 *
 * The table is written in English and French. A record of ours always has Spanish words, so the English text stands in
 * both of its places, untouched: nothing was translated, and nothing says it was. The French columns are not read.
 * Due dates stay as the source states them ("By winter 2025"): they are no days.
 */
import type { CsvMapping } from '../csv/csv-mapping';

const english = (column: string) => ({ as: 'words', es: column, en: column, required: true }) as const;

export const canadaNap: CsvMapping = {
  name: 'canada-nap',
  about: 'Canada’s sixth plan (open.canada.ca): a line per indicator. English stands in both languages; due dates as stated.',
  plan: {
    plan: {
      code: 'canada-nap6',
      title: { es: '6th National Action Plan on Open Government, Canada, 2025–2029', en: '6th National Action Plan on Open Government, Canada, 2025–2029' },
      submittedOn: '2025-01-01',
      statedEnds: [{ on: '2029-12', source: 'canada-nap6' }],
      leads: [],
      lifecycle: 'inImplementation',
      source: 'canada-nap6',
    },
    errata: [
      {
        field: 'submittedOn',
        note: {
          es: 'La tabla no dice cuándo se presentó el plan ni en qué días empieza y termina cada compromiso: figuran el primer día de 2025 y el último de 2029.',
          en: 'The table does not say when the plan was submitted, nor on which days each commitment starts and ends: the first day of 2025 and the last of 2029 stand here.',
        },
      },
      {
        field: 'title',
        note: { es: 'La fuente está en inglés y francés: los textos se muestran en inglés, sin traducir.', en: 'The source is in English and French: its texts are shown in English, untranslated.' },
      },
    ],
    sources: [
      {
        code: 'canada-nap6',
        title: { es: 'Government of Canada, nap6.yaml', en: 'Government of Canada, nap6.yaml' },
        licence: 'MIT (Crown Copyright)',
      },
    ],
  },
  commitment: {
    code: { column: 'commitment_code' },
    fields: { title: english('commitment_en') },
    always: { start: '2025-01-01', end: '2029-12-31', lifecycle: 'agreed' },
  },
  milestone: { code: { column: 'milestone_code' }, fields: { text: english('milestone_en') } },
  indicator: { code: { column: 'indicator_code' }, fields: { text: english('indicator_en'), dueStated: { as: 'text', column: 'deadline_en' } } },
  organizations: { column: 'lead_dept', between: ';', sector: 'government', part: 'lead' },
};
