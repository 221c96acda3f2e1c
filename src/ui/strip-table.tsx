/** The table behind a strip: the same marks, in words. Folded until somebody asks for it. */
import type { ReactNode } from 'react';

export interface StripTableRow {
  readonly key: string;
  readonly title: ReactNode;
  readonly due: string;
  /** Reported, verified and calendar, in this order: a glyph and its word. */
  readonly answers: readonly { readonly glyph: ReactNode; readonly word: string }[];
}

export interface StripTableWords {
  /** "Ver como tabla". */
  readonly summary: string;
  /** Names the scrolling region. */
  readonly name: string;
  readonly caption: string;
  /** Five heads: what, due, and the three answers. */
  readonly columns: readonly string[];
}

interface StripTableProps {
  readonly rows: readonly StripTableRow[];
  readonly words: StripTableWords;
}

export const StripTable = ({ rows, words }: StripTableProps) => (
  <details className="reading">
    <summary>{words.summary}</summary>
    <section className="tablewrap" tabIndex={0} aria-label={words.name}>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title, due, answers }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              <td className="nowrap">{due}</td>
              {answers.map(({ glyph, word }, index) => (
                <td key={index} className="nowrap">
                  {glyph}
                  {word}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
);
