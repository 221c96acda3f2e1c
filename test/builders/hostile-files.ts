/** Files as somebody would send them who means harm: each names what it is, so that one that got through is found again. */
import { deflateSync } from 'node:zlib';
import type { Chance } from '../walks/chance';
import { anMp3, aPdf, aPhoto, type MadeFile } from './evidence-files';

export interface HostileFile extends MadeFile {
  readonly kind: string;
}

/** Whoever serves it as what it is lets this run. */
const script = '<script>alert(document.cookie)</script>';
const html = `<!doctype html><html><body>${script}</body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export interface Samples {
  readonly photo: MadeFile;
  readonly png: MadeFile;
  readonly webp: MadeFile;
  readonly pdf: MadeFile;
  readonly mp3: MadeFile;
}

export const hostileSamples = async (): Promise<Samples> => ({ photo: await aPhoto(), png: await aPhoto({ type: 'png' }), webp: await aPhoto({ type: 'webp' }), pdf: await aPdf(['Uno', 'Dos']), mp3: anMp3() });

type Make = (samples: Samples, chance: Chance) => Pick<MadeFile, 'bytes' | 'type'>;

const anyOf = (samples: Samples, chance: Chance): MadeFile => chance.pick(Object.values(samples) as readonly MadeFile[]);
const types = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/avif', 'application/pdf', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm', 'video/mp4', 'text/csv', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.oasis.opendocument.text'];
const activeTypes = ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript', 'application/xml', 'application/x-msdownload', 'application/zip'];

const chunk = (name: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4);
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};

/** Few bytes that say to be many pixels. */
const aPng = (width: number, height: number, raw: Buffer): Buffer => {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  size.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', size), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
};

/** A zip of one entry with a name of its own. */
const aZip = (name: string, content: Buffer): Buffer => {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50);
  central.writeUInt32LE(content.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + content.length, 16);
  return Buffer.concat([local, latin(name), content, central, latin(name), end]);
};

const aPdfOf = (objects: readonly string[]): Buffer => latin(`%PDF-1.7\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer <</Root 1 0 R /Size ${objects.length + 1}>>\n%%EOF`);
const page = (more: string): readonly string[] => ['<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', `<</Type/Page/Parent 2 0 R ${more}>>`];

const makers: Readonly<Record<string, Make>> = {
  'html in a comment of a photo': ({ photo: { bytes, type } }) => ({ type, bytes: Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, html.length + 2]), latin(html), bytes.subarray(2)]) }),
  'html behind a picture': (samples, chance) => {
    const { bytes, type } = anyOf(samples, chance);
    return { type, bytes: Buffer.concat([bytes, latin(html)]) };
  },
  'an archive behind a picture': (samples, chance) => {
    const { bytes, type } = anyOf(samples, chance);
    return { type, bytes: Buffer.concat([bytes, aZip('run.js', latin(script))]) };
  },
  'html before a PDF': ({ pdf }) => ({ type: 'application/pdf', bytes: Buffer.concat([latin(html), pdf.bytes]) }),
  'something active under a harmless type': (_samples, chance) => ({ type: chance.pick(types), bytes: latin(chance.pick([html, svg, `<?xml version="1.0"?>${svg}`, `\uFEFF  ${html}`, '#!/bin/sh\nrm -rf /', `var x = 1; ${script}`, '{\\rtf1 x}'])) }),
  'something active under its own type': (_samples, chance) => ({ type: chance.pick(activeTypes), bytes: latin(chance.pick([html, svg, script])) }),
  'a table that is a page': (_samples, chance) => ({ type: 'text/csv', bytes: latin(chance.pick([`a,b\n1,2\n${script}\n`, `${' '.repeat(5000)}${html}`, '=cmd|\' /C calc\'!A0,1\n', 'a,b\n\x00\x01'])) }),
  'another kind than it says': (samples, chance) => ({ type: chance.pick(types), bytes: anyOf(samples, chance).bytes }),
  'cut off': (samples, chance) => {
    const { bytes, type } = anyOf(samples, chance);
    return { type, bytes: bytes.subarray(0, chance.below(bytes.length)) };
  },
  'with flipped bytes': (samples, chance) => {
    const { bytes, type } = anyOf(samples, chance);
    const copy = Buffer.from(bytes);
    for (let times = 1 + chance.below(40); times > 0; times -= 1) copy[chance.below(copy.length)] = chance.below(256);
    return { type, bytes: copy };
  },
  'nothing, or nearly': (_samples, chance) => ({ type: chance.pick(types), bytes: Buffer.alloc(chance.below(4), chance.below(2)) }),
  'zeros behind the right beginning': (samples, chance) => {
    const { bytes, type } = anyOf(samples, chance);
    return { type, bytes: Buffer.concat([bytes.subarray(0, 16 + chance.below(64)), Buffer.alloc(chance.below(50_000))]) };
  },
  'noise behind the right beginning': (samples, chance) => {
    const { bytes, type } = anyOf(samples, chance);
    return { type, bytes: Buffer.concat([bytes.subarray(0, 4 + chance.below(64)), Buffer.from(chance.bytes(chance.below(5000)))]) };
  },
  'a picture of very many pixels': (_samples, chance) => ({ type: 'image/png', bytes: chance.happens(0.5) ? aPng(60_000, 60_000, Buffer.alloc(1000)) : aPng(2_000_000_000, 2_000_000_000, Buffer.alloc(10)) }),
  'a picture that unpacks without end': (_samples, chance) => ({ type: 'image/png', bytes: aPng(8000 + chance.below(2000), 8000, Buffer.alloc(12_000_000)) }),
  'a photo that says to be larger than any': ({ photo }, chance) => {
    const copy = Buffer.from(photo.bytes);
    const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
    copy.writeUInt16BE(65_500 - chance.below(100), frame + 5);
    copy.writeUInt16BE(65_500, frame + 7);
    return { type: 'image/jpeg', bytes: copy };
  },
  'an office file of programs': (_samples, chance) => ({ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes: aZip(chance.pick(['[Content_Types].xml', 'word/vbaProject.bin', 'word/document.xml', '../../../etc/passwd', 'setup.exe']), latin(svg)) }),
  'an office file that unpacks without end': () => ({ type: 'application/vnd.oasis.opendocument.text', bytes: aZip('mimetype', Buffer.concat([latin('application/vnd.oasis.opendocument.text'), deflateSync(Buffer.alloc(20_000_000))])) }),
  'a PDF of a page beyond measure': (_samples, chance) => ({ type: 'application/pdf', bytes: aPdfOf(page(`/MediaBox[0 0 ${chance.pick(['1e9 1e9', '0 0', '-5 -5', '99999999999 1', '1 1e30'])}]`)) }),
  'a PDF whose pages are their own parents': () => ({ type: 'application/pdf', bytes: aPdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R]/Count 1000000>>']) }),
  'a PDF nested without end': () => ({ type: 'application/pdf', bytes: aPdfOf(page(`/MediaBox[0 0 9 9] /X ${'['.repeat(60_000)}`)) }),
  'a PDF that unpacks without end': () => {
    const packed = deflateSync(Buffer.alloc(60_000_000, 32));
    return { type: 'application/pdf', bytes: Buffer.concat([aPdfOf([...page('/MediaBox[0 0 9 9]/Contents 4 0 R')]).subarray(0, -40), latin(`4 0 obj\n<</Filter/FlateDecode/Length ${packed.length}>>stream\n`), packed, latin('\nendstream\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF')]) };
  },
  'a sound whose tag never ends': ({ mp3 }) => {
    const copy = Buffer.from(mp3.bytes);
    copy.set([0x7f, 0x7f, 0x7f, 0x7f], 6);
    return { type: 'audio/mpeg', bytes: copy };
  },
  'boxes that do not fit': (_samples, chance) => ({ type: chance.pick(['audio/mp4', 'video/mp4', 'image/heic', 'image/avif']), bytes: Buffer.concat([latin(`\0\0\0\x14ftyp${chance.pick(['M4A ', 'isom', 'heic', 'avif'])}\0\0\0\0isom`), Buffer.from(chance.bytes(8)), latin(`moov${html}`)]) }),
};

const names = ['foto.jpg', '../../../../etc/passwd', '..\\..\\windows\\system32\\x.exe', `foto\u202Egpj.exe`, 'a\r\nSet-Cookie: x=1\r\n\r\n<html>.jpg', '"; filename="evil.html', `${'ñ'.repeat(400)}.pdf`, 'nin\u0303ez.pdf', '.htaccess', 'con', ' ', `foto.jpg\0.html`, '%00%2e%2e%2f.svg', '😀.webp'];

/** The nth of a seed; every kind comes in turn. */
export const hostileFile = (samples: Samples, number: number, chance: Chance): HostileFile => {
  const kinds = Object.keys(makers);
  const kind = kinds[number % kinds.length] ?? '';
  const made = makers[kind]?.(samples, chance) ?? { bytes: Buffer.alloc(0), type: '' };
  return { ...made, kind, name: chance.pick(names) };
};
