/**
 * How a part of a page looks, as data: taken from what stands there, and drawn again with nothing but elements and text.
 * It is a drawing: it answers to nobody, and holds no listener, no address of this tab's memory and nothing typed.
 */

/** A text, or an element: its name, its attributes, what stands in it. */
export type Glance = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, children: readonly Glance[]];

export interface Taking {
  /** The most elements that are taken, from the top of the page down; what comes after is further down than a screen. */
  readonly most: number;
  /** Another drawing in the place of an element; undefined takes it as it is. */
  readonly instead: (element: Element) => Glance | undefined;
}

export const glanceOf = (root: Element, { most, instead }: Taking): Glance => {
  let taken = 0;
  const take = (element: Element): Glance => {
    taken += 1;
    return instead(element) ?? [element.tagName, attributesOf(element), [...element.childNodes].flatMap(takeNode)];
  };
  const takeNode = (node: Node): readonly Glance[] => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ? [node.nodeValue] : [];
    return node instanceof Element && taken < most ? [take(node)] : [];
  };
  return take(root);
};

const attributesOf = (element: Element): Readonly<Record<string, string>> =>
  Object.fromEntries([...element.attributes].filter(({ name, value }) => name !== 'value' && !name.startsWith('on') && !value.startsWith('blob:')).map(({ name, value }) => [name, value]));

const svg = 'http://www.w3.org/2000/svg';

export const drawGlance = (glance: Glance, space: string | null = null): Node => {
  if (typeof glance === 'string') return document.createTextNode(glance);
  const [tag, attributes, children] = glance;
  const own = tag === 'svg' ? svg : space;
  const element = own === null ? document.createElement(tag) : document.createElementNS(own, tag);
  for (const [name, value] of Object.entries(attributes)) {
    // A page of ours may carry no style as an attribute; as a property it may.
    if (name === 'style') (element as HTMLElement | SVGElement).style.cssText = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.map((child) => drawGlance(child, tag === 'foreignObject' ? null : own)));
  return element;
};
