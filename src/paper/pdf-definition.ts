/** The minutes as a document definition of pdfmake: A4, the whole paper as plain data. */
import type { Content, CustomTableLayout, Node, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { renderSVG } from 'uqr';
import type { AttendanceText, Fact, PaperSignature, PaperTable, PaperText, SignaturesText, StripText } from './paper-text';
import { pdfRichText } from './pdf-rich-text';

const page = { width: 595.28, left: 62, right: 54, top: 62, bottom: 66 };
const textWidth = page.width - page.left - page.right;
const colours = { ink: '#101e37', soft: '#38485c', line: '#b9c5d2', wash: '#f3f6f9' };

export interface PaperNotes {
  /** In the place of a person whose name was left out. */
  readonly somebody: string;
  /** Said at the end where the letters of the paper do not suffice. */
  readonly missingLetters: string | undefined;
}

/** The page of every paper of ours: A4, its styles, its head and foot. */
export const pdfLook = (paper: Pick<PaperText, 'lang' | 'planTitle' | 'title' | 'kind' | 'state' | 'page'>): Omit<TDocumentDefinitions, 'content'> => ({
  pageSize: 'A4',
  pageMargins: [page.left, page.top, page.right, page.bottom],
  language: paper.lang,
  displayTitle: true,
  info: { title: `${paper.title}. ${paper.kind}`, author: paper.planTitle, subject: paper.state, creator: 'Bitácora', producer: 'Bitácora' },
  defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25, color: colours.ink },
  styles,
  header: (current) => (current === 1 ? null : { text: `${paper.planTitle} · ${paper.title}`, margin: [page.left, 30, page.right, 0], style: running }),
  footer: (current, count) => ({
    margin: [page.left, 14, page.right, 0],
    columns: [
      { width: '*', text: paper.state, style: running, lineHeight: 1.15 },
      { width: 90, text: paper.page(current, count), style: running, alignment: 'right' },
    ],
  }),
  // A heading never stands alone at the foot of a page, nor with nothing but another one under it.
  pageBreakBefore: (node, find) => node.headlineLevel !== undefined && !find.getFollowingNodesOnPage().some(isSaidUnderHeading),
});

/** Head and foot of every page: they stand below any heading, and are nothing that it is the heading of. */
const running = 'running';

const isSaidUnderHeading = ({ text, svg, canvas, headlineLevel, style }: Node): boolean => (text !== undefined || svg !== undefined || canvas !== undefined) && headlineLevel === undefined && style !== running;

export const pdfDefinition = (paper: PaperText, notes: PaperNotes): TDocumentDefinitions => ({
  ...pdfLook(paper),
  content: [
    ...headOf(paper),
    ...attendanceOf(paper.attendance),
    ...agendaOf(paper, notes.somebody),
    ...tableSection(paper.agreements, [16, '*', 124, 118], true),
    ...(paper.requests ? tableSection(paper.requests, [16, '*', 124, 118], true) : []),
    ...(paper.followUp ? tableSection(paper.followUp, ['*', 110, 118, 74]) : []),
    ...(paper.nextMeeting ? [heading(paper.nextMeeting.heading), { text: paper.nextMeeting.sentence, style: 'paragraph' }] : []),
    ...stripsOf(paper.strips),
    ...signaturesOf(paper.signatures),
    ...originOf(paper, notes.missingLetters),
  ],
});

const styles: NonNullable<TDocumentDefinitions['styles']> = {
  plan: { fontSize: 9.5, color: colours.soft },
  title: { fontSize: 21, bold: true, lineHeight: 1.1, margin: [0, 3, 0, 1] },
  kind: { fontSize: 12.5, margin: [0, 0, 0, 5] },
  heading: { fontSize: 13, bold: true, margin: [0, 16, 0, 6] },
  item: { fontSize: 11, bold: true, margin: [0, 9, 0, 3] },
  note: { fontSize: 9.5, color: colours.soft, margin: [0, 0, 0, 3] },
  paragraph: { margin: [0, 0, 0, 5] },
  list: { margin: [0, 0, 0, 5] },
  quote: { margin: [16, 0, 16, 5], color: colours.soft },
  textHeading: { bold: true, fontSize: 10.5, margin: [0, 4, 0, 3] },
  textSubheading: { bold: true, italics: true, margin: [0, 3, 0, 3] },
  head: { bold: true, fontSize: 9, color: colours.soft },
  small: { fontSize: 9 },
  [running]: { fontSize: 8.5, color: colours.soft },
};

const heading = (text: string): Content => ({ text, style: 'heading', headlineLevel: 1 });

const headOf = ({ planTitle, title, kind, state, facts }: PaperText): Content[] => [
  { text: planTitle, style: 'plan' },
  { text: title, style: 'title' },
  { text: kind, style: 'kind' },
  { text: state, style: 'note' },
  factsTable(facts),
];

const ruled: CustomTableLayout = {
  hLineWidth: (index, node) => (index === 0 || index === node.table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: () => colours.line,
  paddingLeft: (index) => (index === 0 ? 0 : 6),
  paddingRight: () => 4,
  paddingTop: () => 4,
  paddingBottom: () => 3,
};

export const factsTable = (facts: readonly Fact[]): Content => ({
  margin: [0, 5, 0, 0],
  layout: ruled,
  table: { widths: [104, '*'], body: facts.map(({ name, lines }) => [{ text: name, style: 'head' }, lines.join('\n')]) },
});

const headRow = (columns: readonly string[], right: readonly number[] = []): TableCell[] =>
  columns.map((text, index) => ({ text, style: 'head', ...(right.includes(index) ? { alignment: 'right' as const } : {}) }));

const attendanceOf = ({ heading: title, columns, sectors, total, none, notes }: AttendanceText): Content[] => {
  if (sectors.length === 0) return [heading(title), { text: none, style: 'paragraph' }, ...notesOf(notes)];
  const rows = sectors.map(({ name, people, total: heads }): TableCell[] => [{ text: name, bold: true }, people.join('\n'), { text: String(heads), alignment: 'right' }]);
  const sum: TableCell[] = [{ text: total.name, bold: true, colSpan: 2 }, '', { text: String(total.heads), bold: true, alignment: 'right' }];
  return [heading(title), { layout: ruled, table: { headerRows: 1, widths: [104, '*', 36], body: [headRow(columns, [2]), ...rows, sum] } }, ...notesOf(notes)];
};

const notesOf = (notes: readonly Fact[]): Content[] => notes.map(({ name, lines }) => ({ margin: [0, 6, 0, 0], text: [{ text: `${name}: `, bold: true }, `${lines.join('; ')}.`] }));

const agendaOf = ({ agenda }: PaperText, somebody: string): Content[] => [
  heading(agenda.heading),
  ...(agenda.items.length === 0 ? [{ text: agenda.none, style: 'paragraph' }] : []),
  ...agenda.items.flatMap((item): Content[] => [
    { text: item.heading, style: 'item', headlineLevel: 2 },
    ...(item.note === undefined ? [] : [{ text: item.note, style: 'note', ...(item.body.length > 0 ? { headlineLevel: 3 } : {}) }]),
    ...(item.body.length > 0 ? pdfRichText(item.body, somebody) : item.none === '' ? [] : [{ text: item.none, style: 'note', italics: true }]),
  ]),
];

export const tableSection = ({ heading: title, columns, rows, none }: PaperTable, widths: readonly (number | '*')[], isNumbered = false): Content[] => {
  if (rows.length === 0) return [heading(title), { text: none, style: 'paragraph' }];
  const body = rows.map((row, index): TableCell[] => [...(isNumbered ? [String(index + 1)] : []), ...row]);
  const table: Content = { layout: ruled, table: { headerRows: 1, keepWithHeaderRows: 1, widths: [...widths], body: [headRow([...(isNumbered ? [''] : []), ...columns]), ...body] } };
  return together([heading(title), table], rows.flat().join('').length);
};

/** A part of a page that surely fits on one is not cut, so its heading never stands alone. */
const together = (parts: Content[], letters: number): Content[] => (letters < 1200 ? [{ stack: parts, unbreakable: true }] : parts);

const stripsOf = (strips: PaperText['strips']): Content[] =>
  strips ? strips.commitments.map((strip, index) => stripOf(strip, index === 0 ? [heading(strips.heading), { text: strips.legend, style: 'note' }] : [])) : [];

/** `before` stays on the page of its first strip. */
const stripOf = ({ code, title, svg, table }: StripText, before: readonly Content[]): Content => ({
  margin: [0, 6, 0, 6],
  stack: [
    ...before,
    { text: `${code}. ${title}`, style: 'item' },
    { svg, width: textWidth, margin: [0, 2, 0, 6] },
    table.rows.length === 0
      ? { text: table.none, style: 'note' }
      : { layout: ruled, style: 'small', table: { headerRows: 1, dontBreakRows: true, widths: ['*', 56, 58, 62, 70], body: [headRow(table.columns), ...table.rows.map((row) => [...row])] } },
  ],
  // What fits on a page is not cut in two; a longer one begins on a page of its own and goes on.
  unbreakable: table.rows.length <= 8 && table.rows.every(([text = '']) => text.length < 240),
});

/** As many signatures as surely fit on a page are not cut in two. */
const signaturesOnPage = 10;

const signaturesOf = ({ heading: title, columns, rows, officers }: SignaturesText): Content[] => [
  {
    unbreakable: rows.length <= signaturesOnPage,
    stack: [
      heading(title),
      ...(rows.length === 0
        ? []
        : [
            {
              layout: ruled,
              table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths: ['*', 150, 150], body: [headRow(columns), ...rows.map((row): TableCell[] => [row.name, row.organization, signatureCell(row.signature)])] },
            },
          ]),
    ],
  },
  {
    unbreakable: true,
    margin: [0, 46, 0, 0],
    columnGap: 36,
    columns: officers.map(({ name, role }) => ({
      stack: [{ canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: 200, y2: 0, lineWidth: 0.8, lineColor: colours.soft }] }, { text: name === '' ? ' ' : name, margin: [0, 4, 0, 0] }, { text: role, style: 'note' }],
    })),
  },
];

const signatureCell = (signature: PaperSignature): TableCell => {
  if (signature.kind === 'stroke') return { svg: signature.svg, width: signature.width * 0.75, margin: [0, 1, 0, 1] };
  return signature.kind === 'words' ? { text: signature.words, style: 'small' } : { text: ' ', margin: [0, 10, 0, 0] };
};

const originOf = ({ origin: { address, hash, made } }: PaperText, missingLetters: string | undefined): Content[] => {
  const lines: Content[] = [
    ...(address ? [{ text: [address.sentence, '\n', { text: address.url, link: address.url, color: '#2756ab' }] }] : []),
    ...(hash === undefined ? [] : [{ text: hash }]),
    { text: made },
    ...(missingLetters === undefined ? [] : [{ text: missingLetters }]),
  ];
  const told: Content = { stack: lines, style: 'note', margin: [0, 2, 0, 0] };
  return [{ unbreakable: true, margin: [0, 26, 0, 0], columnGap: 12, columns: address ? [{ width: 74, svg: renderSVG(address.url, { border: 0 }), fit: [70, 70] }, told] : [told] }];
};
