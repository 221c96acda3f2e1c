import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs';
import { updateToText } from './update-text';
import { wordsOfUpdates } from './words-of-updates';

test('words are read from updates alone, though what they were written into is not here any more', () => {
  const first = new Doc();
  const paragraph = new XmlElement('paragraph');
  const text = new XmlText('Se leyó el informe.');
  paragraph.insert(0, [text]);
  first.getXmlFragment('i-1').insert(0, [paragraph]);
  const later = new Doc();
  applyUpdate(later, encodeStateAsUpdate(first));
  const updates: string[] = [];
  later.on('update', (update: Uint8Array) => updates.push(updateToText(update)));
  const known = (later.getXmlFragment('i-1').get(0) as XmlElement).get(0) as XmlText;
  known.insert(19, ' Faltan dos');
  known.insert(30, ' firmas.');
  const second = new XmlElement('paragraph');
  later.getXmlFragment('i-1').insert(1, [second]);
  second.insert(0, [new XmlText('Se pidió la fecha 🙂.')]);
  expect(wordsOfUpdates(updates)).toBe('Faltan dos firmas.\nSe pidió la fecha 🙂.');
  expect(wordsOfUpdates(['no update'])).toBe('');
});
