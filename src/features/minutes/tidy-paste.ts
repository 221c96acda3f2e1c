/**
 * What other programs put on the clipboard, said in what the minutes know, before the editor reads it: Word's lists are
 * paragraphs with a drawn mark, the cells of a table would run into each other, a first heading is one too large.
 * Works on the text alone and in one pass over it: nothing is made a page of, however long or broken it is.
 */

export const tidyPaste = (html: string): string => listsOf(rowsAsLines(headingsOfMinutes(html)));

const headingsOfMinutes = (html: string): string => html.replace(/<(\/?)h1\b/gi, '<$1h2').replace(/<(\/?)h[456]\b/gi, '<$1h3');

/** Each part of a page up to an end tag, from its last begin tag on; what follows the last end stays as it is. */
const endedBy = (html: string, tag: string, change: (before: string, part: string) => string): string => {
  const parts = html.split(new RegExp(`</${tag}\\s*>`, 'i'));
  return parts
    .map((part, index) => {
      if (index === parts.length - 1) return change(part, '');
      const at = lastBegin(part, tag);
      return at < 0 ? change(`${part}</${tag}>`, '') : change(part.slice(0, at), part.slice(at));
    })
    .join('');
};

const lastBegin = (html: string, tag: string): number => Math.max(...[' ', '>', '\n', '\r', '\t'].map((after) => html.toLowerCase().lastIndexOf(`<${tag}${after}`)));

/** A row of a table is a line, its cells apart. */
const rowsAsLines = (html: string): string =>
  endedBy(html, 'tr', (before, row) => {
    if (row === '') return before;
    const cells = row.split(/<t[dh](?=[\s>])[^>]{0,2000}>/i).slice(1).map(cellWords).filter((words) => bare(words) !== '');
    return cells.length === 0 ? before : `${before}<p>${cells.join(' | ')}</p>`;
  });

const cellWords = (cell: string): string =>
  cell
    .replace(/<\/t[dh]\s*>/gi, '')
    .replace(/<\/(?:p|div|li|h[1-6])\s*>\s*(?=<(?:p|div|li|h[1-6])\b)/gi, '<br>')
    .replace(/<\/?(?:p|div|ul|ol|li|h[1-6])\b[^>]{0,2000}>/gi, '')
    .trim();

/** Its letters, without marks and empty space. */
const bare = (html: string): string => html.replace(/<[^>]{0,2000}>|&nbsp;|\u00a0/gi, ' ').trim();

/** Paragraphs that Word draws a mark before become items of lists. */
const listsOf = (html: string): string => {
  let open: 'ul' | 'ol' | undefined;
  const closed = (): string => {
    const end = open === undefined ? '' : `</${open}>`;
    open = undefined;
    return end;
  };
  return endedBy(html, 'p', (before, paragraph) => {
    if (paragraph === '') return `${closed()}${before}`;
    const begin = paragraph.slice(0, paragraph.indexOf('>') + 1);
    if (!/\bmso-list:\s*l\d/i.test(begin)) return `${closed()}${before}${paragraph}</p>`;
    const [mark, words] = markAndWords(paragraph.slice(begin.length));
    const kind = /^\(?[\da-z]{1,4}[.)]/i.test(mark) ? 'ol' : 'ul';
    const isContinued = open === kind && bare(before) === '';
    const start = isContinued ? '' : `${closed()}${before}<${kind}>`;
    open = kind;
    return `${start}<li><p>${words}</p></li>`;
  });
};

/** What is drawn before an item, and what the item says. */
const markAndWords = (html: string): readonly [string, string] => {
  const at = html.search(/<span[^>]{0,2000}mso-list:\s*ignore/i);
  if (at < 0) return ['', html];
  const rest = html.slice(at);
  const end = /<\/span>(?!\s*<\/span>)/i.exec(rest);
  if (!end) return ['', html];
  const until = end.index + end[0].length;
  // Before the mark stand the looks of the mark alone.
  const before = bare(html.slice(0, at)) === '' ? '' : html.slice(0, at);
  return [bare(rest.slice(0, until)), withoutConditions(before + rest.slice(until))];
};

const withoutConditions = (html: string): string => html.replace(/<!(?:--)?\[(?:if|endif)[^>]{0,200}>/gi, '');
