/** What the editor of minutes knows: exactly what `isRichText` lets through, and nothing that only the editor could show. */
import type { Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { isSafeLink } from '../../domain/rich-text';
import { Mention } from './mention-node';

const blocks = '(paragraph | heading | bulletList | orderedList)';

const Quote = Blockquote.extend({ content: `${blocks}+` });
const Item = ListItem.extend({ content: 'paragraph (paragraph | bulletList | orderedList)*' });

/** Letters and roman numbers of other programs become numbers: the paper has one way to count. */
const Numbered = OrderedList.extend({
  addAttributes: () => ({ start: { default: 1, parseHTML: (element: HTMLElement) => Number.parseInt(element.getAttribute('start') ?? '', 10) || 1 } }),
});

const SafeLink = Link.extend({
  addAttributes: () => ({ href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') } }),
}).configure({ openOnClick: false, isAllowedUri: (address) => isSafeLink(address), defaultProtocol: 'https', HTMLAttributes: { rel: 'noopener nofollow ugc' } });

export const minutesSchema: Extensions = [
  Document.extend({ content: `(${blocks.slice(1, -1)} | blockquote)+` }),
  Paragraph,
  Text,
  Heading.configure({ levels: [2, 3] }),
  Bold,
  Italic,
  BulletList,
  Numbered,
  Item,
  ListKeymap,
  Quote,
  HardBreak,
  SafeLink,
  Mention,
];
