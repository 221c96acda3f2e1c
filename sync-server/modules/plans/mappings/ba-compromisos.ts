/**
 * "Compromisos de Gobierno" of the City of Buenos Aires, 2016–2019: a line per promise, each with one measure.
 *
 * The source's percentage is kept as the source's (`statedPercent`): it is not what an area reports here, nor what
 * anybody verified. A second measure, where there is one, is kept as a note. Years stay years.
 */
import type { CsvMapping } from '../csv/csv-mapping';

export const baCompromisos: CsvMapping = {
  name: 'ba-compromisos',
  about: 'The City’s 54 promises of 2016–2019 (datosgcba/ba_compromisos): a line per promise, with the percentage the source states.',
  plan: {
    plan: {
      code: 'ba-compromisos-2016-2019',
      title: { es: 'Compromisos de Gobierno de la Ciudad de Buenos Aires, 2016–2019', en: 'Government Commitments of the City of Buenos Aires, 2016–2019' },
      submittedOn: '2016-01-01',
      statedEnds: [{ on: '2019-12', source: 'ba-compromisos' }],
      leads: [],
      lifecycle: 'closed',
      source: 'ba-compromisos',
    },
    errata: [
      {
        field: 'submittedOn',
        note: {
          es: 'La tabla solo dice el año de cumplimiento: cada compromiso va del primer día de 2016 al último de su año.',
          en: 'The table only says the year of fulfilment: each commitment runs from the first day of 2016 to the last of its year.',
        },
      },
      {
        field: 'statedPercent',
        note: {
          es: 'Los porcentajes son los que publicó la fuente. Nadie los informó ni los verificó acá.',
          en: 'The percentages are those that the source published. Nobody reported or verified them here.',
        },
      },
    ],
    sources: [
      {
        code: 'ba-compromisos',
        title: { es: 'Gobierno de la Ciudad de Buenos Aires, Compromisos de Gobierno', en: 'Government of the City of Buenos Aires, Government Commitments' },
        link: 'https://github.com/datosgcba/ba_compromisos',
      },
    ],
  },
  commitment: {
    code: { column: 'numero' },
    fields: {
      title: { as: 'words', es: 'compromiso', required: true },
      action: { as: 'words', es: 'desc' },
      policyArea: { as: 'joined', columns: ['categoria', 'area1', 'area2', 'area3', 'area4'], between: ' · ' },
      end: { as: 'lastDayOfYear', column: 'cumplimiento', required: true },
    },
    notes: [
      {
        where: 'cumplimiento_2_label',
        note: {
          es: 'La fuente da una segunda medida: {cumplimiento_2_label} ({cumplimiento_2}), {cumplimiento_2_porcentaje_completado} %.',
          en: 'The source gives a second measure: {cumplimiento_2_label} ({cumplimiento_2}), {cumplimiento_2_porcentaje_completado} %.',
        },
      },
    ],
    always: { start: '2016-01-01', lifecycle: 'agreed' },
    page: 'url_interna',
  },
  milestone: {
    code: { always: '1' },
    fields: {
      text: { as: 'words', es: 'cumplimiento_label', required: true },
      dueStated: { as: 'text', column: 'cumplimiento' },
      statedPercent: { as: 'percent', column: 'porcentaje_completado' },
    },
  },
};
