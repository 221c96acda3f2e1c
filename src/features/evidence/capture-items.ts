/** What is being shown, piece by piece, before it becomes records: kept as a draft as it grows, so that a tablet that dies costs nothing. */
import { isWebLink } from '../../domain/check-in';
import { isDay } from '../../domain/day';
import type { BlobReference, EvidenceDetails, EvidenceKind, EvidenceOrigin, SeenLink } from '../../domain/evidence';
import type { RecordId } from '../../domain/ids';
import { captureDraftKind } from '../../storage/evidence-drafts';
import type { KeptFile } from '../../storage/blobs/blob-records';
import { familyOf } from './kinds';
import { nothingTyped, sharedDetails, type TypedShared, type TypedWords } from './typed-details';

/** Where it was asked for from, by the ids of records. */
export interface ShownAbout {
  readonly commitment?: RecordId | undefined;
  readonly milestone?: RecordId | undefined;
  readonly meeting?: RecordId | undefined;
  readonly agreement?: RecordId | undefined;
  readonly checkIn?: RecordId | undefined;
  readonly request?: RecordId | undefined;
  readonly replaces?: RecordId | undefined;
}

export interface CaptureItem extends TypedWords {
  readonly id: RecordId;
  readonly origin: EvidenceOrigin;
  readonly capturedAt: number;
  readonly original?: BlobReference;
  readonly preview?: BlobReference;
  readonly publicPicture?: BlobReference;
  readonly look?: string;
  readonly durationMs?: number;
  readonly pages?: number;
  readonly link?: SeenLink;
  readonly text?: string;
}

export interface CaptureTyped extends TypedShared {
  readonly about: ShownAbout;
  readonly commitment: RecordId;
  /** Empty until it is known whose evidence it is. */
  readonly organization: RecordId;
  /** Whose bytes were kept: of this page, and of those that died before it. */
  readonly captures: readonly RecordId[];
  /** Hashes of kept files that became part of another: the pages of a scan. */
  readonly spent: readonly string[];
  readonly items: readonly CaptureItem[];
  /** The piece that a recording which goes on becomes: found again after a kill. */
  readonly sound?: RecordId;
}

export const captureDraftKey = (id: RecordId): string => `${captureDraftKind}/${id}`;

export const nothingShown = (about: ShownAbout): CaptureTyped => ({
  ...nothingTyped,
  about,
  commitment: about.commitment ?? '',
  organization: '',
  milestones: about.milestone === undefined ? [] : [about.milestone],
  captures: [],
  spent: [],
  items: [],
});

/** What a kept file may be called; the first is what it is taken for. */
export const kindsOf = ({ original, link }: Pick<CaptureItem, 'original' | 'link'>): readonly EvidenceKind[] => {
  if (link) return ['link', 'dataset', 'regulation'];
  if (!original) return ['observation'];
  const family = familyOf(original.type);
  if (family === 'picture') return ['photo', 'attendanceList'];
  if (family === 'sound') return ['audio'];
  return isTable(original.type) ? ['dataset', 'file', 'attendanceList'] : ['file', 'attendanceList', 'regulation', 'dataset'];
};

const isTable = (type: string): boolean => type === 'text/csv' || /spreadsheet/.test(type);

interface Kept {
  readonly id: RecordId;
  readonly file: KeptFile;
  readonly origin: EvidenceOrigin;
  readonly capturedAt: number;
  readonly durationMs?: number | undefined;
  readonly pages?: number | undefined;
}

export const itemOfFile = ({ id, file: { original, preview, look }, origin, capturedAt, durationMs, pages }: Kept): CaptureItem => ({
  id,
  kind: kindsOf({ original })[0] ?? 'file',
  title: origin === 'imported' ? nameWithoutEnding(original.name) : '',
  shows: '',
  origin,
  capturedAt,
  original,
  ...(preview ? { preview } : {}),
  ...(look === undefined ? {} : { look }),
  ...(durationMs === undefined ? {} : { durationMs }),
  ...(pages === undefined ? {} : { pages }),
});

/** "resolucion-47.pdf" is the file; "resolucion-47" is what somebody would call it. */
const nameWithoutEnding = (name: string | undefined): string => (name ?? '').replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 200);

/** The record that a piece becomes. */
export const detailsOf = (item: CaptureItem, typed: CaptureTyped, clockOffsetMs: number | undefined): EvidenceDetails => {
  const { id: _id, title, shows, link, ...made } = item;
  const { meeting, agreement, checkIn, request } = typed.about;
  return {
    ...made,
    ...(link ? { link: { ...link, title: link.title.trim() || title.trim() || link.url.slice(0, 200) } } : {}),
    ...sharedDetails(typed),
    commitment: typed.commitment,
    organization: typed.organization,
    title: title.trim(),
    shows: shows.trim(),
    ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
    ...Object.fromEntries(Object.entries({ meeting, agreement, checkIn, request }).filter(([, value]) => value !== undefined)),
  };
};

/** Kept files of pages that died which no piece names yet: they become pieces of their own. */
export const unnamed = (files: readonly KeptFile[], { items, spent }: Pick<CaptureTyped, 'items' | 'spent'>): readonly KeptFile[] => {
  const named = new Set([...spent, ...items.flatMap(({ original, publicPicture }) => [original?.sha256, publicPicture?.sha256])]);
  return files.filter(({ original }) => !named.has(original.sha256));
};

export type Lacking = 'link' | 'text' | 'seenOn';

/** What a piece without a file still owes. */
export const lackingOf = ({ link, text, original }: Pick<CaptureItem, 'link' | 'text' | 'original'>): Lacking | undefined => {
  if (link) return !isWebLink(link.url) ? 'link' : isDay(link.seenOn) ? undefined : 'seenOn';
  return original || (text ?? '').trim() !== '' ? undefined : 'text';
};
