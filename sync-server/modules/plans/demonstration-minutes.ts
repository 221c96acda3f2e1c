/** What was written in a meeting of the demonstration: as rich text, and as the update of the shared document that a tablet reads. */
import * as Y from 'yjs';
import type { RecordId } from '../../../src/domain/ids';
import type { Json } from '../../../src/domain/json';
import { nodesOf, type RichNode, type RichText } from '../../../src/domain/rich-text';

/** A line of the file each: a paragraph, `- ` an item of a list, `## ` a heading; `**` around what is bold. */
export const richTextOf = (lines: readonly string[]): RichText => {
  const blocks: Json[] = [];
  let items: Json[] = [];
  for (const line of lines) {
    if (line.startsWith('- ')) {
      if (items.length === 0) blocks.push({ type: 'bulletList', content: items });
      items.push({ type: 'listItem', content: [paragraph(line.slice(2))] });
      continue;
    }
    items = [];
    blocks.push(line.startsWith('## ') ? { type: 'heading', attrs: { level: 3 }, content: runs(line.slice(3)) } : paragraph(line));
  }
  return { type: 'doc', content: blocks };
};

const paragraph = (line: string): Json => ({ type: 'paragraph', content: runs(line) });

const runs = (line: string): readonly Json[] =>
  line
    .split('**')
    .map((text, index): Json => (index % 2 === 1 ? { type: 'text', text, marks: [{ type: 'bold' }] } : { type: 'text', text }))
    .filter((run) => (run as { readonly text: string }).text !== '');

/** One update (base64) with a fragment for every point of the agenda. `writer` names the session: the same one gives the same bytes. */
export const updateOf = (bodies: Readonly<Record<RecordId, RichText>>, writer: number): string => {
  const document = new Y.Doc({ gc: false });
  document.clientID = writer;
  document.transact(() => {
    for (const [item, text] of Object.entries(bodies)) document.getXmlFragment(item).insert(0, nodesOf(text).map(elementOf));
  });
  const update = Buffer.from(Y.encodeStateAsUpdate(document)).toString('base64');
  document.destroy();
  return update;
};

const elementOf = (node: RichNode): Y.XmlElement => {
  const element = new Y.XmlElement<{ level: number }>(node.type);
  if (node.type === 'heading') element.setAttribute('level', node.level);
  const isText = node.children.every(({ type }) => type === 'text');
  element.insert(0, isText ? [textOf(node.children)] : node.children.map(elementOf));
  return element as Y.XmlElement;
};

const textOf = (children: readonly RichNode[]): Y.XmlText => {
  const text = new Y.XmlText();
  text.applyDelta(children.map((run) => ({ insert: run.text, attributes: run.bold ? { bold: {} } : {} })));
  return text;
};
