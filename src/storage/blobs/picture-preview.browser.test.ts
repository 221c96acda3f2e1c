import { expect, test } from 'vitest';
import { pictureOf } from '../../../test/builders/pictures';
import { picturePreview } from './picture-preview';

const distance = (one: string, other: string): number => [...(BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2)].filter((bit) => bit === '1').length;

test('a photo of 12 megapixels gets a small picture of at most 40 kB that can be seen, and the sides of the original', async () => {
  const made = await picturePreview(await pictureOf({ width: 4000, height: 3000 }));
  expect([made?.width, made?.height]).toEqual([4000, 3000]);
  expect(made?.blob.size).toBeLessThanOrEqual(40 * 1024);
  expect(made?.blob.type).toBe('image/webp');
  const seen = await createImageBitmap(made?.blob ?? new Blob());
  expect(Math.max(seen.width, seen.height)).toBeGreaterThanOrEqual(200);
  expect(seen.width / seen.height).toBeCloseTo(4 / 3, 1);
});

test('the same picture in another size and another compression looks nearly the same, another picture does not', async () => {
  const one = await picturePreview(await pictureOf({ width: 1600, height: 1200 }));
  const smaller = await createImageBitmap(await pictureOf({ width: 1600, height: 1200 }), { resizeWidth: 900 });
  const canvas = new OffscreenCanvas(900, 675);
  canvas.getContext('2d')?.drawImage(smaller, 0, 0);
  const again = await picturePreview(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.5 }));
  const another = await picturePreview(await pictureOf({ width: 1600, height: 1200, seed: 5 }));
  expect(one?.look).toMatch(/^[0-9a-f]{16}$/);
  expect(distance(one?.look ?? '', again?.look ?? '')).toBeLessThanOrEqual(4);
  expect(distance(one?.look ?? '', another?.look ?? '')).toBeGreaterThan(10);
});

test('a small picture is not made larger, and a narrow one keeps its form', async () => {
  const made = await picturePreview(await pictureOf({ width: 90, height: 400, type: 'image/png' }));
  const seen = await createImageBitmap(made?.blob ?? new Blob());
  expect([seen.width, seen.height]).toEqual([90, 400]);
});

test('a picture on which nothing was drawn, one cut off at its head and what is no picture have no preview', async () => {
  expect(await picturePreview(await pictureOf({ width: 300, height: 200, type: 'image/png', blank: true }))).toBeUndefined();
  const whole = await pictureOf({ width: 300, height: 200 });
  expect(await picturePreview(whole.slice(0, 200))).toBeUndefined();
  expect(await picturePreview(new Blob(['%PDF-1.7']))).toBeUndefined();
});

test('a small file that claims to be a picture of absurd size is not even decoded', async () => {
  const bytes = new Uint8Array(await (await pictureOf({ width: 30, height: 20, type: 'image/png' })).arrayBuffer());
  new DataView(bytes.buffer).setUint32(16, 60_000);
  new DataView(bytes.buffer).setUint32(20, 60_000);
  expect(await picturePreview(new Blob([bytes]))).toBeUndefined();
});
