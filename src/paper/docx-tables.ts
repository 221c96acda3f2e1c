/** Tables of the DOCX: heads that repeat on every page, rules between rows, rows that are not cut. */
import { AlignmentType, BorderStyle, ImageRun, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import type { DrawPicture } from './draw-picture';
import { textWidth } from './docx-look';
import type { AttendanceText, Fact, PaperSignature, SignaturesText } from './paper-text';

const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B9C5D2' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

interface Cell {
  readonly children: readonly Paragraph[];
  readonly span?: number;
}

/** Widths are parts of a hundred. The first `heads` rows repeat on every page. */
const table = (rows: readonly (readonly Cell[])[], widths: readonly number[], { heads, isRuled = true }: { readonly heads: number; readonly isRuled?: boolean }): Table => {
  const line = isRuled ? rule : none;
  const sum = widths.reduce((total, width) => total + width, 0);
  const columns = widths.map((width) => Math.floor((textWidth * width) / sum));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row < heads,
          // A long row of people or of an agreement may go on; one that fits stays whole.
          cantSplit: cells.every(({ children }) => children.length < 12),
          children: cells.map(({ children, span = 1 }, column) => new TableCell({ children: [...children], columnSpan: span, verticalAlign: VerticalAlign.TOP, width: { size: columns.slice(column, column + span).reduce((all, width) => all + width, 0), type: WidthType.DXA } })),
        }),
    ),
  });
};

/** What is not bold is left unsaid: the style of its paragraph decides. */
const runOf = (text: string, bold: boolean): TextRun => new TextRun({ text, ...(bold ? { bold } : {}) });

const cell = (text: string, bold = false, keepNext = false): Cell => ({ children: text.split('\n').map((line) => new Paragraph({ style: 'TableText', ...(keepNext ? { keepNext } : {}), children: [runOf(line, bold)] })) });
const headCell = (text: string): Cell => ({ children: [new Paragraph({ style: 'TableHead', keepNext: true, text })] });
const numberCell = (text: string, style = 'TableText', bold = false): Cell => ({ children: [new Paragraph({ style, alignment: AlignmentType.RIGHT, children: [runOf(text, bold)] })] });

export const factsTable = (facts: readonly Fact[]): Table => table(facts.map(({ name, lines }) => [headCell(name), cell(lines.join('\n'))]), [22, 78], { heads: 0 });

/** Words under heads. One that surely fits on a page is not cut in two, as in the PDF. */
export const wordTable = (columns: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Table => {
  const isWhole = rows.flat().join('').length < 1200;
  return table([columns.map(headCell), ...rows.map((row, index) => row.map((text) => cell(text, false, isWhole && index < rows.length - 1)))], widths, { heads: 1 });
};

export const attendanceTable = ({ columns: [sector, people, totalHead], sectors, total }: AttendanceText): Table =>
  table(
    [
      [headCell(sector), headCell(people), numberCell(totalHead, 'TableHead')],
      ...sectors.map(({ name, people: told, total: heads }) => [cell(name, true), cell(told.join('\n')), numberCell(String(heads))]),
      [{ ...cell(total.name, true), span: 2 }, numberCell(String(total.heads), 'TableText', true)],
    ],
    [22, 68, 10],
    { heads: 1 },
  );

/** Who was there signs in a row; who chairs and takes note under a line. */
export const signaturesTable = async ({ columns, rows, officers }: SignaturesText, draw: DrawPicture): Promise<readonly (Paragraph | Table)[]> => {
  const signed = await Promise.all(rows.map(async ({ name, organization, signature }) => [cell(name), cell(organization), await signatureCell(signature, draw)]));
  // Between two tables stands a paragraph: without it Word takes them for one.
  return [...(rows.length === 0 ? [] : [table([columns.map(headCell), ...signed], [34, 33, 33], { heads: 1 }), new Paragraph('')]), officerLines(officers)];
};

const signatureCell = async (signature: PaperSignature, draw: DrawPicture): Promise<Cell> => {
  if (signature.kind === 'line') return { children: [new Paragraph({ style: 'TableText', spacing: { before: 200 }, text: '' })] };
  if (signature.kind === 'words') return cell(signature.words);
  const { svg, width, height, words } = signature;
  const picture = new ImageRun({ type: 'png', data: await draw(svg, width, height), transformation: { width, height }, altText: { name: words, title: words, description: words } });
  return { children: [new Paragraph({ style: 'TableText', children: [picture] })] };
};

/** Two lines to sign beside each other, together on a page. */
const officerLines = (officers: SignaturesText['officers']): Table => {
  const space: Cell = { children: [new Paragraph('')] };
  const [first = space, ...rest] = officers.map(({ name, role }): Cell => ({
    children: [
      new Paragraph({ keepNext: true, spacing: { before: 760, after: 40 }, border: { bottom: { ...rule, color: '38485C', space: 1 } }, text: '' }),
      new Paragraph({ keepNext: true, style: 'TableText', text: name }),
      new Paragraph({ style: 'Note', text: role }),
    ],
  }));
  return table([[first, ...rest.flatMap((one) => [space, one])]], [44, 12, 44], { heads: 0, isRuled: false });
};
