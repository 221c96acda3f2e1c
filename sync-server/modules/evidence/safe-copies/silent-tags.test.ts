import { expect, test } from 'vitest';
import { secretPlace } from '../../../../test/builders/evidence-files';
import { withoutTags } from './silent-tags';

const secret = Buffer.from(secretPlace);
const sound = Buffer.from('every byte of the sound'.padEnd(40, '.'));

const box = (name: string, ...inside: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
};

const chunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

const element = (id: readonly number[], content: Buffer, size = [0x80 | content.length]): Buffer => Buffer.concat([Buffer.from(id), Buffer.from(size), content]);
const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

/** A page of Ogg; its checksum is not looked at here. */
const page = (packet: Buffer, sequence: number): Buffer => {
  const head = Buffer.alloc(28);
  head.write('OggS', 0, 'latin1');
  head.writeUInt8(sequence === 0 ? 2 : 0, 5);
  head.writeUInt32LE(1, 14);
  head.writeUInt32LE(sequence, 18);
  head.writeUInt8(1, 26);
  head.writeUInt8(packet.length, 27);
  return Buffer.concat([head, packet]);
};
const words = (text: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text]);
};
const one = Buffer.from([1, 0, 0, 0]);

const tagged: Readonly<Record<string, Buffer>> = {
  'audio/mp4': Buffer.concat([box('ftyp', Buffer.from('M4A \0\0\0\0')), box('moov', box('mvhd', Buffer.alloc(8)), box('udta', box('©nam', secret)), box('trak', box('udta', secret), box('meta', secret))), box('uuid', secret), box('mdat', sound)]),
  'audio/webm': Buffer.concat([element([0x1a, 0x45, 0xdf, 0xa3], Buffer.from([0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6d])), element([0x18, 0x53, 0x80, 0x67], Buffer.concat([element([0x15, 0x49, 0xa9, 0x66], element([0x7b, 0xa9], secret)), element([0x12, 0x54, 0xc3, 0x67], secret), element([0x1f, 0x43, 0xb6, 0x75], element([0xa3], sound), unknown)]), unknown)]),
  'audio/ogg': Buffer.concat([page(Buffer.concat([Buffer.from('OpusHead'), Buffer.alloc(11)]), 0), page(Buffer.concat([Buffer.from('OpusTags'), words(secret), one, words(Buffer.concat([Buffer.from('LOCATION='), secret]))]), 1), page(sound, 2)]),
  'audio/wav': Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), chunk('bext', secret), chunk('fmt ', Buffer.alloc(16)), chunk('LIST', Buffer.concat([Buffer.from('INFOIART'), secret])), chunk('data', sound), chunk('id3 ', secret)]),
};

test.each(Object.keys(tagged))('%s keeps its length and every byte of its sound, and nothing of what stood beside it', (type) => {
  const file = tagged[type] as Buffer;
  expect(file.includes(secret)).toBe(true);
  const quiet = withoutTags(file, type);
  expect(quiet?.length).toBe(file.length);
  expect(quiet?.includes(secret)).toBe(false);
  expect(quiet?.includes(sound)).toBe(true);
  expect(quiet?.subarray(0, 8)).toEqual(file.subarray(0, 8));
  // What was handed in stays as it was: it is the original.
  expect(file.includes(secret)).toBe(true);
});

test.each([['audio/mp4', Buffer.from([0, 0, 0, 99, ...Buffer.from('moov')])], ['audio/wav', Buffer.from('RIFF\0\0\0\0WAVELIST', 'latin1')], ['audio/ogg', Buffer.from('OggS')], ['video/mp4', sound]])('%s that is not built as its type says has no safe copy', (type, file) => {
  expect(withoutTags(file, type)).toBeUndefined();
});
