/** Plain rich text put into a document of its own, where the editor can change it. */
import { Doc, XmlElement, XmlText, type XmlFragment } from 'yjs';
import type { RecordId } from '../../domain/ids';
import { nodesOf, type RichNode, type RichText } from '../../domain/rich-text';

/** A document that nobody shares, with a fragment for each point. */
export const documentOf = (bodies: Readonly<Record<RecordId, RichText>>): Doc => {
  const document = new Doc();
  document.transact(() => {
    for (const [item, text] of Object.entries(bodies)) fill(document.getXmlFragment(item), nodesOf(text));
  });
  return document;
};

const fill = (parent: XmlFragment, nodes: readonly RichNode[]): void => {
  for (const node of nodes) {
    const last = parent.length > 0 ? parent.get(parent.length - 1) : undefined;
    if (node.type === 'text') {
      const text = last instanceof XmlText ? last : new XmlText();
      if (text !== last) parent.insert(parent.length, [text]);
      text.insert(text.length, node.text, marksOf(node));
      continue;
    }
    const element = new XmlElement<Record<string, string | number>>(node.type);
    parent.insert(parent.length, [element as XmlElement]);
    if (node.type === 'heading') element.setAttribute('level', node.level);
    if (node.mention) for (const [name, value] of Object.entries(node.mention)) element.setAttribute(name, value);
    fill(element, node.children);
  }
};

/** Every look is named, also those it does not wear: a text put behind a bold one is not bold by that. */
const marksOf = ({ bold, italic, href }: RichNode) => ({ bold: bold ? {} : null, italic: italic ? {} : null, link: href === undefined ? null : { href } });
