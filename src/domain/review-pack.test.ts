import { describe, expect, test } from 'vitest';
import { hashOf, photoDetails, receiptOf } from '../../test/builders/evidence';
import type { Evidence } from './evidence';
import { packOf, packPartsOf } from './review-pack';

const photo = (id: string, more: Partial<Evidence> = {}): Evidence => ({ ...photoDetails(), id, author: 'lucia', addedOn: '2026-11-12', state: 'received', ...receiptOf(), ...more });

describe('a review pack', () => {
  test('takes the small pictures of everything first, then the copies, and originals only when asked', () => {
    const pack = packOf([photo('e-1'), photo('e-2')]);
    expect(pack.parts.map(({ evidence, part }) => `${evidence}/${part}`)).toEqual(['e-1/preview', 'e-2/preview', 'e-1/picture', 'e-2/picture']);
    expect(packOf([photo('e-1')], ['preview', 'original']).parts.map(({ part }) => part)).toEqual(['preview', 'original']);
  });

  test('says what each kind weighs before anything is fetched', () => {
    expect(packOf([photo('e-1'), photo('e-2')]).sizes).toEqual({ preview: { parts: 2, bytes: 60_000 }, copy: { parts: 2, bytes: 400_000 }, original: { parts: 2, bytes: 2_469_134 } });
  });

  test('names what nobody can take along: its bytes are still on another tablet', () => {
    const { receivedAt: _none, derivatives: _nothing, ...away } = photo('e-3');
    expect(packOf([away, photo('e-1')])).toMatchObject({ away: ['e-3'], sizes: { original: { parts: 1 } } });
    const { original: _link, ...link } = photo('e-4', { derivatives: [] });
    expect(packOf([link]).away).toEqual([]);
  });

  test.each(['infected', 'pending'] as const)('leaves an original out that is %s', (scan) => {
    expect(packPartsOf(photo('e-1', { scan })).map(({ part }) => part)).toEqual(['preview', 'picture']);
  });

  test('knows each part by the hash of its bytes', () => expect(packPartsOf(photo('e-1'))[1]).toMatchObject({ sha256: hashOf('picture'), type: 'image/webp' }));
});
