/** How a DOCX of ours looks: A4, one typeface that every office has, styles under the names that Word knows. */
import { AlignmentType, LevelFormat, LineRuleType, type IPropertiesOptions, type ISectionPropertiesOptions } from 'docx';
import { lists } from './docx-rich-text';

/** Twentieths of a point, as Word counts. */
const page = { width: 11906, height: 16838, left: 1304, right: 1134, top: 1304, bottom: 1304 };
export const textWidth = page.width - page.left - page.right;

export const pageLook: ISectionPropertiesOptions = {
  titlePage: true,
  page: { size: { width: page.width, height: page.height }, margin: { left: page.left, right: page.right, top: page.top, bottom: page.bottom, header: 624, footer: 624 } },
};

const ink = '101E37';
const soft = '38485C';
const line = { line: 276, lineRule: LineRuleType.AUTO };
const head = (size: number, before: number, after: number) => ({ run: { size, bold: true, color: ink }, paragraph: { keepNext: true, spacing: { before, after } } });

/** Everything but the content. `lang` is what spelling is checked by. */
export const documentLook = (lang: string): Pick<IPropertiesOptions, 'styles' | 'numbering' | 'features'> => ({
  styles: {
    default: {
      document: { run: { font: 'Arial', size: 20, color: ink, language: { value: lang } }, paragraph: { spacing: { after: 100, ...line } } },
      title: { run: { size: 42, bold: true, color: ink }, paragraph: { spacing: { before: 60, after: 20 } } },
      heading1: head(26, 320, 120),
      heading2: head(22, 200, 60),
      heading3: head(21, 120, 60),
      heading4: { ...head(20, 100, 60), run: { size: 20, bold: true, italics: true, color: ink } },
      listParagraph: { run: {}, paragraph: { spacing: { after: 60 } } },
      hyperlink: { run: { color: '2756AB', underline: {} } },
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: 25 } },
      { id: 'Note', name: 'Note', basedOn: 'Normal', quickFormat: true, run: { size: 18, color: soft } },
      { id: 'Quote', name: 'Quote', basedOn: 'Normal', quickFormat: true, run: { color: soft }, paragraph: { indent: { left: 340, right: 340 } } },
      { id: 'TableText', name: 'Table Text', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 0 } } },
      { id: 'TableHead', name: 'Table Head', basedOn: 'TableText', quickFormat: true, run: { bold: true, size: 18, color: soft } },
    ],
  },
  numbering: {
    config: [
      { reference: lists.bullet, levels: levels(() => ({ format: LevelFormat.BULLET, text: '•' })) },
      { reference: lists.ordered, levels: levels((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.` })) },
    ],
  },
});

const levels = (lookOf: (level: number) => { readonly format: (typeof LevelFormat)[keyof typeof LevelFormat]; readonly text: string }) =>
  Array.from({ length: 9 }, (_, level) => ({ level, ...lookOf(level), alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 260 } } } }));
