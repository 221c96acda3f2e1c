/** The minutes as a DOCX: the same content in the same order as the PDF, in styles that an office can work on. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  PageNumber,
  Paragraph,
  TabStopType,
  Table,
  TextRun,
} from 'docx';
import { renderSVG } from 'uqr';
import type { DrawPicture } from './draw-picture';
import { DocxRichText } from './docx-rich-text';
import { attendanceTable, factsTable, signaturesTable, wordTable } from './docx-tables';
import { documentLook, pageLook, textWidth } from './docx-look';
import type { Fact, PaperTable, PaperText, StripText } from './paper-text';

export interface DocxParts {
  /** In the place of a person whose name was left out. */
  readonly somebody: string;
  readonly draw: DrawPicture;
}

type Block = Paragraph | Table;

export const docxDocument = async (paper: PaperText, { somebody, draw }: DocxParts): Promise<Document> => {
  const children = [
    ...headOf(paper),
    ...attendanceOf(paper),
    ...agendaOf(paper, new DocxRichText(somebody)),
    ...tableSection(paper.agreements, [42, 28, 25], true),
    ...(paper.requests ? tableSection(paper.requests, [42, 28, 25], true) : []),
    ...(paper.followUp ? tableSection(paper.followUp, [38, 21, 26, 15]) : []),
    ...(paper.nextMeeting ? [heading(paper.nextMeeting.heading), new Paragraph(paper.nextMeeting.sentence)] : []),
    ...(await stripsOf(paper.strips, draw)),
    heading(paper.signatures.heading),
    ...(await signaturesTable(paper.signatures, draw)),
    ...(await originOf(paper, draw)),
  ];
  return new Document({
    title: `${paper.title}. ${paper.kind}`,
    subject: paper.state,
    creator: paper.planTitle,
    lastModifiedBy: 'Bitácora',
    description: paper.state,
    ...documentLook(paper.lang),
    sections: [{ properties: pageLook, headers: { default: headerOf(paper), first: new Header({ children: [new Paragraph('')] }) }, footers: { default: footerOf(paper), first: footerOf(paper) }, children }],
  });
};

const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
const note = (text: string): Paragraph => new Paragraph({ text, style: 'Note' });
/** Under a heading: it goes where what follows goes. */
const noteBefore = (text: string): Paragraph => new Paragraph({ text, style: 'Note', keepNext: true });

const headerOf = ({ planTitle, title }: PaperText): Header => new Header({ children: [note(`${planTitle} · ${title}`)] });

/** State at the left, page at the right: the words of the page around the numbers that Word counts. */
const footerOf = ({ state, page }: PaperText): Footer => {
  const words = page(1, 2).split(/\d/);
  return new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [new TextRun({ children: [`${state}\t${words[0] ?? ''}`, PageNumber.CURRENT, words[1] ?? '', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
};

const headOf = ({ planTitle, title, kind, state, facts }: PaperText): readonly Block[] => [
  note(planTitle),
  new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
  new Paragraph({ text: kind, style: 'Subtitle' }),
  note(state),
  factsTable(facts),
];

const attendanceOf = ({ attendance }: PaperText): readonly Block[] => [
  heading(attendance.heading),
  attendance.sectors.length === 0 ? new Paragraph(attendance.none) : attendanceTable(attendance),
  ...attendance.notes.map(factLine),
];

const factLine = ({ name, lines }: Fact): Paragraph => new Paragraph({ spacing: { before: 120 }, children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(`${lines.join('; ')}.`)] });

const agendaOf = ({ agenda }: PaperText, richText: DocxRichText): readonly Block[] => [
  heading(agenda.heading),
  ...(agenda.items.length === 0 ? [new Paragraph(agenda.none)] : []),
  ...agenda.items.flatMap((item): readonly Block[] => [
    new Paragraph({ text: item.heading, heading: HeadingLevel.HEADING_2 }),
    ...(item.note === undefined ? [] : [item.body.length > 0 ? noteBefore(item.note) : note(item.note)]),
    ...(item.body.length > 0 ? richText.paragraphsOf(item.body) : item.none === '' ? [] : [note(item.none)]),
  ]),
];

const tableSection = (table: PaperTable, widths: readonly number[], isNumbered = false): readonly Block[] => {
  if (table.rows.length === 0) return [heading(table.heading), new Paragraph(table.none)];
  if (!isNumbered) return [heading(table.heading), wordTable(table.columns, table.rows, widths)];
  return [heading(table.heading), wordTable(['', ...table.columns], table.rows.map((row, index) => [String(index + 1), ...row]), [5, ...widths])];
};

const stripsOf = async (strips: PaperText['strips'], draw: DrawPicture): Promise<readonly Block[]> => {
  if (!strips) return [];
  const drawn = await Promise.all(strips.commitments.map((strip) => stripOf(strip, draw)));
  return [heading(strips.heading), noteBefore(strips.legend), ...drawn.flat()];
};

/** Pixels of a page's text: 96 to the inch, where a twentieth of a point is the unit of Word. */
const textPixels = Math.floor(textWidth / 15);

const stripOf = async ({ code, title, svg, width, height, description, table }: StripText, draw: DrawPicture): Promise<readonly Block[]> => {
  const scale = textPixels / width;
  const picture = new ImageRun({ type: 'png', data: await draw(svg, width, height), transformation: { width: textPixels, height: Math.round(height * scale) }, altText: { name: code, title: code, description } });
  return [
    new Paragraph({ text: `${code}. ${title}`, heading: HeadingLevel.HEADING_2 }),
    new Paragraph({ keepNext: true, children: [picture] }),
    table.rows.length === 0 ? note(table.none) : wordTable(table.columns, table.rows, [41, 14, 14.5, 15, 15.5]),
  ];
};

const qrSize = 92;

const originOf = async ({ origin: { address, hash, made } }: PaperText, draw: DrawPicture): Promise<readonly Block[]> => {
  const code = address && new ImageRun({ type: 'png', data: await draw(renderSVG(address.url, { border: 0 }), qrSize, qrSize), transformation: { width: qrSize, height: qrSize }, altText: { name: 'QR', title: 'QR', description: address.url } });
  return [
    new Paragraph({ spacing: { before: 480 }, keepNext: true, alignment: AlignmentType.LEFT, children: code ? [code] : [] }),
    ...(address ? [new Paragraph({ style: 'Note', children: [new TextRun({ text: address.sentence }), new TextRun({ break: 1 }), new ExternalHyperlink({ link: address.url, children: [new TextRun({ text: address.url, style: 'Hyperlink' })] })] })] : []),
    ...(hash === undefined ? [] : [note(hash)]),
    note(made),
  ];
};

