/** What no file may hold is left out of every text: control characters and halves of letters, which make Word refuse a whole document. */

/** The same value, its texts cleaned; line breaks stay, letters are in their composed form. */
export const printable = <Value>(value: Value): Value => cleaned(value) as Value;

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleaned(each)])) : value;
};

const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\t\u202f]/g, ' ')
    .replace(/(?!\n)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
    .normalize('NFC');
