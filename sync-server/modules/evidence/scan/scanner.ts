/** Whether somebody looks for viruses in what is sent, and what they say of it. */
import type { Readable } from 'node:stream';

/** `away`: the scanner does not answer; nothing is known of the file. */
export type ScanVerdict = 'clean' | 'infected' | 'away';

export interface Scanner {
  /** Reads the content to its end, or lets it go. Never rejects because of the scanner; what the content throws it throws. */
  readonly scan: (content: Readable) => Promise<ScanVerdict>;
}
