/**
 * A walk of writers: several tablets write the same minutes, words travel late and in any order, and one of them is refused.
 * At rest every word that nobody took away stands in the minutes or in the branch of the tablet that was refused.
 */
import type { DecisionRefusal } from '../../src/domain/deciding';
import { accept, refuse } from '../../src/domain/result';
import { plainText } from '../../src/domain/rich-text';
import { openDesk, type MinutesDesk } from '../../src/features/minutes/minutes-desk';
import { foldMinutes, type FoldedPart } from '../../src/features/minutes/minutes-fold';
import { textOfFragment } from '../../src/features/minutes/text-of-fragment';
import { chanceOf, type Chance } from './chance';
import { editPoint, watchPoint } from './headless-editor';

const points = ['i-1', 'i-2'];

interface Append {
  readonly id: string;
  readonly part: string;
  readonly index: number;
  readonly update: string;
  readonly author: string;
}

/** What one tablet keeps and knows. */
interface Writer {
  readonly name: string;
  readonly desk: MinutesDesk;
  /** Everything it kept, and of that what has not been sent. */
  readonly wrote: Append[];
  readonly outbox: Append[];
  readonly refused: Append[];
  readonly left: Map<string, string>;
  /** How far it has read what the server took. */
  read: number;
  opening: number;
  readonly chance: Chance;
}

export interface MinutesWalked {
  readonly written: number;
  readonly deleted: number;
  /** Nobody took them away, and they are nowhere. */
  readonly missing: readonly string[];
  /** They stand in the minutes only because they were looked for. */
  readonly rescued: number;
  readonly refused: number;
  /** Tablets that show another text than the server's words make. */
  readonly apart: readonly string[];
}

interface Options {
  readonly writers?: number;
  readonly edits?: number;
}

export const walkMinutes = async (seed: number, { writers: count = 3, edits = 300 }: Options = {}): Promise<MinutesWalked> => {
  const chance = chanceOf(seed);
  const log: Append[] = [];
  const taken = new Map<string, number>();
  const writers = Array.from({ length: count }, (_, index) => aWriter(`w${index}`, chanceOf(seed * 31 + index)));
  const [written, deleted] = [new Set<string>(), new Set<string>()];
  const word = wordsOf(written);
  const unlucky = { writer: chance.below(count), at: chance.below(count * edits) };
  let isRefusing = false;

  const push = (writer: Writer): void => {
    for (const append of writer.outbox.splice(0, 1 + chance.below(8))) {
      const length = taken.get(append.part) ?? 0;
      const isUnlucky = isRefusing && writer === writers[unlucky.writer];
      if (isUnlucky || append.index !== length) {
        if (isUnlucky) isRefusing = false;
        writer.refused.push(append);
        continue;
      }
      taken.set(append.part, length + 1);
      log.push(append);
    }
  };
  const pull = (writer: Writer, howFar: number): void => {
    writer.read = Math.max(writer.read, Math.min(log.length, howFar));
    show(writer, log.slice(0, writer.read));
  };

  for (let edit = 0; edit < count * edits; edit += 1) {
    if (edit === unlucky.at) isRefusing = true;
    const writer = chance.pick(writers);
    const { before, after } = editPoint(writer.desk.state().document, chance.happens(0.7) ? 'i-1' : 'i-2', chance, word);
    for (const each of wordsIn(before)) if (!after.includes(each)) deleted.add(each);
    if (chance.happens(0.3)) await writer.desk.flush();
    if (chance.happens(0.1)) settles(writer, chance, deleted);
    if (chance.happens(0.12)) push(writer);
    if (chance.happens(0.1)) pull(writer, writer.read + chance.below(40));
  }
  // An editor may put together what came in: that goes out again, until nobody has anything to say.
  for (let before = -1; before !== log.length; ) {
    before = log.length;
    for (const writer of writers) {
      await writer.desk.flush();
      while (writer.outbox.length > 0) push(writer);
    }
    for (const writer of writers) pull(writer, log.length);
  }
  return told(writers, log, written, deleted);
};

const aWriter = (name: string, chance: Chance): Writer => {
  const [wrote, outbox, refused, left] = [[] as Append[], [] as Append[], [] as Append[], new Map<string, string>()];
  let number = 0;
  const append = async ({ part, index, update }: { readonly part: string; readonly index: number; readonly update: string }) => {
    const kept = { id: `${name}/${(number += 1)}`, part, index, update, author: name };
    wrote.push(kept);
    outbox.push(kept);
    return accept(null) as ReturnType<typeof accept<null>> | ReturnType<typeof refuse<DecisionRefusal>>;
  };
  const desk = openDesk({
    meeting: 'r-1',
    now: () => 1,
    disk: { newName: () => `${name}-${(number += 1)}`, append, keep: async (words) => left.set(words.name, words.update), discard: async (each) => left.delete(each) },
  });
  desk.receive({ parts: [], items: points, refused: [] });
  const writer = { name, desk, wrote, outbox, refused, left, read: 0, opening: 0, chance };
  sitDown(writer);
  return writer;
};

/** Words of three letters that no other word has, now and then with a picture in it. */
const wordsOf = (written: Set<string>) => (): string => {
  const at = written.size * 2;
  const middle = written.size % 7 === 0 ? String.fromCodePoint(0x1f600 + (written.size % 70)) : '·';
  const word = `${String.fromCharCode(0x4e00 + at)}${middle}${String.fromCharCode(0x4e01 + at)}`;
  written.add(word);
  return word;
};

const wordsIn = (text: string): readonly string[] => text.match(/[\u4e00-\u9fff](?:·|[\u{1f600}-\u{1f64f}])[\u4e00-\u9fff]/gu) ?? [];

const partsOf = (appends: readonly Append[]): readonly FoldedPart[] => {
  const parts = new Map<string, { readonly id: string; readonly author: string; readonly at: number; readonly updates: string[] }>();
  for (const { part, update, author } of appends) {
    const known = parts.get(part);
    if (known) known.updates.push(update);
    else parts.set(part, { id: part, author, at: 1, updates: [update] });
  }
  return [...parts.values()];
};

/** What the server took as far as it is known here, and over it what this tablet wrote itself. */
const show = (writer: Writer, known: readonly Append[]): void => {
  const settled = new Set([...known, ...writer.refused].map(({ id }) => id));
  const own = writer.wrote.filter(({ id }) => !settled.has(id));
  writer.desk.receive({ parts: partsOf([...known, ...own]), items: points, refused: writer.refused.map(({ id }) => id) });
  if (writer.desk.state().opening === writer.opening) return;
  writer.opening = writer.desk.state().opening;
  sitDown(writer);
};

/** The editors open on the document; its name in the shared one is chance that can be repeated. */
const sitDown = ({ desk, chance }: Writer): void => {
  const { document } = desk.state();
  document.clientID = chance.below(2 ** 31);
  points.forEach((point) => watchPoint(document, point));
};

const settles = (writer: Writer, chance: Chance, deleted: Set<string>): void => {
  const lost = writer.desk.state().lost;
  const words = lost.length > 0 ? chance.pick(lost) : undefined;
  if (!words) return;
  const how = chance.happens(0.5) ? 'insert' : 'dismiss';
  if (how === 'dismiss') wordsIn(words.text).forEach((each) => deleted.add(each));
  writer.desk.settle(words, how);
};

const told = (writers: readonly Writer[], log: readonly Append[], written: ReadonlySet<string>, deleted: ReadonlySet<string>): MinutesWalked => {
  const fold = foldMinutes();
  fold.take(partsOf(log), points);
  const textOf = (read: (point: string) => string): string => points.map(read).join('\n');
  const standing = textOf((point) => plainText(textOfFragment(fold.document.getXmlFragment(point))));
  const minutes = textOf((point) => plainText(fold.bodies()[point] ?? null));
  const branches = writers.map(({ refused, left, name }) => {
    const branch = foldMinutes();
    branch.take([...partsOf(log), { id: 'branch', author: name, at: 1, updates: [...refused.map(({ update }) => update), ...left.values()] }], points);
    return textOf((point) => plainText(branch.bodies()[point] ?? null));
  });
  const expected = [...written].filter((each) => !deleted.has(each));
  return {
    written: written.size,
    deleted: deleted.size,
    missing: expected.filter((each) => !minutes.includes(each) && !branches.some((branch) => branch.includes(each))),
    rescued: expected.filter((each) => minutes.includes(each) && !standing.includes(each)).length,
    refused: writers.reduce((sum, { refused, left }) => sum + refused.length + left.size, 0),
    apart: writers.flatMap(({ name, desk }) => {
      const { document, lost } = desk.state();
      const shown = textOf((point) => plainText(textOfFragment(document.getXmlFragment(point))));
      return shown === standing && JSON.stringify(lost) === JSON.stringify(fold.lost()) ? [] : [name];
    }),
  };
};
