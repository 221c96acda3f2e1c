/** What a corrected version says otherwise: the lines of each point of the agenda that are not in both, word by word. */
import type { MinutesRecord } from '../domain/minutes';
import { plainText } from '../domain/rich-text';
import { wordDifference, type TextPart } from '../ui/word-difference';

export interface ItemDifference {
  readonly id: string;
  readonly title: string;
  readonly before: readonly TextPart[];
  readonly after: readonly TextPart[];
}

/** Where more words than this meet, both texts are shown whole: comparing grows with the product of their lengths. */
const mostPairs = 4_000_000;

export const recordDifference = (former: MinutesRecord, later: MinutesRecord): readonly ItemDifference[] =>
  later.items.flatMap(({ id, title, body }) => {
    const before = plainText(former.items.find((item) => item.id === id)?.body ?? null);
    const after = plainText(body);
    return before === after ? [] : [{ id, title, ...differing(before, after) }];
  });

const differing = (before: string, after: string): Pick<ItemDifference, 'before' | 'after'> => {
  const [one, other] = withoutShared(before.split('\n'), after.split('\n'));
  if (wordCount(one) * wordCount(other) > mostPairs) return { before: [{ text: one, differs: true }], after: [{ text: other, differs: true }] };
  const words = wordDifference(one, other);
  return { before: words.one, after: words.other };
};

const wordCount = (text: string): number => text.split(/\s+/).length;

/** Lines that begin or end both texts are no difference. */
const withoutShared = (one: readonly string[], other: readonly string[]): readonly [string, string] => {
  const shortest = Math.min(one.length, other.length);
  let from = 0;
  while (from < shortest && one[from] === other[from]) from += 1;
  let last = 0;
  while (last < shortest - from && one[one.length - 1 - last] === other[other.length - 1 - last]) last += 1;
  return [one.slice(from, one.length - last).join('\n'), other.slice(from, other.length - last).join('\n')];
};
