import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DecisionRefusal } from '../../domain/deciding';
import { plainText } from '../../domain/rich-text';
import { accept, refuse } from '../../domain/result';
import type { LeftWords } from '../../storage/minutes-words';
import { openDesk, type MinutesDesk } from './minutes-desk';
import { textOfFragment } from './text-of-fragment';
import { updateToText } from './update-text';

const items = ['i-1', 'i-2'];

/** A place where every tablet's parts meet, as rows of one plan; `refusing` says no to what comes next. */
const room = () => {
  const parts = new Map<string, string[]>();
  const left = new Map<string, string>();
  let names = 0;
  let refusing: DecisionRefusal | undefined;
  let isDiskFull = false;
  const rows = () => [...parts].map(([id, updates]) => ({ id, updates, author: 'lucia', at: 1 }));
  const desk = (): MinutesDesk =>
    openDesk({
      meeting: 'r-1',
      now: () => 1,
      disk: {
        newName: () => `s${(names += 1)}`,
        append: ({ part, index, update }) => {
          if (isDiskFull) return Promise.reject(new Error('full'));
          if (refusing) return Promise.resolve(refuse(refusing));
          const there = parts.get(part) ?? [];
          if (index !== there.length) return Promise.resolve(refuse({ problem: 'hole', why: String(there.length) }));
          parts.set(part, [...there, update]);
          return Promise.resolve(accept(null));
        },
        keep: ({ name, update }) => Promise.resolve(left.set(name, update)),
        discard: (name) => Promise.resolve(left.delete(name)),
      },
    });
  return {
    desk,
    rows,
    leftWords: (): readonly LeftWords[] => [...left].map(([name, update]) => ({ name, update })),
    refuse: (refusal: DecisionRefusal | undefined) => (refusing = refusal),
    fillDisk: (full: boolean) => (isDiskFull = full),
    put: (id: string, ...updates: string[]) => parts.set(id, updates),
  };
};

const write = (desk: MinutesDesk, item: string, text: string): void => {
  const paragraph = new XmlElement('paragraph');
  paragraph.insert(0, [new XmlText(text)]);
  const fragment = desk.state().document.getXmlFragment(item);
  fragment.insert(fragment.length, [paragraph]);
};

const wordsOf = (desk: MinutesDesk, item: string): string => plainText(textOfFragment(desk.state().document.getXmlFragment(item)));

beforeEach(() => {
  vi.useFakeTimers();
});

describe('two tablets that write the same minutes', () => {
  test('without a network show every word of both once they meet, alike', async () => {
    const place = room();
    const [one, other] = [place.desk(), place.desk()];
    write(one, 'i-1', 'Se leyó el informe.');
    write(other, 'i-1', 'Se discutió el plazo.');
    write(other, 'i-2', 'Nada más.');
    await Promise.all([one.flush(), other.flush()]);
    for (const desk of [one, other]) desk.receive({ parts: place.rows(), items, refused: [] });
    expect(wordsOf(one, 'i-1').split('\n').sort()).toEqual(['Se discutió el plazo.', 'Se leyó el informe.']);
    expect(wordsOf(other, 'i-1')).toBe(wordsOf(one, 'i-1'));
    expect(wordsOf(one, 'i-2')).toBe('Nada más.');
  });

  test('send nothing again of what came in', async () => {
    const place = room();
    const [one, other] = [place.desk(), place.desk()];
    write(one, 'i-1', 'Hola');
    await one.flush();
    other.receive({ parts: place.rows(), items, refused: [] });
    await other.flush();
    expect(place.rows()).toHaveLength(1);
    expect(other.state().keeping.kind).toBe('untouched');
  });
});

test('what is typed is kept within a second, and at once when it is much', async () => {
  const place = room();
  const desk = place.desk();
  write(desk, 'i-1', 'Hola');
  await vi.advanceTimersByTimeAsync(1000);
  expect(place.rows()).toHaveLength(1);
  write(desk, 'i-1', 'x'.repeat(5000));
  await vi.advanceTimersByTimeAsync(0);
  expect(place.rows()[0]?.updates).toHaveLength(2);
});

test('whoever types without a pause has every word kept within a second, right after a key and never before the next', async () => {
  const place = room();
  const desk = place.desk();
  const kept = (): number => place.rows()[0]?.updates.length ?? 0;
  const waiting: number[] = [];
  for (let key = 0; key < 40; key += 1) {
    waiting.push(performance.now());
    const before = kept();
    write(desk, 'i-1', `tecla ${key}`);
    await vi.advanceTimersByTimeAsync(0);
    const after = kept();
    if (after > before) waiting.length = 0;
    await vi.advanceTimersByTimeAsync(120);
    expect(kept()).toBe(after);
    expect(performance.now() - (waiting[0] ?? Infinity)).toBeLessThan(1000);
  }
  expect(kept()).toBeGreaterThanOrEqual(5);
});

test('words typed here change what is said of the points in a pause; those of others do at once', async () => {
  const place = room();
  const [one, other] = [place.desk(), place.desk()];
  write(one, 'i-1', 'x'.repeat(200_001));
  await one.flush();
  one.receive({ parts: place.rows(), items, refused: [] });
  other.receive({ parts: place.rows(), items, refused: [] });
  expect([one.state().long, other.state().long]).toEqual([[], ['i-1']]);
  await vi.advanceTimersByTimeAsync(400);
  expect(one.state().long).toEqual(['i-1']);
});

test('a part that is full is followed by the next', async () => {
  const place = room();
  const desk = place.desk();
  for (let count = 0; count < 61; count += 1) {
    write(desk, 'i-1', `línea ${count}`);
    await desk.flush();
  }
  expect(place.rows().map(({ id, updates }) => [id, updates.length])).toEqual([['r-1~part~s1~0', 60], ['r-1~part~s1~1', 1]]);
});

describe('a disk that refuses', () => {
  test('is asked again, and the screen says so meanwhile', async () => {
    const place = room();
    const desk = place.desk();
    place.fillDisk(true);
    write(desk, 'i-1', 'Hola');
    expect(await desk.flush()).toBe(false);
    expect(desk.state().keeping.kind).toBe('failed');
    place.fillDisk(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(desk.state().keeping.kind).toBe('saved');
    expect(place.rows()).toHaveLength(1);
  });
});

describe('words that are refused', () => {
  test('on this device already stay on the disk, and the document begins anew without them, in a session of its own', async () => {
    const place = room();
    const desk = place.desk();
    write(desk, 'i-1', 'A tiempo.');
    await desk.flush();
    desk.receive({ parts: place.rows(), items, refused: [] });
    place.refuse({ problem: 'closed', why: 'approved' });
    const former = desk.state().document;
    write(desk, 'i-1', 'Tarde.');
    await desk.flush();
    expect(desk.state()).toMatchObject({ opening: 1 });
    expect(desk.state().document.clientID).not.toBe(former.clientID);
    expect(wordsOf(desk, 'i-1')).toBe('A tiempo.');
    expect(place.leftWords()).toHaveLength(1);
  });

  test('by the server take with them what was typed after them', async () => {
    const place = room();
    const desk = place.desk();
    desk.receive({ parts: [], items, refused: ['old'] });
    write(desk, 'i-1', 'Tarde.');
    await desk.flush();
    write(desk, 'i-1', 'Más tarde.');
    desk.receive({ parts: [], items, refused: ['old', 'new'] });
    expect(wordsOf(desk, 'i-1')).toBe('');
    expect(place.leftWords()).toHaveLength(1);
    write(desk, 'i-1', 'De nuevo.');
    await desk.flush();
    expect(place.rows().map(({ id }) => id)).toEqual(['r-1~part~s1~0', 'r-1~part~s2~0']);
  });

  test('for their place only go on in the next part', async () => {
    const place = room();
    const desk = place.desk();
    place.put('r-1~part~s1~0', 'x', 'y');
    write(desk, 'i-1', 'Hola');
    expect(await desk.flush()).toBe(true);
    expect(place.rows().map(({ id }) => id)).toEqual(['r-1~part~s1~0', 'r-1~part~s1~1']);
  });
});

test('words that a page left behind go on with the next opening, and their draft is gone', async () => {
  const place = room();
  const [one, other] = [place.desk(), place.desk()];
  place.refuse({ problem: 'closed', why: 'scheduled' });
  write(one, 'i-1', 'Lo último.');
  await one.flush();
  place.refuse(undefined);
  other.receive({ parts: [], items, refused: [] });
  await other.recover([...place.leftWords(), { name: 'broken/1', update: '!' }]);
  expect(wordsOf(other, 'i-1')).toBe('Lo último.');
  expect(place.leftWords()).toEqual([]);
  const third = place.desk();
  third.receive({ parts: place.rows(), items, refused: [] });
  expect(wordsOf(third, 'i-1')).toBe('Lo último.');
});

test('what nobody can read is passed over and named; the rest is read', async () => {
  const place = room();
  const [one, other] = [place.desk(), place.desk()];
  write(one, 'i-1', 'Se lee.');
  await one.flush();
  place.put('r-1~part~garbage~0', 'AAAA', 'no base64!', updateToText(new Uint8Array([7, 255, 255, 3, 1])));
  other.receive({ parts: place.rows(), items, refused: [] });
  expect(wordsOf(other, 'i-1')).toBe('Se lee.');
  expect(other.state().unreadable).toEqual(['r-1~part~garbage~0']);
});

test('what a newer editor wrote is not put before this one: that point is read, and the words being typed go on', async () => {
  const place = room();
  const desk = place.desk();
  write(desk, 'i-2', 'Acá se sigue.');
  const newer = new Doc();
  newer.getXmlFragment('i-1').insert(0, [new XmlElement('table')]);
  const former = desk.state().document;
  place.put('r-1~part~newer~0', updateToText(encodeStateAsUpdate(newer)));
  desk.receive({ parts: place.rows(), items, refused: [] });
  expect(desk.state()).toMatchObject({ unknown: ['i-1'], opening: 1 });
  expect(former.getXmlFragment('i-1').toString()).toBe('');
  expect(wordsOf(desk, 'i-2')).toBe('Acá se sigue.');
  expect(await desk.flush()).toBe(true);
  expect(place.rows()).toHaveLength(2);
});
