import { expect, test } from 'vitest';
import { pdfOfPages } from './pages-to-pdf';

const jpeg = (bytes: string): Blob => new Blob([bytes], { type: 'image/jpeg' });
const textOf = async (pdf: Blob): Promise<string> => new TextDecoder('latin1').decode(await pdf.arrayBuffer());

test('every object begins where the table at the end says, whatever the pictures hold', async () => {
  const pdf = await textOf(pdfOfPages([{ jpeg: jpeg('one endobj xref'), width: 300, height: 400 }, { jpeg: jpeg('two'), width: 800, height: 600 }]));
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
  expect(pdf.slice(table, table + 4)).toBe('xref');
  const places = [...pdf.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
  expect(places).toHaveLength(8);
  places.forEach((place, index) => expect(pdf.slice(place).startsWith(`${index + 1} 0 obj\n`)).toBe(true));
});

test('the pictures stand in it byte for byte, and a page that lies on its side gets a paper that does', async () => {
  const pdf = await textOf(pdfOfPages([{ jpeg: jpeg('upright'), width: 300, height: 400 }, { jpeg: jpeg('lying'), width: 800, height: 600 }]));
  expect([...pdf.matchAll(/\/Length (\d+) >>\nstream\n(upright|lying)\nendstream/g)].map(([, length, bytes]) => [Number(length), bytes])).toEqual([[7, 'upright'], [5, 'lying']]);
  expect([...pdf.matchAll(/MediaBox \[0 0 (\d+) (\d+)\]/g)].map(([, width, height]) => [width, height])).toEqual([['595', '842'], ['842', '595']]);
  expect(pdf).toContain('/Count 2 /Kids [3 0 R 6 0 R]');
});
