/** The PDF itself. This file and what it leans on weigh a megabyte, so it is imported when somebody asks for a PDF. */
import pdfmake from 'pdfmake';
import robotoFiles from 'pdfmake/build/vfs_fonts';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Language } from '../language/language';
import type { MinutesPaper } from './minutes-paper';
import { minutesText } from './minutes-text';
import { pdfDefinition } from './pdf-definition';

/** Letters outside of what Roboto draws. Control characters and spaces draw nothing anyway. */
const undrawn = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Cc}\p{Zs}\u0021-\u007e\u00a1-\u00ff\u2010-\u2015\u2018-\u2026\u2030-\u203a\u20a0-\u20bd\u2116\u2122\u2202-\u2265]/u;

/** A4, in the reader's language. Rejects only where the device has no room to make it. */
export const makePdf = async (language: Language, paper: MinutesPaper): Promise<Uint8Array<ArrayBuffer>> => {
  const text = minutesText(language, paper);
  const missingLetters = undrawn.test(JSON.stringify(text)) ? language.t('paper.missingLetters') : undefined;
  return pdfBytes(pdfDefinition(text, { somebody: language.t('paper.somebody'), missingLetters }));
};

/** The bytes of a document that is defined. */
export const pdfBytes = async (definition: TDocumentDefinitions): Promise<Uint8Array<ArrayBuffer>> => {
  pdfmake.setFonts({ Roboto: { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf', italics: 'Roboto-Italic.ttf', bolditalics: 'Roboto-MediumItalic.ttf' } });
  const { virtualfs } = pdfmake as unknown as { readonly virtualfs: FontFiles };
  for (const [name, file] of Object.entries(robotoFiles)) virtualfs.writeFileSync(name, file, 'base64');
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
};

/** Where pdfmake keeps fonts, in browsers and in Node alike; its types know only the browser's. */
interface FontFiles {
  readonly writeFileSync: (name: string, content: string, encoding: 'base64') => void;
}
