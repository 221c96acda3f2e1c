/** Rich text of the minutes as content of a PDF. */
import type { Content } from 'pdfmake/interfaces';
import type { RichNode } from '../domain/rich-text';

/** `somebody` stands where a person's name was left out. */
export const pdfRichText = (nodes: readonly RichNode[], somebody: string): Content[] => nodes.map((node) => blockOf(node, somebody));

const blockOf = (node: RichNode, somebody: string): Content => {
  switch (node.type) {
    case 'heading':
      return { text: inlinesOf(node.children, somebody), style: node.level === 2 ? 'textHeading' : 'textSubheading', headlineLevel: 3 };
    case 'bulletList':
      return { ul: listItems(node, somebody), style: 'list' };
    case 'orderedList':
      return { ol: listItems(node, somebody), style: 'list' };
    case 'blockquote':
      return { stack: pdfRichText(node.children, somebody), style: 'quote' };
    default:
      return { text: inlinesOf(node.children, somebody), style: 'paragraph' };
  }
};

const listItems = (node: RichNode, somebody: string): Content[] => node.children.map((item) => ({ stack: pdfRichText(item.children, somebody) }));

const inlinesOf = (nodes: readonly RichNode[], somebody: string): Content[] => {
  const inlines = nodes.flatMap((node): Content[] => {
    if (node.type === 'hardBreak') return [{ text: '\n' }];
    if (node.mention) return [node.mention.label === '' ? { text: somebody } : { text: node.mention.label, bold: true }];
    const look = { ...(node.bold ? { bold: true } : {}), ...(node.italic ? { italics: true } : {}) };
    if (node.href === undefined) return [{ text: node.text, ...look }];
    return [{ text: node.text, ...look, link: node.href, decoration: 'underline', color: '#2756ab' }, ...addressBeside(node, look)];
  });
  // A line without a letter keeps its height.
  return inlines.length === 0 ? [{ text: ' ' }] : inlines;
};

/** Nobody can press on paper: the address stands beside its words, unless it is its words. */
const addressBeside = ({ text, href = '' }: RichNode, look: object): Content[] => {
  const bare = href.replace(/^mailto:/i, '');
  return text.trim() === href || text.trim() === bare ? [] : [{ text: ` (${bare})`, ...look }];
};
