/**
 * Words that nobody took away and that stand nowhere in the text.
 *
 * Where one tablet makes a heading or a list of a paragraph, joins it to another or deletes it, the shared document takes the
 * paragraph away with all that tablet knew of it. What another tablet wrote in it meanwhile goes down with it, though nobody
 * ever deleted it. Every update says by itself which letters its writer deleted: a letter that is gone and that no update
 * names is such a word. So whoever has the same updates finds the same words, and none can be missed.
 */
import { ContentString, ContentType, XmlElement, XmlText, type Doc, type Item } from 'yjs';
import type { RecordId, UserId } from '../../domain/ids';
import { leftOf, takes, takesLetter, together, type Deletions, type Span } from './deletions';
import { isWhole, placeOf } from './text-of-fragment';

export interface LostPiece {
  readonly text: string;
  /** Not of the paragraph that was taken away, but written in it meanwhile. */
  readonly isLost: boolean;
}

/** What was written in one paragraph that somebody else took away or changed at the same time. */
export interface LostWords {
  readonly id: string;
  readonly item: RecordId;
  readonly authors: readonly UserId[];
  /** The paragraph as it would read had nobody taken it away. */
  readonly pieces: readonly LostPiece[];
  /** The words alone. */
  readonly text: string;
  readonly spans: readonly Span[];
  /** How many blocks of the point stand before them, and the last of these. */
  readonly after: number;
  readonly behind: string | undefined;
}

export interface LookedFor {
  readonly document: Doc;
  readonly items: readonly RecordId[];
  /** What each update took away. */
  readonly deletions: readonly Deletions[];
  /** All of it, and what people have settled. */
  readonly accounted: Deletions;
  readonly authorOf: (client: number) => UserId | undefined;
}

/** Needs a document that forgets nothing of what was deleted. */
export const findLostWords = (looked: LookedFor): readonly LostWords[] =>
  looked.items.flatMap((item) => {
    const found: LostWords[] = [];
    const place: Place = { item, after: 0, behind: undefined };
    for (const each of itemsOf(looked.document.getXmlFragment(item))) {
      const block = typeOf(each);
      if (!block) continue;
      found.push(...lostIn(block, isGone(each, block), place, looked));
      if (!isGone(each, block)) Object.assign(place, { after: place.after + 1, behind: placeOf(block) });
    }
    return found;
  });

interface Place {
  readonly item: RecordId;
  after: number;
  behind: string | undefined;
}

/** Of the shared document, below the surface: an element that was taken away answers no questions. */
interface Type {
  readonly _start: Item | null;
  readonly _item: Item | null;
}

const typeOf = ({ content }: Item): Type | undefined => (content instanceof ContentType ? (content.type) : undefined);

const isGone = (item: Item, type: Type): boolean => item.deleted || (type instanceof XmlElement && !isWhole(type));

function* itemsOf(type: Type): Generator<Item> {
  for (let item = type._start; item; item = item.right) yield item;
}

const inlineElements = ['mention', 'hardBreak'];
const isInline = (type: Type): boolean => type instanceof XmlText || (type instanceof XmlElement && inlineElements.includes(type.nodeName));

/** A block is where text stands: its own texts first, then the blocks in it. */
const lostIn = (type: Type, gone: boolean, place: Place, looked: LookedFor): readonly LostWords[] => {
  if (isInline(type)) return [];
  const letters: Letters[] = [];
  const within: LostWords[] = [];
  for (const each of itemsOf(type)) {
    const child = typeOf(each);
    if (!child) continue;
    if (isInline(child)) letters.push(...lettersOf(each, child, gone || each.deleted, looked.accounted));
    else within.push(...lostIn(child, gone || isGone(each, child), place, looked));
  }
  const own = lostWordsOf(letters, place, looked);
  return own ? [own, ...within] : within;
};

interface Letters {
  readonly span: Span;
  readonly text: string;
  readonly state: 'stands' | 'taken' | 'lost';
  /** The text or part they stand in. */
  readonly inside: Item;
}

const lettersOf = (item: Item, type: Type, gone: boolean, accounted: Deletions): readonly Letters[] =>
  type instanceof XmlElement
    ? namesIn(type).flatMap(({ span, name, deleted }) => piecesOf(span, name, gone || deleted, item, accounted))
    : [...itemsOf(type)].flatMap((each) => (each.content instanceof ContentString ? piecesOf(spanOf(each), each.content.str, gone || each.deleted, item, accounted) : []));

const spanOf = ({ id, length }: Item): Span => ({ client: id.client, clock: id.clock, length });

interface Name {
  readonly span: Span;
  readonly name: string;
  readonly deleted: boolean;
}

/** What a mention says, and what it said before: an editor may give an old one a new name, and two at once leave one. */
const namesIn = (element: XmlElement): readonly Name[] => {
  const names: Name[] = [];
  for (let item = element._map.get('label') ?? null; item; item = item.left) {
    const { id, deleted, content } = item;
    // Neighbours that are gone may have become one.
    names.unshift(...content.getContent().map((name, at): Name => ({ span: { client: id.client, clock: id.clock + at, length: 1 }, name: String(name), deleted })));
  }
  return names;
};

const piecesOf = (span: Span, text: string, gone: boolean, inside: Item, accounted: Deletions): readonly Letters[] => {
  if (!gone) return [{ span, text, state: 'stands', inside }];
  const lost = leftOf(span, accounted);
  const pieces: Letters[] = [];
  let at = span.clock;
  const upTo = (clock: number, state: Letters['state']): void => {
    if (clock > at) pieces.push({ span: { ...span, clock: at, length: clock - at }, text: span.length === 1 ? text : text.slice(at - span.clock, clock - span.clock), state, inside });
    at = clock;
  };
  for (const { clock, length } of lost) {
    upTo(clock, 'taken');
    upTo(clock + length, 'lost');
  }
  upTo(span.clock + span.length, 'taken');
  return pieces;
};

const lostWordsOf = (letters: readonly Letters[], { item, after, behind }: Place, { deletions, authorOf }: LookedFor): LostWords | undefined => {
  const lost = letters.filter(({ state, text }) => state === 'lost' && text !== '');
  const first = lost[0];
  if (!first || lost.every(({ text }) => text.trim() === '')) return undefined;
  const pieces = joined(letters.flatMap(({ state, text, span, inside }): readonly LostPiece[] => {
    if (state !== 'taken') return [{ text, isLost: state === 'lost' }];
    const withIt = together(deletions.filter((each) => takes(each, inside.id)));
    const seen = [...text].map((letter) => letter.length);
    let at = 0;
    return seen.map((length) => {
      const piece = { text: text.slice(at, at + length), clock: span.clock + at };
      at += length;
      return { text: takesLetter(withIt, { client: span.client, clock: piece.clock }) ? piece.text : '', isLost: false };
    });
  }));
  const authors = [...new Set(lost.flatMap(({ span }) => authorOf(span.client) ?? []))];
  const text = pieces.filter(({ isLost }) => isLost).map((piece) => piece.text.trim()).filter((words) => words !== '').join(' … ');
  return { id: `${first.span.client}:${first.span.clock}`, item, authors, pieces, text, spans: lost.map(({ span }) => span), after, behind };
};

const joined = (pieces: readonly LostPiece[]): readonly LostPiece[] => {
  const whole: LostPiece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.text === '') continue;
    if (last?.isLost === piece.isLost) whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
};
