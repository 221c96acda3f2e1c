/** Rich text of the minutes as paragraphs of a DOCX, with real headings, lists and links. */
import { ExternalHyperlink, HeadingLevel, Paragraph, TextRun, type ParagraphChild } from 'docx';
import type { RichNode } from '../domain/rich-text';

/** Names of the lists in the document's numbering. */
export const lists = { bullet: 'minutes-bullet', ordered: 'minutes-ordered' } as const;

interface Place {
  readonly level: number;
  readonly list?: { readonly reference: string; readonly level: number; readonly instance: number };
  readonly isQuoted?: boolean;
}

/** Writes one document: every ordered list begins at one again. */
export class DocxRichText {
  private instance = 0;

  /** `somebody` stands where a person's name was left out. */
  constructor(private readonly somebody: string) {}

  paragraphsOf(nodes: readonly RichNode[], place: Place = { level: 0 }): readonly Paragraph[] {
    return nodes.flatMap((node) => this.block(node, place));
  }

  private block(node: RichNode, place: Place): readonly Paragraph[] {
    if (node.type === 'bulletList' || node.type === 'orderedList') return this.list(node, place);
    if (node.type === 'blockquote') return this.paragraphsOf(node.children, { ...place, isQuoted: true });
    const children = this.inlines(node.children);
    if (node.type === 'heading') return [new Paragraph({ heading: node.level === 2 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_4, children })];
    if (place.list) return [new Paragraph({ style: 'ListParagraph', numbering: place.list, children })];
    return [new Paragraph({ ...(place.isQuoted ? { style: 'Quote' } : {}), ...(place.level > 0 ? { indent: { left: place.level * 360 } } : {}), children })];
  }

  private list(node: RichNode, { level }: Place): readonly Paragraph[] {
    this.instance += 1;
    const list = { reference: node.type === 'orderedList' ? lists.ordered : lists.bullet, level: Math.min(level, 8), instance: this.instance };
    return node.children.flatMap(({ children: [first, ...rest] }) => [
      ...(first ? this.block(first, { level: level + 1, list }) : []),
      // A second paragraph of a point stands under the first, without a mark of its own.
      ...this.paragraphsOf(rest, { level: level + 1 }),
    ]);
  }

  private inlines(nodes: readonly RichNode[]): readonly ParagraphChild[] {
    return nodes.flatMap((node): readonly ParagraphChild[] => {
      if (node.type === 'hardBreak') return [new TextRun({ break: 1 })];
      if (node.mention) return [new TextRun(node.mention.label === '' ? { text: this.somebody } : { text: node.mention.label, bold: true })];
      // What is not bold is left unsaid: the style of a heading decides.
      const run = { text: node.text, ...(node.bold ? { bold: true } : {}), ...(node.italic ? { italics: true } : {}) };
      if (node.href === undefined) return [new TextRun(run)];
      const bare = node.href.replace(/^mailto:/i, '');
      const link = new ExternalHyperlink({ link: node.href, children: [new TextRun({ ...run, style: 'Hyperlink' })] });
      // Printed, nobody can press on it: the address stands beside its words, as in the PDF.
      return [node.href, bare].includes(node.text.trim()) ? [link] : [link, new TextRun({ ...run, text: ` (${bare})` })];
    });
  }
}
