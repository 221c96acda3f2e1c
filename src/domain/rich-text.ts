/**
 * Rich text of minutes: a document of paragraphs, headings, lists, bold, italics, links and mentions, as plain data.
 * The shape is that of the editor (ProseMirror JSON); nothing else passes the door, and no link leads anywhere but to the web or a mailbox.
 */
import type { Json } from './json';

export type RichText = Json;

interface Node {
  readonly type: string;
  readonly content: readonly Node[];
  readonly text: string;
  readonly attrs: Readonly<Record<string, Json>>;
  readonly marks: readonly { readonly type: string; readonly attrs: Readonly<Record<string, Json>> }[];
}

export const emptyText: RichText = { type: 'doc', content: [] };

export const mentionKinds = ['commitment', 'milestone', 'person'] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** Longest document of one point of the agenda, as letters of JSON. */
export const richTextLetters = 200_000;

const children: Readonly<Record<string, readonly string[]>> = {
  doc: ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'],
  blockquote: ['paragraph', 'heading', 'bulletList', 'orderedList'],
  paragraph: ['text', 'hardBreak', 'mention'],
  heading: ['text', 'hardBreak', 'mention'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
  text: [],
  hardBreak: [],
  mention: [],
};

const attributes: Readonly<Record<string, Readonly<Record<string, (value: Json) => boolean>>>> = {
  heading: { level: (value) => value === 2 || value === 3 },
  orderedList: { start: (value) => value === null || (typeof value === 'number' && Number.isInteger(value)), type: (value) => value === null },
  mention: {
    kind: (value) => (mentionKinds as readonly Json[]).includes(value),
    id: (value) => typeof value === 'string' && value.length <= 120,
    label: (value) => typeof value === 'string' && value.length <= 300,
  },
};

const markAttributes: Readonly<Record<string, readonly string[]>> = { bold: [], italic: [], link: ['href', 'target', 'rel', 'class', 'title'] };

/** True of a link that a reader may follow. */
export const isSafeLink = (href: Json | undefined): boolean => typeof href === 'string' && href.length <= 2000 && /^(https?:\/\/|mailto:)[^\s]+$/i.test(href);

/** Whether a value is rich text of ours and nothing else. */
export const isRichText = (value: unknown): value is RichText => isKnownText(value) && !isTooLong(value);

/** The same, however long it is: what is too long can still be read, and made shorter. */
export const isKnownText = (value: unknown): value is RichText => isNode(value) && value.type === 'doc' && isKnown(value, 0);

/** True of what no record takes. */
export const isTooLong = (text: RichText): boolean => JSON.stringify(text).length > richTextLetters;

/** What all points together may weigh, in bytes of JSON: an approval carries them in one change, and a request carries half a megabyte. */
export const richTextsBytes = 480_000;

/** True of minutes that no approval could carry, however short each point is. */
export const areTooLongTogether = (texts: readonly RichText[]): boolean => texts.reduce<number>((sum, text) => sum + bytesOf(JSON.stringify(text)), 0) > richTextsBytes;

/** In UTF-8. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object' && !Array.isArray(value);

const isNode = (value: unknown): value is Node => isObject(value) && typeof value['type'] === 'string' && (value['content'] === undefined || Array.isArray(value['content']));

const nodeKeys = ['type', 'content', 'text', 'attrs', 'marks'];
const deepest = 20;

const isKnown = (node: Node, depth: number): boolean => {
  const allowed = Object.hasOwn(children, node.type) ? children[node.type] : undefined;
  if (!allowed || depth > deepest || Object.keys(node).some((key) => !nodeKeys.includes(key))) return false;
  if (node.type === 'text' ? typeof node.text !== 'string' : node.text !== undefined) return false;
  return areAttributesKnown(node) && areMarksKnown(node) && ((node.content as readonly unknown[] | undefined) ?? []).every((child) => isNode(child) && allowed.includes(child.type) && isKnown(child, depth + 1));
};

const areAttributesKnown = ({ type, attrs }: Node): boolean => {
  if (attrs === undefined) return type !== 'mention';
  const known = attributes[type] ?? {};
  return isObject(attrs) && Object.entries(attrs).every(([name, value]) => Object.hasOwn(known, name) && (known[name]?.(value as Json) ?? false));
};

const areMarksKnown = ({ marks }: Node): boolean =>
  marks === undefined ||
  (Array.isArray(marks) &&
    marks.every((mark: unknown) => {
      if (!isObject(mark) || typeof mark['type'] !== 'string' || !Object.hasOwn(markAttributes, mark['type'])) return false;
      const attrs = (mark['attrs'] ?? {}) as Readonly<Record<string, Json>>;
      const known = markAttributes[mark['type']] ?? [];
      return isObject(attrs) && Object.keys(attrs).every((name) => known.includes(name)) && (mark['type'] !== 'link' || isSafeLink(attrs['href']));
    }));

/** The nodes of a document that renderers walk; nothing of what is not rich text. */
export const nodesOf = (text: RichText): readonly RichNode[] => (isNode(text) ? (text.content ?? []).map(richNode) : []);

export interface RichNode {
  readonly type: string;
  readonly text: string;
  readonly level: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | undefined;
  readonly mention: { readonly kind: MentionKind; readonly id: string; readonly label: string } | undefined;
  readonly children: readonly RichNode[];
}

const richNode = (node: Node): RichNode => {
  const marks = node.marks ?? [];
  const href = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
  const { kind, id, label } = (node.attrs ?? {}) as Readonly<Record<string, Json>>;
  return {
    type: node.type,
    text: node.text ?? '',
    level: Number(node.attrs?.['level'] ?? 2),
    bold: marks.some(({ type }) => type === 'bold'),
    italic: marks.some(({ type }) => type === 'italic'),
    href: isSafeLink(href) ? String(href) : undefined,
    mention: node.type === 'mention' ? { kind: kind as MentionKind, id: String(id), label: String(label) } : undefined,
    children: (node.content ?? []).map(richNode),
  };
};

/** Its words, a line per block. */
export const plainText = (text: RichText): string => nodesOf(text).map(linesOf).join('\n').trim();

const linesOf = (node: RichNode): string => {
  if (node.type === 'text') return node.text;
  if (node.type === 'hardBreak') return '\n';
  if (node.mention) return node.mention.label;
  const isBlock = node.children.some(({ type }) => type !== 'text' && type !== 'hardBreak' && type !== 'mention');
  return node.children.map(linesOf).join(isBlock ? '\n' : '');
};

export const isBlankText = (text: RichText): boolean => plainText(text) === '';

/** The same document where a mention of a person keeps its name only if `named` says so. */
export const withoutNames = (text: RichText, named: (label: string) => boolean): RichText => {
  if (Array.isArray(text)) return (text as readonly Json[]).map((each) => withoutNames(each, named));
  if (!isObject(text)) return text;
  const node = text as Readonly<Record<string, Json>>;
  const attrs = node['attrs'] as Readonly<Record<string, Json>> | undefined;
  if (node['type'] === 'mention' && attrs?.['kind'] === 'person' && !named(String(attrs['label']))) return { type: 'mention', attrs: { kind: 'person', id: '', label: '' } };
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withoutNames(value, named)]));
};
