import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFolder } from '../../../../test/builders/running-server';
import { aPdf, aPhoto, anMp3, secretPlace, type MadeFile } from '../../../../test/builders/evidence-files';
import type { CopyOutcome, EvidencePart } from './copy-messages';
import { openSafeCopies, type SafeCopies } from './safe-copies';

let copies: SafeCopies;
beforeAll(() => {
  copies = openSafeCopies();
});
afterAll(() => copies.stop());

const copiesOf = async ({ bytes, type }: MadeFile, part: EvidencePart = 'original', by: SafeCopies = copies): Promise<{ readonly outcome: CopyOutcome; readonly files: ReadonlyMap<string, Buffer> }> => {
  const file = path.join(aFolder(), 'file');
  writeFileSync(file, bytes);
  return by.of({ file, type, part }, async (outcome, folder) => {
    const made = 'made' in outcome ? outcome.made : [];
    return { outcome, files: new Map(await Promise.all(made.map(async ({ part: name, name: where }) => [name, await readFile(path.join(folder, where))] as const))) };
  });
};

const tells = (bytes: Buffer | undefined): boolean => bytes === undefined || bytes.includes(secretPlace) || bytes.includes('Secreto');

test.each(['jpeg', 'png', 'webp'] as const)('a photo (%s) stands upright, no larger than needed, and says nothing of where it was made', async (type) => {
  const photo = await aPhoto({ width: 3000, height: 1500, type });
  expect(tells(photo.bytes)).toBe(true);
  const { outcome, files } = await copiesOf(photo);
  expect(outcome).toEqual({ made: [{ part: 'picture', name: 'picture', type: 'image/webp', width: 1024, height: 2048 }, { part: 'preview', name: 'preview', type: 'image/webp', width: 240, height: 480 }] });
  for (const bytes of files.values()) {
    expect(tells(bytes)).toBe(false);
    expect(await sharp(bytes).metadata()).not.toHaveProperty('exif');
  }
});

test('the blurred picture is the public one, and a preview is made anew too', async () => {
  const photo = await aPhoto();
  expect((await copiesOf(photo, 'picture')).outcome).toMatchObject({ made: [{ part: 'public' }] });
  expect((await copiesOf(photo, 'preview')).outcome).toMatchObject({ made: [{ part: 'preview' }] });
  expect((await copiesOf(await aPdf(), 'preview')).outcome).toEqual({ trouble: 'damaged' });
});

test('a PDF is pictures of its pages and its text, and neither tells who wrote it', async () => {
  const { outcome, files } = await copiesOf(await aPdf(['Resolución 12/2026', 'Anexo: niñez']));
  expect('made' in outcome && outcome.made.map(({ part }) => part)).toEqual(['preview', 'page-1', 'page-2', 'text']);
  expect(files.get('text')?.toString('utf8')).toMatch(/Resolución 12\/2026[^]*Anexo: niñez/);
  for (const bytes of files.values()) expect(tells(bytes)).toBe(false);
});

test('sound keeps every byte of its sound and loses its tags', async () => {
  const mp3 = anMp3();
  const { outcome, files } = await copiesOf(mp3);
  expect(outcome).toEqual({ made: [{ part: 'sound', name: 'sound', type: 'audio/mpeg' }] });
  expect(tells(files.get('sound'))).toBe(false);
  expect(files.get('sound')?.length).toBe(40 * 417);
});

const hugePng = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([8, 2, 0, 0, 0], 24);
  return head;
};

test('what cannot be opened says why, and the next file is opened all the same', async () => {
  const photo = await aPhoto({ width: 2000, height: 1000 });
  const pdf = await aPdf();
  const bad: readonly (readonly [MadeFile, CopyOutcome])[] = [
    [{ ...photo, bytes: photo.bytes.subarray(0, photo.bytes.length >> 1) }, { trouble: 'damaged' }],
    [{ ...photo, bytes: Buffer.alloc(0) }, { trouble: 'damaged' }],
    [{ ...photo, type: 'image/png' }, { made: expect.anything() as never }],
    [{ ...photo, bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>') }, { trouble: 'damaged' }],
    [{ ...photo, type: 'image/png', bytes: hugePng(60_000, 60_000) }, { trouble: expect.stringMatching(/tooLarge|damaged/) as never }],
    [{ ...pdf, bytes: pdf.bytes.subarray(0, 200) }, { trouble: 'damaged' }],
    [{ ...pdf, bytes: Buffer.from('%PDF-1.7\n%%EOF') }, { trouble: 'damaged' }],
    [{ ...anMp3(), bytes: Buffer.from('ID3 and nothing more') }, { trouble: 'damaged' }],
  ];
  for (const [file, outcome] of bad) expect((await copiesOf(file)).outcome).toEqual(outcome);
  expect((await copiesOf(photo)).outcome).toHaveProperty('made');
});

test('a file that takes too long or too much memory costs its process, and nothing else', async () => {
  const hasty = openSafeCopies({ seconds: 0.001, memoryKilobytes: 900_000 });
  expect((await copiesOf(await aPhoto(), 'original', hasty)).outcome).toEqual({ trouble: 'tooSlow' });
  await hasty.stop();
  const starving = openSafeCopies({ seconds: 60, memoryKilobytes: 150_000 });
  expect((await copiesOf(await aPhoto({ width: 8000, height: 8000, type: 'png' }), 'original', starving)).outcome).toHaveProperty('trouble');
  await starving.stop();
});
