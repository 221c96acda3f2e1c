/** What one point of the agenda says, read from its fragment of the shared document without the editor. */
import { XmlElement, XmlText, type Item, type XmlFragment } from 'yjs';
import type { Json } from '../../domain/json';
import type { RichText } from '../../domain/rich-text';

/** As plain data, also where this version does not know every part of it: whoever shows it asks `isRichText` first. */
export const textOfFragment = (fragment: XmlFragment): RichText => ({ type: 'doc', content: childrenOf(fragment) });

/**
 * Whether the editor can show an element. Two tablets that take different things from one list may leave a list of nothing,
 * or an item without its line: the editor shows no such element, so nothing else counts it as text either.
 */
export const isWhole = (element: XmlElement): boolean => needs[element.nodeName] === undefined || elementOf(element) !== undefined;

const childrenOf = (parent: XmlFragment): Json[] =>
  parent.toArray().flatMap((child): Json[] => {
    if (child instanceof XmlText) return textsOf(child);
    const element = child instanceof XmlElement ? elementOf(child) : undefined;
    return element === undefined ? [] : [element];
  });

const elementOf = (element: XmlElement): Json | undefined => {
  const attrs = withoutEmpty(element.getAttributes() as Readonly<Record<string, Json | undefined>>);
  const content = childrenOf(element);
  if (!(needs[element.nodeName]?.(content.map(typeOf)) ?? true)) return undefined;
  return { type: element.nodeName, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
};

const typeOf = (node: Json): Json | undefined => (node as Readonly<Record<string, Json>>)['type'];

const items = (types: readonly unknown[]): boolean => types.length > 0 && types.every((type) => type === 'listItem');

/** What an element must hold: as in the schema of the editor. */
const needs: Readonly<Record<string, (types: readonly unknown[]) => boolean>> = {
  bulletList: items,
  orderedList: items,
  listItem: ([first, ...others]) => first === 'paragraph' && !others.includes('text') && !others.includes('heading'),
  blockquote: (types) => types.length > 0 && !types.includes('text'),
};

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, Json>>;
}

const textsOf = (text: XmlText): Json[] =>
  (text.toDelta() as readonly Run[]).flatMap(({ insert, attributes }): Json[] => {
    if (typeof insert !== 'string' || insert === '') return [];
    const marks = Object.entries(attributes ?? {}).map(([name, attrs]) => markOf(name, attrs));
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });

const markOf = (name: string, attrs: Json): Json => {
  const known = attrs !== null && typeof attrs === 'object' && !Array.isArray(attrs) ? withoutEmpty(attrs as Readonly<Record<string, Json>>) : {};
  // The editor names a mark that may lie over another of its kind with a hash behind two strokes.
  return { type: name.split('--')[0] ?? name, ...(Object.keys(known).length > 0 ? { attrs: known } : {}) };
};

const withoutEmpty = (attrs: Readonly<Record<string, Json | undefined>>): Record<string, Json> =>
  Object.fromEntries(Object.entries(attrs).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, value] as const])));

/** The elements that are no whole ones, by name; what is in them is not asked. */
export const brokenIn = (parent: XmlFragment): readonly string[] =>
  parent.toArray().flatMap((child): readonly string[] => {
    if (!(child instanceof XmlElement) || needs[child.nodeName] === undefined) return [];
    return isWhole(child) ? brokenIn(child) : [placeOf(child) ?? ''];
  });

/** A part of the document as a name; the same on every device. */
export const placeOf = ({ _item }: { readonly _item: Item | null }): string | undefined => (_item ? `${_item.id.client}:${_item.id.clock}` : undefined);
