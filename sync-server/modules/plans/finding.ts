/** What is wrong, or worth a look, in something that is imported: a code for programs, a place, and a sentence for whoever runs it. */
export type FindingCode =
  | 'file-unreadable'
  | 'file-empty'
  | 'file-too-large'
  | 'wrong-encoding'
  | 'not-json'
  | 'not-a-plan'
  | 'newer-version'
  | 'missing-field'
  | 'unknown-field'
  | 'wrong-value'
  | 'impossible-date'
  | 'end-before-start'
  | 'unknown-code'
  | 'duplicate-code'
  | 'milestone-outside-dates'
  | 'nobody-leads'
  | 'missing-columns'
  | 'duplicate-columns'
  | 'no-lines'
  | 'too-many-lines'
  | 'too-many-columns'
  | 'too-few-columns'
  | 'unclosed-quote'
  | 'wrong-quote'
  | 'line-too-long'
  | 'empty-cell'
  | 'wrong-percentage'
  | 'says-otherwise';

export interface Finding {
  readonly code: FindingCode;
  /** Where in a document: `commitments.1.parties.0.organization`. */
  readonly path?: string;
  /** Where in a table: the line of the file, counted from 1, on which the record begins. */
  readonly line?: number;
  readonly column?: string;
  readonly detail: string;
}

/** What does not fit blocks the import; a warning never does, since real plans have such things. */
export interface Findings {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** A value of the file as it may be repeated in a sentence: short, on one line, without control characters. */
export const quoted = (text: string): string => {
  // A file may try to write escape sequences into the terminal.
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]+/g, ' ').trim();
  return `“${plain.length > 60 ? `${plain.slice(0, 57)}…` : plain}”`;
};
