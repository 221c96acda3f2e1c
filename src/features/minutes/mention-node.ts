/** A commitment, a milestone or a person named in the minutes: its id goes along, its label is what was read when it was named. */
import { Node } from '@tiptap/core';

const attribute = (name: string, otherwise: string) => ({
  default: otherwise,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? otherwise,
  renderHTML: (attributes: Readonly<Record<string, unknown>>) => ({ [`data-${name}`]: attributes[name] }),
});

export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ kind: attribute('kind', 'person'), id: attribute('id', ''), label: attribute('label', '') }),
  parseHTML: () => [{ tag: 'span[data-mention]', getAttrs: (element) => (isMention(element) ? null : false) }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-mention': '', class: 'mention' }, String(node.attrs['label'])],
  renderText: ({ node }) => String(node.attrs['label']),
});

const isMention = (element: HTMLElement): boolean =>
  ['commitment', 'milestone', 'person'].includes(element.getAttribute('data-kind') ?? '') && (element.getAttribute('data-id') ?? '').length <= 120 && (element.getAttribute('data-label') ?? '').length <= 300;
