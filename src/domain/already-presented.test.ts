import { expect, test } from 'vitest';
import { hashOf } from '../../test/builders/evidence';
import { alreadyPresented } from './already-presented';

const bytes = (text: string) => ({ sha256: hashOf(text), bytes: 5, type: 'image/jpeg' });
const look = '00ff00ff00ff00ff';
const known = [
  { id: 'near', original: bytes('near'), look: '00ff00ff00ff00c0' },
  { id: 'far', original: bytes('far'), look: '00ff00ff00ff0000' },
  { id: 'same', original: bytes('photo'), look },
  { id: 'words' },
];
const found = (one: object, among: readonly { readonly id: string }[] = known) => alreadyPresented(one, among).map(({ evidence, how }) => `${evidence.id}: ${how}`);

test('the same bytes are found wherever they were presented, and first; then pictures that look nearly the same', () => {
  expect(found({ original: bytes('photo'), look })).toEqual(['same: sameBytes', 'near: nearlySame']);
});

test('six bits of sixty-four are nearly the same, seven are not', () => {
  expect(found({ original: bytes('other'), look: '00ff00ff00ff003f' }, [{ id: 'six', look: '00ff00ff00ff0000' } as never])).toEqual(['six: nearlySame']);
  expect(found({ original: bytes('other'), look: '00ff00ff00ff007f' }, [{ id: 'seven', look: '00ff00ff00ff0000' } as never])).toEqual([]);
});

test('two white pages are no picture twice', () => {
  for (const even of ['0000000000000000', '0000000000000001', 'ffffffffffffffff']) expect(found({ original: bytes('other'), look: even }, [{ id: 'page', look: even } as never])).toEqual([]);
});

test('evidence is not presented twice for being itself, or a version of itself', () => {
  expect(found({ id: 'same', original: bytes('photo') })).toEqual([]);
  expect(found({ id: 'new', original: bytes('photo'), supersedes: 'same' })).toEqual([]);
  expect(found({ id: 'old', original: bytes('photo') }, [{ ...known[2], id: 'new', supersedes: 'old' } as never])).toEqual([]);
});

test('what has neither bytes nor a look is like nothing', () => expect(found({ id: 'x' })).toEqual([]));
