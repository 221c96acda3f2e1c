import { getSchema } from '@tiptap/core';
import { Node as Written, type ContentMatch, type MarkType, type NodeType } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Doc } from 'yjs';
import { isRichText, mentionKinds, type RichText } from '../../domain/rich-text';
import { minutesSchema } from './minutes-schema';
import { textOfFragment } from './text-of-fragment';

const schema = getSchema(minutesSchema);

type Draw = (below: number) => number;

/** Any document that the schema allows, a few levels deep. */
const written = (draws: readonly number[]): Written => {
  let at = 0;
  const draw: Draw = (below) => (draws[at++ % draws.length] ?? 0) % below;
  return node(schema.topNodeType, 0, draw);
};

// The shared document keeps looks of text alone: a bold break or mention is the same without.
const node = (type: NodeType, depth: number, draw: Draw): Written => {
  if (type.isText) return schema.text(['hola', 'ñandú 🙂', 'مرحبا'][draw(3)] ?? '', marks(draw));
  return type.create(attributesOf(type, draw), type.inlineContent || !type.isLeaf ? contentOf(type, depth, draw) : null);
};

const contentOf = (type: NodeType, depth: number, draw: Draw): Written[] => {
  const content: Written[] = [];
  let match: ContentMatch | null = type.contentMatch;
  while (match && content.length < 3 && (!match.validEnd || draw(3) > 0)) {
    const possible: NodeType[] = [];
    for (let edge = 0; edge < match.edgeCount; edge += 1) possible.push(match.edge(edge).type);
    const shallow = depth > 3 ? possible.filter((each) => each.inlineContent || each.isInline) : possible;
    const next = (shallow.length > 0 ? shallow : possible)[draw((shallow.length > 0 ? shallow : possible).length)];
    if (!next) break;
    content.push(node(next, depth + 1, draw));
    match = match.matchType(next);
  }
  return content;
};

const attributesOf = (type: NodeType, draw: Draw): Record<string, unknown> => {
  if (type.name === 'heading') return { level: 2 + draw(2) };
  if (type.name === 'orderedList') return { start: 1 + draw(9) };
  return type.name === 'mention' ? { kind: mentionKinds[draw(3)], id: `x-${draw(9)}`, label: 'Ana' } : {};
};

const marks = (draw: Draw) => Object.values(schema.marks).flatMap((type: MarkType) => (draw(3) === 0 ? [type.create(type.name === 'link' ? { href: 'https://example.org/a' } : {})] : []));

const draws = fc.array(fc.nat(1_000), { minLength: 20, maxLength: 200 });

test('whatever the editor can hold is rich text of ours', () => {
  fc.assert(
    fc.property(draws, (numbers) => {
      const document = written(numbers);
      document.check();
      expect(isRichText(document.toJSON())).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('and is read from the shared document as the editor would say it', () => {
  fc.assert(
    fc.property(draws, (numbers) => {
      const document = written(numbers);
      const fragment = new Doc().getXmlFragment('i-1');
      prosemirrorToYXmlFragment(document, fragment);
      const text = textOfFragment(fragment);
      expect(isRichText(text)).toBe(true);
      expect(Written.fromJSON(schema, text as object).toJSON()).toEqual(Written.fromJSON(schema, merged(document.toJSON()) as object).toJSON());
    }),
    { numRuns: 200 },
  );
});

/** The document with neighbouring texts of one look as one: the shared document knows no border between them. */
const merged = (value: RichText): RichText => JSON.parse(JSON.stringify(Written.fromJSON(schema, value as object).toJSON())) as RichText;

test('it knows every part that rich text has, and no other', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual(['blockquote', 'bulletList', 'doc', 'hardBreak', 'heading', 'listItem', 'mention', 'orderedList', 'paragraph', 'text']);
  expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'italic', 'link']);
});
