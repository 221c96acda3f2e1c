/** The editor of minutes without a screen: the same schema, the same commands, the same way from its document to the shared one. */
import { getSchema } from '@tiptap/core';
import { joinBackward, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection, type Command, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Doc } from 'yjs';
import { minutesSchema } from '../../src/features/minutes/minutes-schema';
import type { Chance } from './chance';

const schema = getSchema(minutesSchema);
const type = (name: string) => schema.nodes[name] as NonNullable<(typeof schema.nodes)[string]>;

/** Words stand between spaces; everything is done at their edges, so that a word is whole or gone. */
const edgesOf = (document: Node): readonly number[] => {
  const edges: number[] = [];
  document.descendants((node, at) => {
    if (!node.isTextblock) return true;
    edges.push(at + 1, at + 1 + node.content.size);
    node.forEach((child, offset) => {
      for (const match of (child.text ?? '').matchAll(/ /g)) edges.push(at + 1 + offset + match.index);
    });
    return false;
  });
  return edges;
};

const select = (state: EditorState, from: number, to = from): Transaction => state.tr.setSelection(TextSelection.create(state.doc, from, to));

/** A point of the minutes in one writer's editor, bound to the document as it stands. */
export const watchPoint = (document: Doc, point: string): void => {
  const fragment = document.getXmlFragment(point);
  // The binding reads the document anew whenever anything comes in, and puts aside what it cannot show.
  fragment.observeDeep((_events, { local }) => {
    if (!local) initProseMirrorDoc(fragment, schema);
  });
};

export interface Edited {
  readonly before: string;
  readonly after: string;
}

/** One random act of a writer in one point. */
export const editPoint = (document: Doc, point: string, chance: Chance, word: () => string): Edited => {
  const fragment = document.getXmlFragment(point);
  const { doc: shown, mapping } = initProseMirrorDoc(fragment, schema);
  const whole = shown.content.size > 0 ? shown : (type('doc').createAndFill() as Node);
  const state = EditorState.create({ doc: whole, schema });
  const next = edited(state, chance, word);
  document.transact(() => updateYFragment(document, fragment, next.doc, { mapping, isOMark: new Map() }), ySyncPluginKey);
  return { before: textOf(whole), after: textOf(next.doc) };
};

const textOf = (node: Node): string => node.textBetween(0, node.content.size, ' ', (leaf) => String(leaf.attrs['label'] ?? ' '));

const edited = (start: EditorState, chance: Chance, word: () => string): EditorState => {
  const edges = edgesOf(start.doc);
  const at = chance.pick(edges);
  const state = start.apply(select(start, at));
  const done = (command: Command, from = state): EditorState => {
    let next = from;
    command(from, (transaction) => (next = from.apply(transaction)));
    return next;
  };
  switch (chance.below(20)) {
    case 0: return done(splitListItem(type('listItem'))) === state ? done(splitBlock) : done(splitListItem(type('listItem')));
    case 1: return done(splitBlock);
    case 2: return done(joinBackward, state.apply(select(state, state.doc.resolve(at).start())));
    case 3: return done(setBlockType(type('heading'), { level: 2 }));
    case 4: return done(setBlockType(type('paragraph')));
    case 5: return done(wrapInList(type('bulletList')));
    case 6: return done(wrapInList(type('orderedList')));
    case 7: return done(liftListItem(type('listItem')));
    case 8: return done(sinkListItem(type('listItem')));
    case 9: return done(wrapIn(type('blockquote')));
    case 10: return withMark(state, at, chance, edges);
    case 11: return state.apply(state.tr.insert(at, type('mention').create({ kind: 'person', id: 'x', label: word() })));
    case 12: return chance.happens(0.3) ? withoutRange(state, edges, chance) : state;
    default: return state.apply(state.tr.insertText(` ${word()} `, at));
  }
};

const withMark = (state: EditorState, at: number, chance: Chance, edges: readonly number[]): EditorState => {
  const to = chance.pick(edges);
  let next = state;
  const selected = state.apply(select(state, Math.min(at, to), Math.max(at, to)));
  toggleMark(schema.marks['bold'] as NonNullable<(typeof schema.marks)[string]>)(selected, (transaction) => (next = selected.apply(transaction)));
  return next;
};

/** Deletes from one edge to another not far away: some words, or a block or two. */
const withoutRange = (state: EditorState, edges: readonly number[], chance: Chance): EditorState => {
  const sorted = [...edges].sort((one, other) => one - other);
  const first = chance.below(sorted.length);
  const [from, to] = [sorted[first] ?? 1, sorted[Math.min(sorted.length - 1, first + 1 + chance.below(6))] ?? 1];
  return state.apply(select(state, from, to).deleteSelection());
};
