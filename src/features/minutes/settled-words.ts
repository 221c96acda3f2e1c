/** Lost words that somebody has looked at: said in the shared document itself, so that every device knows. */
import { XmlElement, XmlText, type Doc, type Map as SharedMap } from 'yjs';
import type { Deletions, Span } from './deletions';
import type { LostWords } from './lost-words';
import { placeOf } from './text-of-fragment';
import { paragraphsOf } from './with-lost-words';

/** Beside the fragments of the points, each of which has the name of a record. */
const settled = (document: Doc): SharedMap<number> => document.getMap('settled');

const nameOf = ({ client, clock }: Span): string => `${client}:${clock}`;

export const settledIn = (document: Doc): Deletions => {
  const clients = new Map<number, { clock: number; len: number }[]>();
  for (const [name, length] of settled(document).entries()) {
    const [client, clock] = name.split(':').map(Number);
    if (client === undefined || !Number.isInteger(client) || !Number.isInteger(clock) || !Number.isInteger(length)) continue;
    clients.set(client, [...(clients.get(client) ?? []), { clock: Number(clock), len: length }]);
  }
  return { clients } as Deletions;
};

export const isSettled = (document: Doc, { spans }: LostWords): boolean => spans.every((span) => (settled(document).get(nameOf(span)) ?? 0) >= span.length);

/** Whether the words go into the text, behind the block they stood behind, or are needed no more. */
export type Settling = 'insert' | 'dismiss';

export const settle = (document: Doc, words: LostWords, how: Settling): void =>
  document.transact(() => {
    for (const span of words.spans) settled(document).set(nameOf(span), span.length);
    if (how === 'dismiss') return;
    const fragment = document.getXmlFragment(words.item);
    const behind = fragment.toArray().findIndex((each) => placeOf(each) === words.behind);
    const paragraphs = paragraphsOf(words).map((text) => {
      const paragraph = new XmlElement('paragraph');
      paragraph.insert(0, [new XmlText(text)]);
      return paragraph;
    });
    fragment.insert(words.behind === undefined ? 0 : behind < 0 ? fragment.length : behind + 1, paragraphs);
  });
