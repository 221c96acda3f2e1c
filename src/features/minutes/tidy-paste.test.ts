import { expect, test } from 'vitest';
import { tidyPaste } from './tidy-paste';

const wordItem = (mark: string, words: string): string =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><!--[endif]-->${words}</p>\n`;

test('lists of Word, which are paragraphs with a drawn mark, are lists', () => {
  expect(tidyPaste(`<p>Antes</p>${wordItem('·', 'Primero')}${wordItem('·', '<b>Segundo</b>')}<p>Después</p>`).replace(/\n/g, '')).toBe('<p>Antes</p><ul><li><p>Primero</p></li><li><p><b>Segundo</b></p></li></ul><p>Después</p>');
  expect(tidyPaste(`${wordItem('1.', 'Uno')}${wordItem('2.', 'Dos')}`).replace(/\n/g, '')).toBe('<ol><li><p>Uno</p></li><li><p>Dos</p></li></ol>');
  expect(tidyPaste(`${wordItem('·', 'Punto')}${wordItem('a)', 'Letra')}`).replace(/\n/g, '')).toBe('<ul><li><p>Punto</p></li></ul><ol><li><p>Letra</p></li></ol>');
});

test('a row of a table is a line whose cells stay apart, in the way of Word and of a spreadsheet', () => {
  expect(tidyPaste('<table><tr><td>Área</td><td>Avance</td></tr><tr><td class=xl65>DGAIGA</td><td></td><td align=right>3</td></tr></table>')).toBe('<table><p>Área | Avance</p><p>DGAIGA | 3</p></table>');
  expect(tidyPaste('<table><tr><td width=100><p class=MsoNormal>Área</p><p>y fecha</p></td><td><p>Avance</p></td></tr></table>')).toBe('<table><p>Área<br>y fecha | Avance</p></table>');
});

test('headings are those that the minutes have', () => {
  expect(tidyPaste('<h1 class=x>Tema</h1><h2>Punto</h2><h5>Nota</h5>')).toBe('<h2 class=x>Tema</h2><h2>Punto</h2><h3>Nota</h3>');
});

test('what is none of this stays letter by letter', () => {
  for (const html of ['', 'sin marcas', '<p>Uno</p><p>Dos', '<pre>a</pre>', '<ul><li>uno</li></ul>', '</p></tr>', 'a < b > c']) expect(tidyPaste(html)).toBe(html);
});

test('what is broken on purpose is passed over once, a quarter of a megabyte of begun tags too', () => {
  for (const piece of ['<p', '<tr>', '<td', '<p style="mso-list:l0">', '<span style="mso-list:Ignore', '<!--[if']) {
    const broken = piece.repeat(256_000 / piece.length);
    expect(tidyPaste(broken) === broken).toBe(true);
  }
});
