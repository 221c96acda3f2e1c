import { expect, test } from 'vitest';
import { isSame, keptOn, pdfOf, showEvidence, tabletWithBytes } from '../../test/builders/kept-evidence';
import { openCopyFile } from './open-copy';
import { saveCopy } from './save-copy';
import { beginCapture } from './blobs/captures';
import { keepFile } from './blobs/keep-file';
import { keptBlobs, readBlob } from './blobs/read-blob';
import { blobItemsOf } from './blobs/blob-items';
import { noteSending } from './blobs/sendings';
import { readArchive } from './archive';

const names = async (file: Blob): Promise<readonly string[]> => [...((await readArchive(file)) ?? new Map<string, Blob>()).keys()].map((name) => name.replace(/[0-9a-f]{64}/, '…'));

test.each(['opfs', 'chunks'] as const)('a copy takes the files that only stand here (%s), another device brings them back, and the second time nothing changes', async (place) => {
  const [from, to] = [await tabletWithBytes(), await tabletWithBytes()];
  const [large, small] = [pdfOf('anexo', 5_000_000), pdfOf('acta')];
  const [first, second] = [await keptOn(from, large, { name: 'Ánexo/1.pdf', place }), await keptOn(from, small, { place })];
  const { file, name, without } = await saveCopy(from);
  expect([name, without]).toEqual(['bitacora-2026-11-18.zip', []]);
  expect(await names(file)).toEqual(['copia.json', ...[first, second].sort((one, other) => one.original.sha256.localeCompare(other.original.sha256)).map(({ original }) => `archivos/…/${original.name === undefined ? 'archivo' : 'Ánexo_1.pdf'}`)]);
  const opened = await openCopyFile(to, file);
  expect(opened).toMatchObject({ accepted: true, value: { files: { known: 0, notTaken: [] } } });
  for (const [kept, source] of [[first, large], [second, small]] as const) expect(await isSame((await readBlob(to, kept.original.sha256)) ?? new Blob(), source)).toBe(true);
  expect((await keptBlobs(to)).find(({ sha256 }) => sha256 === first.original.sha256)?.name).toBe('Ánexo/1.pdf');
  expect(await to.words.database.captures.count()).toBe(0);
  const before = await keptBlobs(to);
  expect(await openCopyFile(to, file)).toMatchObject({ value: { files: { known: 2, taken: [], notTaken: [] } } });
  expect(await keptBlobs(to)).toEqual(before);
});

test('what was captured and not described goes with the copy, and is gone on with where it is opened', async () => {
  const [from, to] = [await tabletWithBytes(), await tabletWithBytes()];
  const capture = await beginCapture(from, { how: 'camera', about: { commitment: 'c-11' } });
  await keepFile(from, pdfOf('sin decir'), { capture });
  await openCopyFile(to, (await saveCopy(from)).file);
  expect(await to.words.database.captures.toArray()).toMatchObject([{ id: capture, about: { commitment: 'c-11' }, kept: [{ original: { type: 'application/pdf' } }] }]);
});

test('what the server has is not in the copy, and what the browser lost is named', async () => {
  const device = await tabletWithBytes();
  const [sent, lost] = [await keptOn(device, pdfOf('enviado')), await keptOn(device, pdfOf('perdido'), { name: 'perdido.pdf' })];
  await showEvidence(device, 'e-1', sent);
  const [item] = await blobItemsOf(device);
  if (!item) throw new Error('nothing to send');
  await noteSending(device, item, { sentAt: 1 });
  const { file } = (await keptBlobs(device)).find(({ sha256 }) => sha256 === lost.original.sha256) ?? { file: '' };
  await device.words.database.blobs.update(lost.original.sha256, { file: `${file}-gone` });
  const saved = await saveCopy(device);
  expect(saved.name).toBe('bitacora-2026-11-18.json');
  expect(saved.without).toMatchObject([{ sha256: sent.original.sha256, why: 'on-server' }, { sha256: lost.original.sha256, name: 'perdido.pdf', why: 'lost' }]);
});

test('a file that was damaged in the copy is not taken for the one that it was, and a copy that was cut off is none', async () => {
  const [from, to] = [await tabletWithBytes(), await tabletWithBytes()];
  await keptOn(from, pdfOf('acta', 5000));
  const { file } = await saveCopy(from);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const at = new TextDecoder('latin1').decode(bytes).indexOf('%PDF') + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(await openCopyFile(to, new Blob([bytes]))).toMatchObject({ value: { files: { taken: [], notTaken: [{ why: 'damaged' }] } } });
  expect(await keptBlobs(to)).toEqual([]);
  expect(await openCopyFile(to, file.slice(0, file.size - 30))).toEqual({ accepted: false, refusal: { code: 'not-a-copy' } });
});
