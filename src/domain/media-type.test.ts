import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceTypes, headBytes, mediaTypeOf } from './media-type';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const bytes = (...parts: readonly (string | number | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)));
const entry = (name: string, content = ''): number[] => [...ascii('PK'), 3, 4, ...Array.from<number>({ length: 22 }).fill(0), name.length, 0, 0, 0, ...ascii(name), ...ascii(content)];
const hdlr = (handler: string): number[] => [...ascii('hdlr'), 0, 0, 0, 0, 0, 0, 0, 0, ...ascii(handler)];

test.each<[string, Uint8Array, string]>([
  ['a photo', bytes([0xff, 0xd8, 0xff, 0xe1]), 'image/jpeg'],
  ['a screenshot', bytes([0x89], 'PNG\r\n', [0x1a], '\n'), 'image/png'],
  ['a small picture of ours', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
  ['a photo of an iPad', bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic'), 'image/heic'],
  ['a photo of a new Android', bytes([0, 0, 0, 24], 'ftypmif1', [0, 0, 0, 0], 'mif1avif'), 'image/avif'],
  ['a resolution', bytes('%PDF-1.7'), 'application/pdf'],
  ['a song with a label', bytes('ID3', [4]), 'audio/mpeg'],
  ['a song without one', bytes([0xff, 0xfb, 0x90, 0x64]), 'audio/mpeg'],
  ['sound of an iPad', bytes([0, 0, 0, 24], 'ftypM4A ', [0, 0, 0, 0]), 'audio/mp4'],
  ['sound of our recorder on WebKit', bytes([0, 0, 0, 24], 'ftypiso5', [0, 0, 0, 0], hdlr('soun')), 'audio/mp4'],
  ['a film', bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 0, 0], hdlr('soun'), hdlr('vide')), 'video/mp4'],
  ['a film of an iPad', bytes([0, 0, 0, 20], 'ftypqt  '), 'video/quicktime'],
  ['sound of our recorder', bytes([0x1a, 0x45, 0xdf, 0xa3], '....webm....A_OPUS'), 'audio/webm'],
  ['a film of a browser', bytes([0x1a, 0x45, 0xdf, 0xa3], '....webm....V_VP9'), 'video/webm'],
  ['a voice message', bytes('OggS'), 'audio/ogg'],
  ['a plain recording', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '), 'audio/wav'],
  ['a text of Word', bytes(entry('[Content_Types].xml', '....'), entry('word/document.xml')), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a table of Excel', bytes(entry('_rels/.rels'), entry('xl/workbook.xml')), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['a text of LibreOffice', bytes(entry('mimetype', 'application/vnd.oasis.opendocument.text'), entry('content.xml')), 'application/vnd.oasis.opendocument.text'],
  ['a text of long ago', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'application/x-ole-storage'],
])('%s is known by its first bytes', (_what, head, type) => {
  expect(mediaTypeOf(head)).toBe(type);
});

test.each<[string, Uint8Array]>([
  ['nothing', bytes()],
  ['a text', bytes('Acta de la reunión')],
  ['SVG', bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['HTML', bytes('<!doctype html><script>1</script>')],
  ['a page that says it is a PDF further on', bytes('<html>%PDF-1.7')],
  ['a plain archive', bytes(entry('fotos/1.jpg'))],
  ['an Android program', bytes(entry('AndroidManifest.xml'))],
  ['a Java program', bytes(entry('META-INF/MANIFEST.MF'))],
  ['a Windows program', bytes('MZ', [0x90, 0])],
  ['a Linux program', bytes([0x7f], 'ELF')],
  ['GIF', bytes('GIF89a')],
  ['Matroska of another kind', bytes([0x1a, 0x45, 0xdf, 0xa3], '....matroska')],
  ['a template of LibreOffice', bytes(entry('mimetype', 'application/vnd.oasis.opendocument.text-template'))],
])('%s is no evidence', (_what, head) => {
  expect(mediaTypeOf(head)).toBeUndefined();
});

test('a table of plain text is one where it is said to be, and where nothing in it could act', () => {
  const table = bytes([0xef, 0xbb, 0xbf], 'comuna;asistentes\r\n1;34\n');
  expect(mediaTypeOf(table, 'Asistencia 2026.CSV')).toBe('text/csv');
  expect(mediaTypeOf(table, 'text/csv')).toBe('text/csv');
  expect(mediaTypeOf(table, 'asistencia.txt')).toBeUndefined();
  for (const text of ['<table><tr>', '  <?xml version="1.0"?>', 'a;b\n<script>1</script>', '#!/bin/sh', 'a\0b', '']) expect(mediaTypeOf(bytes(text), 'a.csv')).toBeUndefined();
});

test('whatever the bytes, an answer comes that is on the list', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('', 'a;b', 'PK\x03\x04', 'RIFF....WEBP', '....ftypheic', '\x1aE\xdf\xa3', '\xff\xd8\xff'), (rest, begin) => {
      const type = mediaTypeOf(new Uint8Array([...ascii(begin), ...rest]), 'a.csv');
      expect(type === undefined || Object.hasOwn(evidenceTypes, type)).toBe(true);
    }),
  );
});

test('more than the first bytes changes nothing', () => {
  const head = new Uint8Array(headBytes + 100);
  head.set(ascii('....ftypisom'));
  head.set(hdlr('vide'), headBytes);
  expect(mediaTypeOf(head)).toBe(mediaTypeOf(head.subarray(0, headBytes)));
});
