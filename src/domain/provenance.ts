/**
 * What a piece of evidence proves, and what it does not: facts for a card, never a badge. A hash proves that bytes are the same
 * as they were; it does not prove that what they show is true.
 */
import type { Day } from './day';
import type { Evidence, UnopenedWhy } from './evidence';

/** In ms: two clocks that are no farther apart agree. */
export const agreeingClocksMs = 120_000;

export type ProvenFact =
  /** The server had these very bytes then, so they existed then and are the same since. */
  | { readonly kind: 'unchanged-since'; readonly at: number; readonly sha256: string }
  /** The server has been told what the bytes are; they can be compared with it when they come. */
  | { readonly kind: 'hash-stated'; readonly sha256: string }
  /** The app itself took it; no file was chosen. */
  | { readonly kind: 'captured-in-app'; readonly at: number }
  /** When it was taken, the clock of the device agreed with the server's. */
  | { readonly kind: 'clock-agreed'; readonly withinMs: number }
  /** A scanner looked at it and found nothing. */
  | { readonly kind: 'scanned-clean' };

export type OpenFact =
  | { readonly kind: 'bytes-not-received' }
  /** A file that was chosen: when and with what it was made is not known. */
  | { readonly kind: 'imported' }
  | { readonly kind: 'clock-unknown' }
  | { readonly kind: 'clock-apart'; readonly byMs: number }
  | { readonly kind: 'place-not-recorded' }
  /** The place is what the person or the device said. */
  | { readonly kind: 'place-stated' }
  /** A page as one person saw it that day: it may have changed. */
  | { readonly kind: 'link-as-seen'; readonly on: Day }
  | { readonly kind: 'scan-pending' }
  /** The operator of the server has chosen no scanner. */
  | { readonly kind: 'not-scanned' }
  | { readonly kind: 'scan-infected' }
  /** The server keeps it and could not open it: nobody but who downloads it sees what it says. */
  | { readonly kind: 'not-opened'; readonly why: UnopenedWhy }
  /** What no hash proves: that what it shows is true. */
  | { readonly kind: 'truth' };

export interface Provenance {
  readonly proves: readonly ProvenFact[];
  readonly open: readonly OpenFact[];
}

type Stated = Pick<Evidence, 'origin' | 'capturedAt' | 'clockOffsetMs' | 'place' | 'link' | 'original' | 'receivedAt' | 'scan' | 'unopened'>;

/** In the order in which a card says it. Needs nothing but the record, so it is said without a network too. */
export const provenanceOf = (evidence: Stated): Provenance => {
  const { origin, capturedAt, clockOffsetMs, place, link, original, receivedAt, scan, unopened } = evidence;
  const isCaptured = origin === 'captured';
  const apart = Math.abs(clockOffsetMs ?? 0);
  const agrees = clockOffsetMs !== undefined && apart <= agreeingClocksMs;
  return {
    proves: [
      ...(original && receivedAt !== undefined ? [{ kind: 'unchanged-since', at: receivedAt, sha256: original.sha256 } as const] : []),
      ...(original && receivedAt === undefined ? [{ kind: 'hash-stated', sha256: original.sha256 } as const] : []),
      ...(isCaptured ? [{ kind: 'captured-in-app', at: capturedAt } as const] : []),
      ...(original && scan === 'clean' ? [{ kind: 'scanned-clean' } as const] : []),
      ...(isCaptured && agrees ? [{ kind: 'clock-agreed', withinMs: agreeingClocksMs } as const] : []),
    ],
    open: [
      ...(original && receivedAt === undefined ? [{ kind: 'bytes-not-received' } as const] : []),
      ...(isCaptured ? [] : [{ kind: 'imported' } as const]),
      ...(isCaptured && clockOffsetMs === undefined ? [{ kind: 'clock-unknown' } as const] : []),
      ...(isCaptured && clockOffsetMs !== undefined && !agrees ? [{ kind: 'clock-apart', byMs: apart } as const] : []),
      { kind: place ? 'place-stated' : 'place-not-recorded' },
      ...(link ? [{ kind: 'link-as-seen', on: link.seenOn } as const] : []),
      ...(original && receivedAt !== undefined ? scanFacts[scan ?? 'pending'] : []),
      ...(unopened === undefined ? [] : [{ kind: 'not-opened', why: unopened } as const]),
      { kind: 'truth' },
    ],
  };
};

const scanFacts: Readonly<Record<NonNullable<Evidence['scan']>, readonly OpenFact[]>> = {
  pending: [{ kind: 'scan-pending' }],
  notScanned: [{ kind: 'not-scanned' }],
  infected: [{ kind: 'scan-infected' }],
  clean: [],
};
