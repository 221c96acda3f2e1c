/**
 * Evidence (evidencia): one thing that shows that something was done, and what its author says that it shows.
 *
 * The record travels first, its bytes follow when there is a network. The bytes are named by their hash and never change:
 * who has something better replaces it, and the former stays. Who may do what is asked in permissions.ts; what acts do to rows,
 * in decide-evidence.ts.
 */
import { isWebLink } from './check-in';
import { isDay, type Day } from './day';
import { naturalId, type RecordId, type UserId } from './ids';
import type { EvidenceState } from './life-cycles';

export const evidenceKinds = ['photo', 'audio', 'file', 'link', 'dataset', 'regulation', 'attendanceList', 'observation'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceOrigins = ['captured', 'imported'] as const;
export type EvidenceOrigin = (typeof evidenceOrigins)[number];

export const sensitivities = ['public', 'restricted', 'personalData', 'embargoed'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** Who can be recognized in it. */
export const peopleShown = ['none', 'adults', 'minors'] as const;
export type PeopleShown = (typeof peopleShown)[number];

/** `notScanned`: the operator has chosen to run without a scanner. */
export const scanStates = ['pending', 'clean', 'infected', 'notScanned'] as const;
export type ScanState = (typeof scanStates)[number];

/**
 * Why nothing safe could be made of a file: it is broken, larger than anybody needs, took too long or too much memory,
 * is locked with a password, or of a kind that is kept and not opened.
 */
export const unopenedWhys = ['damaged', 'tooLarge', 'tooSlow', 'locked', 'notOpened'] as const;
export type UnopenedWhy = (typeof unopenedWhys)[number];

/** Bytes by what they are. Their name is a label, never a key. */
export interface BlobReference {
  /** 64 hex digits, lower case. */
  readonly sha256: string;
  readonly bytes: number;
  /** The media type that the first bytes tell. */
  readonly type: string;
  readonly name?: string;
}

/** Where it was made, as the person says or the device measured when asked to; never read from the file. */
export interface EvidencePlace {
  readonly text?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly accuracyM?: number;
}

/** A page of the web as its author saw it that day: the server never looks. */
export interface SeenLink {
  readonly url: string;
  readonly title: string;
  readonly seenOn: Day;
}

/** What the server made of the bytes, so that somebody may see it safely: re-encoded pictures, pages of a document, its text. */
export interface Derivative {
  /** `preview`, `picture`, `page-1` …, `text`, `sound` (without its tags) are of the original; `public` is of the picture that was blurred on the device. */
  readonly part: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** What its author and their device say of it. */
export interface EvidenceDetails {
  readonly commitment: RecordId;
  /** The area that shows it. */
  readonly organization: RecordId;
  readonly milestones: readonly RecordId[];
  readonly kind: EvidenceKind;
  readonly title: string;
  /** What it shows. May be said later, and must be before anybody relies on it. */
  readonly shows: string;
  readonly origin: EvidenceOrigin;
  /** The device's time in ms: a claim. */
  readonly capturedAt: number;
  /** The server's clock less the device's, in ms, when last known. */
  readonly clockOffsetMs?: number;
  readonly place?: EvidencePlace;
  readonly sensitivity: Sensitivity;
  readonly embargoedUntil?: Day;
  readonly people: PeopleShown;
  readonly text?: string;
  readonly link?: SeenLink;
  readonly original?: BlobReference;
  /** Made on the device, at most `previewBytes`. */
  readonly preview?: BlobReference;
  /** The picture with faces blurred on the device: what the public sees in the place of the original. */
  readonly publicPicture?: BlobReference;
  /** How the picture looks: a difference hash of 64 bits in 16 hex digits. */
  readonly look?: string;
  readonly durationMs?: number;
  readonly pages?: number;
  readonly meeting?: RecordId;
  readonly agreement?: RecordId;
  readonly checkIn?: RecordId;
  readonly request?: RecordId;
}

export interface Evidence extends EvidenceDetails {
  readonly id: RecordId;
  readonly author: UserId;
  readonly addedOn: Day;
  /** Coordination added it for the area: always said beside it. */
  readonly onBehalf?: boolean;
  readonly supersedes?: RecordId;
  readonly supersededBy?: RecordId;
  readonly state: EvidenceState;
  /** Why it was withdrawn. */
  readonly reason?: string;
  readonly withdrawnOn?: Day;
  readonly publishedOn?: Day;
  /** The server's time in ms when the bytes were whole and their hash was right. */
  readonly receivedAt?: number;
  readonly scan?: ScanState;
  /** The server has it and could not open it to show anything of it. */
  readonly unopened?: UnopenedWhy;
  readonly derivatives?: readonly Derivative[];
  readonly demo?: boolean;
}

export const evidenceLimits = { title: 200, shows: 4000, text: 20_000, milestones: 50, previewBytes: 40 * 1024 } as const;

export type EvidenceRefusal = 'original-missing' | 'link-missing' | 'text-missing' | 'nothing-shown' | 'link-not-understood' | 'embargo-without-day' | 'preview-too-large' | 'milestones-twice';

/** What evidence still owes before it can be kept, or undefined. Title and what it shows may follow. */
export const owedByEvidence = (details: Pick<EvidenceDetails, 'kind' | 'text' | 'link' | 'original' | 'preview' | 'sensitivity' | 'embargoedUntil' | 'milestones'>): EvidenceRefusal | undefined => {
  const { kind, text, link, original, preview, sensitivity, embargoedUntil, milestones } = details;
  if (withBytes.includes(kind) && !original) return 'original-missing';
  if (kind === 'link' && !link) return 'link-missing';
  if (kind === 'observation' && isBlank(text)) return 'text-missing';
  if (!original && !link && isBlank(text)) return 'nothing-shown';
  if (link && !isWebLink(link.url)) return 'link-not-understood';
  if (sensitivity === 'embargoed' && !isDay(embargoedUntil ?? '')) return 'embargo-without-day';
  if (preview && preview.bytes > evidenceLimits.previewBytes) return 'preview-too-large';
  return new Set(milestones).size < milestones.length ? 'milestones-twice' : undefined;
};

const withBytes: readonly EvidenceKind[] = ['photo', 'audio', 'file'];

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** Invariant 5 asks for evidence that says what it shows. */
export const saysWhatItShows = ({ shows }: Pick<Evidence, 'shows'>): boolean => !isBlank(shows);

/** It stands: neither withdrawn nor replaced. */
export const isStandingEvidence = ({ state }: Pick<Evidence, 'state'>): boolean => state !== 'withdrawn' && state !== 'superseded';

/** Whether members may read it once somebody accepted it; everything else stays with the area, coordination and the monitor. */
export const mayBeOpened = ({ sensitivity }: Pick<Evidence, 'sensitivity'>): boolean => sensitivity === 'public';

export type PublicationRefusal =
  | 'not-standing' | 'published' | 'not-public' | 'embargoed' | 'minors' | 'says-nothing' | 'not-received' | 'not-scanned' | 'infected' | 'public-picture-missing';

/** Why it may not be shown to everybody on a day, or undefined. */
export const publicationRefusalOf = (evidence: Omit<Evidence, 'id'>, today: Day): PublicationRefusal | undefined => {
  const { sensitivity, embargoedUntil, people, publicPicture, original, receivedAt, scan } = evidence;
  if (!isStandingEvidence(evidence)) return 'not-standing';
  if (evidence.publishedOn !== undefined) return 'published';
  if (sensitivity === 'restricted' || sensitivity === 'personalData') return 'not-public';
  if (sensitivity === 'embargoed' && today < (embargoedUntil ?? '9999')) return 'embargoed';
  if (people === 'minors' && !publicPicture) return 'minors';
  if (!saysWhatItShows(evidence)) return 'says-nothing';
  if (!original) return undefined;
  if (receivedAt === undefined) return 'not-received';
  if (scan === 'infected') return 'infected';
  if (scan !== 'clean' && scan !== 'notScanned') return 'not-scanned';
  return publicPicture && !derivativesOf(evidence).some(({ part }) => part === 'public') ? 'public-picture-missing' : undefined;
};

/** The safe pictures, texts and sounds that the public gets: of the blurred picture where there is one, else of the original. */
export const publicDerivativesOf = (evidence: Pick<Evidence, 'publicPicture' | 'derivatives'>): readonly Derivative[] =>
  derivativesOf(evidence).filter(({ part }) => (evidence.publicPicture ? part === 'public' : ['picture', 'sound', 'text'].includes(part) || part.startsWith('page-')));

const derivativesOf = ({ derivatives }: Pick<Evidence, 'derivatives'>): readonly Derivative[] => derivatives ?? [];

/** The day after it was taken back a published one keeps its place, its code and its hash; what it said is gone. */
export interface PublishedEvidence {
  readonly id: RecordId;
  readonly evidence: RecordId;
  readonly commitment: RecordId;
  readonly organization: RecordId;
  readonly milestones: readonly RecordId[];
  readonly kind: EvidenceKind;
  readonly origin: EvidenceOrigin;
  readonly capturedAt: number;
  readonly code: string;
  readonly title?: string;
  readonly shows?: string;
  readonly text?: string;
  readonly link?: SeenLink;
  readonly original?: Omit<BlobReference, 'name'>;
  readonly derivatives: readonly Derivative[];
  readonly receivedAt?: number;
  readonly onBehalf?: boolean;
  readonly publishedOn: Day;
  /** The evidence that took its place, once that was published too. */
  readonly supersededBy?: RecordId;
  readonly withdrawnOn?: Day;
  readonly reason?: string;
  readonly demo?: boolean;
}

export const publishedEvidenceId = (evidence: RecordId): RecordId => naturalId(evidence, 'public');
