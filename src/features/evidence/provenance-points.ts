/** What a piece of evidence proves, and what it does not: said of what is known here, offline too. Never "verified". */
import type { Evidence } from '../../domain/evidence';
import type { MessageId, MessageValues } from '../../language/language';

export interface Point {
  readonly id: MessageId;
  readonly values?: MessageValues;
}

export interface Provenance {
  readonly proves: readonly Point[];
  readonly provesNot: readonly Point[];
}

interface SaidMoments {
  readonly captured: string;
  readonly received: string | undefined;
  readonly seen: string | undefined;
}

/** Clocks that are less apart than this agree. */
const agreeMs = 120_000;

type Known = Pick<Evidence, 'kind' | 'origin' | 'original' | 'receivedAt' | 'scan' | 'clockOffsetMs' | 'place' | 'link' | 'people' | 'publicPicture'>;

/** `said`: the moments in the words of the reader's language. */
export const provenanceOf = (evidence: Known, said: SaidMoments): Provenance => {
  const points = [...origin(evidence, said), ...custody(evidence, said), ...clock(evidence), ...place(evidence), ...limits(evidence)];
  return { proves: points.filter(({ proves }) => proves), provesNot: points.filter(({ proves }) => !proves) };
};

type Sided = Point & { readonly proves: boolean };

const yes = (id: MessageId, values?: MessageValues): Sided => ({ proves: true, id, ...(values ? { values } : {}) });
const no = (id: MessageId, values?: MessageValues): Sided => ({ proves: false, id, ...(values ? { values } : {}) });

const origin = ({ kind, origin: from, link }: Known, { captured, seen }: SaidMoments): readonly Sided[] => {
  if (kind === 'observation') return [yes('provenance.written', { when: captured }), no('provenance.writtenNot')];
  if (link && seen !== undefined) return [yes('provenance.linkSeen', { day: seen }), no('provenance.linkNot')];
  return from === 'captured' ? [yes('provenance.captured', { when: captured })] : [yes('provenance.imported', { when: captured }), no('provenance.importedNot')];
};

const custody = ({ original, receivedAt, scan }: Known, { received }: SaidMoments): readonly Sided[] => {
  if (!original) return [];
  return [
    ...(receivedAt !== undefined && received !== undefined ? [yes('provenance.unchanged', { when: received })] : [yes('provenance.fingerprint'), no('provenance.notReceived')]),
    ...(scan === 'clean' ? [yes('provenance.clean')] : scan === 'infected' ? [no('provenance.infected')] : receivedAt === undefined ? [] : [no(scan === 'notScanned' ? 'provenance.notScanned' : 'provenance.scanPending')]),
  ];
};

/** Of an imported file the hour says nothing anyway. */
const clock = ({ origin: from, clockOffsetMs }: Known): readonly Sided[] => {
  if (from !== 'captured') return [];
  if (clockOffsetMs === undefined) return [no('provenance.clockUnknown')];
  if (Math.abs(clockOffsetMs) <= agreeMs) return [yes('provenance.clockAgreed')];
  return [no('provenance.clockOff', { minutes: Math.round(Math.abs(clockOffsetMs) / 60_000) })];
};

const place = ({ kind, place: where }: Known): readonly Sided[] => {
  if (kind === 'observation' || kind === 'link') return [];
  if (!where) return [no('provenance.noPlace')];
  const metres = where.latitude === undefined ? undefined : Math.round(where.accuracyM ?? 0);
  return [
    ...(metres === undefined ? [] : [no('provenance.measuredPlace', { metres })]),
    ...(where.text === undefined ? [] : [no('provenance.saidPlace', { place: where.text })]),
  ];
};

const limits = ({ kind, people, publicPicture }: Known): readonly Sided[] => [
  ...(kind === 'photo' ? [no('provenance.pictureNot')] : kind === 'audio' ? [no('provenance.soundNot')] : kind === 'attendanceList' ? [no('provenance.listNot')] : []),
  ...(publicPicture ? [no('provenance.blurred')] : people === 'none' || kind !== 'photo' ? [] : [no('provenance.peopleNot')]),
];
