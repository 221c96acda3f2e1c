/** Evidence from the device to the door at which it is seen, with a client of tus that is not ours. */
import { beforeEach, expect, test } from 'vitest';
import { aPdf, aPhoto, anMp3, secretPlace, sha256Of } from '../test/builders/evidence-files';
import { evidenceRow, receivedRow, referenceTo, send } from '../test/builders/evidence-house';
import { aHouseWithEveryRole, plan, type House } from '../test/builders/plan-with-roles';

let house: House;
beforeEach(async () => {
  house = await aHouseWithEveryRole();
});

const bytesAt = async (path: string, as: keyof House['browsers'] = 'focalNorte', headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(house.server.url + path, { headers: { cookie: house.browsers[as].cookie(), ...headers } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

test('a photo arrives whole, is copied without its place, and only then its record says received', async () => {
  const [photo, preview] = [await aPhoto({ width: 1200, height: 900 }), await aPhoto({ width: 200, height: 150 })];
  await house.write([evidenceRow(house, 'e1', { original: photo, preview }, { kind: 'photo' })]);
  expect(await send(house, { evidence: 'e1', part: 'preview', file: preview })).toMatchObject({ status: 204 });
  expect(await receivedRow(house, 'e1')).toMatchObject({ state: 'captured', derivatives: [{ part: 'preview', type: 'image/webp' }] });
  expect(await send(house, { evidence: 'e1', file: photo })).toMatchObject({ status: 204 });
  const row = await receivedRow(house, 'e1');
  expect(row).toMatchObject({ state: 'received', scan: 'notScanned' });
  expect(row.receivedAt).toBeGreaterThan(0);
  expect(row.derivatives?.map(({ part }) => part)).toEqual(['preview', 'picture']);

  const shown = await bytesAt(`/api/plans/${plan}/evidence/e1/picture`);
  expect([shown.status, shown.headers.get('content-type'), sha256Of(shown.bytes)]).toEqual([200, 'image/webp', row.derivatives?.[1]?.sha256]);
  expect(shown.bytes.includes(secretPlace)).toBe(false);
  expect(shown.headers.get('content-security-policy')).toContain('sandbox');

  const link = (await house.browsers.focalNorte.post(`/api/plans/${plan}/evidence/e1/link`, {})).body as { readonly path: string };
  const original = await bytesAt(link.path);
  expect(original.bytes.equals(photo.bytes)).toBe(true);
  expect(original.headers.get('content-type')).toBe('application/octet-stream');
  expect(original.headers.get('content-disposition')).toBe(`attachment; filename="foto del taller.jpeg"; filename*=UTF-8''foto%20del%20taller.jpeg`);
  expect(original.headers.get('cache-control')).toContain('no-store');
});

test('a PDF is seen page by page, sound in the part that is asked for', async () => {
  const [pdf, mp3] = [await aPdf(['Uno', 'Dos']), anMp3()];
  await house.write([evidenceRow(house, 'e1', { original: pdf }), evidenceRow(house, 'e2', { original: mp3 }, { kind: 'audio' })]);
  await send(house, { evidence: 'e1', file: pdf });
  await send(house, { evidence: 'e2', file: mp3 });
  expect((await receivedRow(house, 'e1')).derivatives?.map(({ part }) => part)).toEqual(['preview', 'page-1', 'page-2', 'text']);
  expect((await bytesAt(`/api/plans/${plan}/evidence/e1/text`)).bytes.toString()).toMatch(/Uno[^]*Dos/);
  const sound = (await bytesAt(`/api/plans/${plan}/evidence/e2/sound`)).bytes;
  const part = await bytesAt(`/api/plans/${plan}/evidence/e2/sound`, 'focalNorte', { range: 'bytes=100-199' });
  expect([part.status, part.headers.get('content-range'), part.bytes.equals(sound.subarray(100, 200))]).toEqual([206, `bytes 100-199/${sound.length}`, true]);
  expect((await bytesAt(`/api/plans/${plan}/evidence/e2/sound`, 'focalNorte', { range: 'bytes=999999-' })).status).toBe(416);
});

test('what is not what its record says never counts', async () => {
  const [photo, other] = [await aPhoto(), await aPhoto({ shade: 5 })];
  const svg = { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), type: 'image/png', name: 'x.png' };
  await house.write([evidenceRow(house, 'e1', { original: photo }), evidenceRow(house, 'e2', { original: svg })]);
  expect(await send(house, { evidence: 'nobody', file: photo })).toMatchObject({ status: 409, code: 'evidence-unknown' });
  expect(await send(house, { evidence: 'e1', part: 'preview', file: photo })).toMatchObject({ status: 422, code: 'not-as-described' });
  expect(await send(house, { evidence: 'e1', file: other })).toMatchObject({ status: 422, code: 'not-as-described' });
  const same = { ...other, bytes: Buffer.concat([other.bytes, Buffer.alloc(photo.bytes.length)]).subarray(0, photo.bytes.length) };
  expect(await send(house, { evidence: 'e1', file: same, says: { sha256: sha256Of(photo.bytes) } })).toMatchObject({ status: 422, code: 'hash-mismatch' });
  expect(await send(house, { evidence: 'e2', file: svg })).toMatchObject({ status: 415, code: 'type-not-taken', detail: 'markup' });
  expect(await receivedRow(house, 'e1')).not.toHaveProperty('receivedAt');
  expect(await send(house, { evidence: 'e1', file: photo })).toMatchObject({ status: 204 });
  expect(await receivedRow(house, 'e1')).toMatchObject({ state: 'received' });
  expect(await send(house, { evidence: 'e1', file: photo })).toMatchObject({ status: 409, code: 'already-there' });
  expect(referenceTo(photo).bytes).toBe(photo.bytes.length);
});

test('a hash is no leave to have its bytes: whoever names the file of another area in a record of their own gets nothing', async () => {
  const secret = await aPhoto({ shade: 33 });
  await house.write([evidenceRow(house, 'e1', { original: secret }), evidenceRow(house, 'e2', { original: secret }, { organization: 'sur', author: house.users.focalSur }, 'area:sur'), evidenceRow(house, 'e3', { original: secret })]);
  await send(house, { evidence: 'e1', file: secret });
  await receivedRow(house, 'e1');
  const known = `/api/plans/${plan}/blobs/known?sha256=${sha256Of(secret.bytes)}`;
  expect((await house.browsers.focalSur.get(known)).status).toBe(404);
  const pretending = { ...secret, bytes: Buffer.alloc(secret.bytes.length) };
  expect(await send(house, { evidence: 'e2', file: pretending, as: 'focalSur', says: { sha256: sha256Of(secret.bytes) } })).toMatchObject({ code: 'hash-mismatch' });
  expect(await receivedRow(house, 'e2')).not.toHaveProperty('receivedAt');
  // Whoever has them already in the plan does not send them again.
  expect((await house.browsers.focalNorte.get(known)).body).toEqual({ known: true });
  expect(await send(house, { evidence: 'e3', file: secret })).toMatchObject({ status: 409, code: 'already-there' });
  expect(await receivedRow(house, 'e3')).toMatchObject({ state: 'received', derivatives: [{ part: 'picture' }, { part: 'preview' }] });
});

test('of what cannot be opened its record says why, and a copy that was made says nothing', async () => {
  const whole = await aPhoto({ shade: 77 });
  const cut = { ...whole, bytes: whole.bytes.subarray(0, whole.bytes.length / 2) };
  const table = { bytes: Buffer.from('nombre;área\n'), type: 'text/csv', name: 'lista.csv' };
  await house.write([evidenceRow(house, 'u1', { original: cut }), evidenceRow(house, 'u2', { original: table }), evidenceRow(house, 'u3', { original: whole })]);
  for (const [evidence, file] of [['u1', cut], ['u2', table], ['u3', whole]] as const) expect(await send(house, { evidence, file })).toMatchObject({ status: 204 });
  expect(await receivedRow(house, 'u1')).toMatchObject({ state: 'received', unopened: 'damaged', derivatives: [] });
  expect(await receivedRow(house, 'u2')).toMatchObject({ state: 'received', unopened: 'notOpened' });
  expect(await receivedRow(house, 'u3')).not.toHaveProperty('unopened');
});

test('limits of a file, a person and an area are said before a byte is sent', async () => {
  const small = await aHouseWithEveryRole({ config: { fileLimits: { file: 3000, person: 4000, area: 6000 } } });
  const table = (letter: string, length: number) => ({ bytes: Buffer.from(letter.repeat(length)), type: 'text/csv', name: 'x.csv' });
  const files = [table('a', 3001), table('b', 2500), table('c', 2000), table('d', 2000), table('e', 2000)];
  await small.write(files.map((original, index) => evidenceRow(small, `e${index}`, { original })));
  const [large, first, second, third, fourth] = files as [typeof files[0], typeof files[0], typeof files[0], typeof files[0], typeof files[0]];
  expect(await send(small, { evidence: 'e0', file: large! })).toMatchObject({ code: 'too-large', detail: 'file' });
  expect(await send(small, { evidence: 'e1', file: first! })).toMatchObject({ status: 204 });
  expect(await send(small, { evidence: 'e2', file: second! })).toMatchObject({ code: 'quota-full', detail: 'person' });
  expect(await send(small, { evidence: 'e3', file: third!, as: 'coordination' })).toMatchObject({ status: 204 });
  expect(await send(small, { evidence: 'e4', file: fourth!, as: 'coordination' })).toMatchObject({ code: 'quota-full', detail: 'area' });
});
