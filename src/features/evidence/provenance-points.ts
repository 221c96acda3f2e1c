/** The facts of where evidence comes from (domain/provenance.ts) as the points of a card. Never "verified". */
import type { Evidence } from '../../domain/evidence';
import { provenanceOf, type OpenFact, type ProvenFact } from '../../domain/provenance';
import type { MessageId, MessageValues } from '../../language/language';

export interface Point {
  readonly id: MessageId;
  readonly values?: MessageValues;
}

export interface ProvenancePoints {
  readonly proves: readonly Point[];
  readonly provesNot: readonly Point[];
}

interface SaidMoments {
  readonly captured: string;
  readonly received: string | undefined;
  readonly seen: string | undefined;
}

type Known = Pick<Evidence, 'kind' | 'origin' | 'capturedAt' | 'original' | 'receivedAt' | 'scan' | 'unopened' | 'clockOffsetMs' | 'place' | 'link' | 'people' | 'publicPicture'>;

/** `said`: the moments in the words of the reader's language. */
export const provenancePoints = (evidence: Known, said: SaidMoments): ProvenancePoints => {
  const { proves, open } = provenanceOf(evidence);
  const points = [...proves, ...open].flatMap((fact) => pointsOf(fact, evidence, said));
  return { proves: points.filter((point) => point.proves), provesNot: points.filter((point) => !point.proves) };
};

type Sided = Point & { readonly proves: boolean };

const yes = (id: MessageId, values?: MessageValues): Sided => ({ proves: true, id, ...(values ? { values } : {}) });
const no = (id: MessageId, values?: MessageValues): Sided => ({ proves: false, id, ...(values ? { values } : {}) });

const pointsOf = (fact: ProvenFact | OpenFact, evidence: Known, said: SaidMoments): readonly Sided[] => {
  switch (fact.kind) {
    case 'unchanged-since':
      return [yes('provenance.unchanged', { when: said.received ?? '' })];
    case 'hash-stated':
      return [yes('provenance.fingerprint')];
    case 'captured-in-app':
      return madeHere(evidence, said);
    case 'scanned-clean':
      return [yes('provenance.clean')];
    case 'clock-agreed':
      return [yes('provenance.clockAgreed')];
    case 'bytes-not-received':
      return [no('provenance.notReceived')];
    case 'imported':
      return isWords(evidence) ? madeHere(evidence, said) : [yes('provenance.imported', { when: said.captured }), no('provenance.importedNot')];
    case 'clock-unknown':
      return [no('provenance.clockUnknown')];
    case 'clock-apart':
      return [no('provenance.clockOff', { minutes: Math.round(fact.byMs / 60_000) })];
    case 'place-not-recorded':
      // Of a file that somebody chose it was said already that nobody knows.
      return isWords(evidence) || evidence.origin === 'imported' ? [] : [no('provenance.noPlace')];
    case 'place-stated':
      return isWords(evidence) ? [] : placePoints(evidence);
    case 'link-as-seen':
      return [yes('provenance.linkSeen', { day: said.seen ?? '' }), no('provenance.linkNot')];
    case 'scan-pending':
      return [no('provenance.scanPending')];
    case 'not-scanned':
      return [no('provenance.notScanned')];
    case 'scan-infected':
      return [no('provenance.infected')];
    case 'not-opened':
      return [no('provenance.notOpened', { why: fact.why })];
    case 'truth':
      return truthPoints(evidence);
  }
};

/** No bytes that anybody made: what a person wrote or saw. */
const isWords = ({ kind, link, original }: Known): boolean => kind === 'observation' || (link !== undefined && original === undefined);

const madeHere = ({ kind, link }: Known, { captured }: SaidMoments): readonly Sided[] => {
  if (kind === 'observation') return [yes('provenance.written', { when: captured }), no('provenance.writtenNot')];
  return link ? [] : [yes('provenance.captured', { when: captured })];
};

const placePoints = ({ place }: Known): readonly Sided[] => [
  ...(place?.latitude === undefined ? [] : [no('provenance.measuredPlace', { metres: Math.round(place.accuracyM ?? 0) })]),
  ...(place?.text === undefined ? [] : [no('provenance.saidPlace', { place: place.text })]),
];

const truthPoints = ({ kind, people, publicPicture }: Known): readonly Sided[] => [
  ...(kind === 'photo' ? [no('provenance.pictureNot')] : kind === 'audio' ? [no('provenance.soundNot')] : kind === 'attendanceList' ? [no('provenance.listNot')] : []),
  ...(publicPicture ? [no('provenance.blurred')] : people === 'none' || kind !== 'photo' ? [] : [no('provenance.peopleNot')]),
];
