/** The DOCX itself. What it leans on is heavy, so it is imported when somebody asks for a DOCX. */
import { Packer } from 'docx';
import type { Language } from '../language/language';
import { docxDocument } from './docx-document';
import type { DrawPicture } from './draw-picture';
import type { MinutesPaper } from './minutes-paper';
import { minutesText } from './minutes-text';

// Who asks for a DOCX on a device draws there too: fetched as one.
export { drawPicture } from './draw-picture';

/** A document for Word and LibreOffice, in the reader's language. `draw` is how this machine turns an SVG into a PNG. */
export const makeDocx = async (language: Language, paper: MinutesPaper, draw: DrawPicture): Promise<Uint8Array<ArrayBuffer>> => {
  const document = await docxDocument(minutesText(language, paper), { somebody: language.t('paper.somebody'), draw });
  return new Uint8Array(await Packer.toArrayBuffer(document));
};
