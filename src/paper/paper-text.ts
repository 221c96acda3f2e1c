/**
 * Minutes as an office writes them, with every word said and nothing drawn yet: the PDF and the DOCX lay the same content out
 * in the same order, so their words are equal by construction.
 */
import type { RichNode } from '../domain/rich-text';

export interface PaperText {
  readonly lang: 'es-AR' | 'en';
  readonly planTitle: string;
  /** "Acta 7/2026". */
  readonly title: string;
  /** "Reunión de seguimiento", and what people call it. */
  readonly kind: string;
  /** "Borrador", "En circulación hasta…", "Aprobada el…": stands on every page. */
  readonly state: string;
  readonly facts: readonly Fact[];
  readonly attendance: AttendanceText;
  readonly agenda: { readonly heading: string; readonly items: readonly ItemText[]; readonly none: string };
  readonly agreements: PaperTable;
  /** Evidence that was asked for; absent where none was. */
  readonly requests: PaperTable | undefined;
  /** Of earlier meetings; absent where there were none to look at. */
  readonly followUp: PaperTable | undefined;
  readonly nextMeeting: { readonly heading: string; readonly sentence: string } | undefined;
  readonly strips: { readonly heading: string; readonly legend: string; readonly commitments: readonly StripText[] } | undefined;
  readonly signatures: SignaturesText;
  readonly origin: OriginText;
  /** "Página 2 de 5". */
  readonly page: (page: number, of: number) => string;
}

export interface Fact {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface PaperTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said where there are no rows. */
  readonly none: string;
}

export interface AttendanceText {
  readonly heading: string;
  readonly columns: readonly [sector: string, people: string, total: string];
  readonly sectors: readonly { readonly name: string; readonly people: readonly string[]; readonly total: number }[];
  readonly total: { readonly name: string; readonly heads: number };
  /** Said where nobody was written down. */
  readonly none: string;
  /** Who sent word, and who was invited and did not come: a line each, absent where nobody. */
  readonly notes: readonly Fact[];
}

export interface ItemText {
  /** "1. Avance hito por hito". */
  readonly heading: string;
  /** Who spoke, and what became of it. */
  readonly note: string | undefined;
  readonly body: readonly RichNode[];
  /** Said where nothing was written. */
  readonly none: string;
}

export interface StripText {
  readonly code: string;
  readonly title: string;
  /** The picture. What it shows stands in the table under it. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly table: PaperTable;
}

export interface SignaturesText {
  readonly heading: string;
  readonly columns: readonly [name: string, organization: string, signature: string];
  readonly rows: readonly { readonly name: string; readonly organization: string; readonly signature: PaperSignature }[];
  /** Who chairs and who takes note: a line to sign for each. */
  readonly officers: readonly { readonly name: string; readonly role: string }[];
}

/** `line`: to be signed by hand. */
export type PaperSignature = { readonly kind: 'line' } | { readonly kind: 'words'; readonly words: string } | { readonly kind: 'stroke'; readonly svg: string; readonly width: number; readonly height: number; readonly words: string };

export interface OriginText {
  readonly address: { readonly sentence: string; readonly url: string } | undefined;
  readonly hash: string | undefined;
  /** When and from what this paper was made. */
  readonly made: string;
}
