/** Which words two texts do not share. Pure, and the same both ways: what differs in one is not what differs in the other. */
export interface TextPart {
  readonly text: string;
  readonly differs: boolean;
}

export interface WordDifference {
  readonly one: readonly TextPart[];
  readonly other: readonly TextPart[];
}

/** Both texts in parts; put together, the parts of each give it back letter by letter. */
export const wordDifference = (one: string, other: string): WordDifference => {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const shared = sharedWords(left, right);
  return { one: partsOf(one, new Set(shared.map(([index]) => index))), other: partsOf(other, new Set(shared.map(([, index]) => index))) };
};

const wordsOf = (text: string): readonly string[] => text.match(/\S+/g) ?? [];

type Pair = readonly [left: number, right: number];

/** The longest common subsequence of words, as pairs of places. */
const sharedWords = (left: readonly string[], right: readonly string[]): readonly Pair[] => {
  const lengths = commonLengths(left, right);
  const width = right.length + 1;
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; row < left.length && column < right.length; ) {
    if (left[row] === right[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
};

/** At (row, column): how many words the rests of both texts share. Texts of 4,000 letters make a table of about half a million. */
const commonLengths = (left: readonly string[], right: readonly string[]): Uint16Array => {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const below = lengths[(row + 1) * width + column] ?? 0;
      const beside = lengths[row * width + column + 1] ?? 0;
      const after = lengths[(row + 1) * width + column + 1] ?? 0;
      lengths[row * width + column] = left[row] === right[column] ? after + 1 : Math.max(below, beside);
    }
  return lengths;
};

/** A space differs only between two words that differ. */
const partsOf = (text: string, shared: ReadonlySet<number>): readonly TextPart[] => {
  const wordCount = wordsOf(text).length;
  const differs = (word: number): boolean => word >= 0 && word < wordCount && !shared.has(word);
  let word = -1;
  return (text.match(/\s+|\S+/g) ?? []).reduce<readonly TextPart[]>((parts, piece) => {
    const isSpace = piece.trim() === '';
    if (!isSpace) word += 1;
    return withPiece(parts, { text: piece, differs: differs(word) && (!isSpace || differs(word + 1)) });
  }, []);
};

const withPiece = (parts: readonly TextPart[], piece: TextPart): readonly TextPart[] => {
  const last = parts.at(-1);
  return last?.differs === piece.differs ? [...parts.slice(0, -1), { text: last.text + piece.text, differs: piece.differs }] : [...parts, piece];
};
