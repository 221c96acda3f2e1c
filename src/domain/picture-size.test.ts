import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureSize } from './picture-size';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const segment = (marker: number, content: readonly number[]): number[] => [0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff, ...content];
const frame = (marker: number, width: number, height: number): number[] => segment(marker, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, 0, 0, 0]);

test('a photo says its size behind whatever its camera wrote before, also in progressive coding', () => {
  const camera = segment(0xe1, Array.from<number>({ length: 60_000 }).fill(0xc0));
  expect(pictureSize(new Uint8Array([0xff, 0xd8, ...camera, ...camera, ...segment(0xc4, [1, 2, 3]), 0xff, ...frame(0xc2, 4000, 3000), 0, 0]))).toEqual({ width: 4000, height: 3000 });
});

test('PNG, WebP and HEIC say theirs; of several in one file the largest counts', () => {
  expect(pictureSize(new Uint8Array([0x89, ...ascii('PNG\r\n'), 0x1a, 10, 0, 0, 0, 13, ...ascii('IHDR'), 0, 0, 2, 0, 0, 0, 1, 0]))).toEqual({ width: 512, height: 256 });
  expect(pictureSize(new Uint8Array([...ascii('RIFF....WEBPVP8X'), 10, 0, 0, 0, 0, 0, 0, 0, 0x3f, 1, 0, 0xef, 0, 0, 0, 0]))).toEqual({ width: 320, height: 240 });
  const box = (width: number, height: number): number[] => [...ascii('ispe'), 0, 0, 0, 0, 0, 0, width >> 8, width & 0xff, 0, 0, height >> 8, height & 0xff];
  expect(pictureSize(new Uint8Array([...ascii('....ftypheic'), ...box(320, 240), ...box(4032, 3024), ...Array.from<number>({ length: 16 }).fill(0)]))).toEqual({ width: 4032, height: 3024 });
});

test('bytes that say nothing, or stop before they do, have no size, and none makes it fail', () => {
  expect(pictureSize(new Uint8Array([0xff, 0xd8, 0xff, 0xe1]))).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', '\xff\xd8\xff\xe1', '\x89PNG', 'RIFF....WEBPVP8L', 'RIFF....WEBPVP8X', '....ftypheic'), (rest, begin) => {
      const size = pictureSize(new Uint8Array([...ascii(begin), ...rest]));
      expect(size === undefined || (size.width >= 0 && size.height >= 0)).toBe(true);
    }),
  );
});
