import { expect, test } from 'vitest';
import { attachmentNamed, fileLabel } from './file-label';

test.each([
  ['foto.jpg', 'foto.jpg'],
  ['nin\u0303ez.pdf', 'niñez.pdf'],
  ['../../../etc/passwd', '_.._.._etc_passwd'],
  ['foto\u202Egpj.exe', 'fotogpj.exe'],
  ['a\r\nSet-Cookie: x=1.jpg', 'aSet-Cookie_ x=1.jpg'],
  ['  .htaccess ', 'htaccess'],
  ['', 'e1'],
  ['\u200f\u0000', 'e1'],
])('%j is handed out as %s', (name, label) => expect(fileLabel(name, 'e1')).toBe(label));

test('a name of any length fits on every disk and keeps its ending', () => {
  const label = fileLabel(`${'ñ'.repeat(400)}.pdf`, 'e1');
  expect(Buffer.byteLength(label)).toBeLessThanOrEqual(255);
  expect(label.endsWith('ñ.pdf')).toBe(true);
});

test('a header holds the name whole, and in letters that every browser knows', () => {
  expect(attachmentNamed('niñez "2".pdf')).toBe(`attachment; filename="ninez _2_.pdf"; filename*=UTF-8''ni%C3%B1ez%20%222%22.pdf`);
  expect(attachmentNamed('日本')).toBe(`attachment; filename="file"; filename*=UTF-8''%E6%97%A5%E6%9C%AC`);
});
