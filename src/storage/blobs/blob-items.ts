/**
 * Every file of this device with its honest state. That a file is to be sent stands in the record that names it: an act that
 * was written queues its files by itself, and nothing else has to be remembered.
 */
import type { BlobReference, Evidence } from '../../domain/evidence';
import type { EvidenceRequest } from '../../domain/evidence-request';
import type { RecordId } from '../../domain/ids';
import type { Review } from '../../domain/review';
import type { Device } from '../device';
import { onOpenConnection } from '../open-connection';
import { allOf, oneOf } from '../reads';
import type { BlobPart, KeptBlob, Sending } from './blob-records';
import type { Sendable } from './sending-order';

/**
 * `saved`: on this device. `sent`: the server answered for its last byte. `confirmed`: the server has it, hash equal.
 * `attention`: refused; it stays here until a person has decided.
 */
export type BlobState = 'saved' | 'sent' | 'confirmed' | 'attention';

export interface BlobItem extends Sendable, BlobReference {
  /** What names it: evidence, or a review that was said aloud. */
  readonly entity: 'evidence' | 'review';
  readonly record: RecordId;
  /** Empty where its record gives it none. */
  readonly title: string;
  readonly sentBytes: number;
  readonly state: BlobState;
  /** The code of the server's refusal, or of ours. */
  readonly problem?: string;
  /** False where it was taken off this device after the server had confirmed it. */
  readonly isHere: boolean;
  readonly sending: Sending | undefined;
}

type Reading = Pick<Device, 'words' | 'cache' | 'user'>;

/** What this person captured on this device, in the order of capture. */
export const blobItemsOf = async (device: Reading): Promise<readonly BlobItem[]> => {
  const { database } = device.words;
  const [evidence, reviews, requests, blobs, sendings] = await Promise.all([
    allOf(device, 'evidence'),
    allOf(device, 'review'),
    allOf(device, 'evidenceRequest'),
    onOpenConnection(database, () => database.blobs.toArray()),
    onOpenConnection(database, () => database.sendings.toArray()),
  ]);
  const known = {
    blobs: new Map(blobs.map((blob) => [blob.sha256, blob])),
    sendings: new Map(sendings.map((sending) => [sending.id, sending])),
    due: new Map(requests.flatMap((request) => (isAwaited(request) ? [[request.id, request.due] as const] : []))),
  };
  return [...evidence.flatMap((one) => itemsOf(device, one, known)), ...reviews.flatMap((one) => voiceOf(device, one, known))].sort((one, other) => one.capturedAt - other.capturedAt || one.id.localeCompare(other.id));
};

export interface BytesOfEvidence {
  readonly state: BlobState;
  readonly bytes: number;
  readonly sentBytes: number;
  readonly problem?: string;
}

/** Undefined where its bytes never were on this device. */
export const bytesOfEvidence = async (device: Reading, id: RecordId): Promise<BytesOfEvidence | undefined> => {
  const one = await oneOf(device, 'evidence', id);
  if (!one) return undefined;
  const { database } = device.words;
  const references = partsOf(one).map(({ part, reference }) => ({ id: sendingId(id, part), sha256: reference.sha256 }));
  const [blobs, sendings] = await Promise.all([
    onOpenConnection(database, () => database.blobs.bulkGet(references.map(({ sha256 }) => sha256))),
    onOpenConnection(database, () => database.sendings.bulkGet(references.map((reference) => reference.id))),
  ]);
  const known = { blobs: new Map(present(blobs).map((blob) => [blob.sha256, blob])), sendings: new Map(present(sendings).map((sending) => [sending.id, sending])), due: new Map<string, string>() };
  const items = itemsOf(device, one, known);
  const [first] = items;
  if (!first) return undefined;
  const sum = (of: 'bytes' | 'sentBytes'): number => items.reduce((all, item) => all + item[of], 0);
  const state = worstFirst.find((each) => items.some((item) => item.state === each)) ?? first.state;
  const problem = items.find((item) => item.problem !== undefined)?.problem;
  return { state, bytes: sum('bytes'), sentBytes: sum('sentBytes'), ...(problem === undefined ? {} : { problem }) };
};

const worstFirst: readonly BlobState[] = ['attention', 'saved', 'sent', 'confirmed'];
const present = <Value>(values: readonly (Value | undefined)[]): readonly Value[] => values.flatMap((value) => (value === undefined ? [] : [value]));

/** Somebody waits for it. */
const isAwaited = ({ state }: EvidenceRequest): boolean => state === 'open' || state === 'answered';

interface Known {
  readonly blobs: ReadonlyMap<string, KeptBlob>;
  readonly sendings: ReadonlyMap<string, Sending>;
  /** By request. */
  readonly due: ReadonlyMap<string, string>;
}

const partsOf = ({ preview, publicPicture, original }: Pick<Evidence, 'preview' | 'publicPicture' | 'original'>): readonly { readonly part: BlobPart; readonly reference: BlobReference }[] =>
  ([['preview', preview], ['picture', publicPicture], ['original', original]] as const).flatMap(([part, reference]) => (reference ? [{ part, reference }] : []));

/** Of somebody else's evidence this device sends nothing, and of what was withdrawn nothing more. */
const itemsOf = ({ user }: Pick<Device, 'user'>, one: Evidence, known: Known): readonly BlobItem[] => {
  if (one.author !== user || one.state === 'withdrawn') return [];
  const day = one.request === undefined ? undefined : known.due.get(one.request);
  const { id, title, capturedAt, receivedAt } = one;
  return partsOf(one).flatMap(({ part, reference }) =>
    itemOf({ entity: 'evidence', record: id, part, title, capturedAt, ...(day === undefined ? {} : { due: day }) }, reference, known, part === 'original' ? { receivedAt } : undefined),
  );
};

/** What was said aloud here. */
const voiceOf = ({ user }: Pick<Device, 'user'>, { id, reviewer, voice, voiceReceivedAt, issuedOn }: Review, known: Known): readonly BlobItem[] =>
  voice && reviewer === user ? itemOf({ entity: 'review', record: id, part: 'voice', title: '', capturedAt: Date.parse(issuedOn) }, voice, known, { receivedAt: voiceReceivedAt }) : [];

/** `counted`: its record says when the server had it whole. */
type Counted = { readonly receivedAt: number | undefined } | undefined;

const itemOf = (of: Pick<BlobItem, 'entity' | 'record' | 'part' | 'title' | 'capturedAt' | 'due'>, { sha256, bytes, type, name }: BlobReference, { blobs, sendings }: Known, counted: Counted): readonly BlobItem[] => {
  const id = sendingId(of.record, of.part);
  const stored = sendings.get(id);
  // Of other bytes in its place nothing has been sent.
  const sending = stored?.sha256 === sha256 ? stored : undefined;
  const isHere = blobs.has(sha256);
  if (!isHere && sending?.sentAt === undefined) return [];
  return [{
    ...of,
    sha256,
    bytes,
    type,
    ...(name === undefined ? {} : { name }),
    id,
    sending,
    isHere,
    sentBytes: sending?.sentBytes ?? 0,
    ...(sending?.notBefore === undefined ? {} : { notBefore: sending.notBefore }),
    ...stateOf(counted, sending),
  }];
};

/** The server hashes before it answers for the last byte; of an original and of a voice its record says so too, once it was looked at. */
const stateOf = (counted: Counted, sending: Sending | undefined): Pick<BlobItem, 'state' | 'problem'> => {
  if (counted?.receivedAt !== undefined) return { state: 'confirmed' };
  if (sending?.problem !== undefined) return { state: 'attention', problem: sending.problem };
  if (sending?.sentAt === undefined) return { state: 'saved' };
  return { state: counted ? 'sent' : 'confirmed' };
};

export const sendingId = (record: RecordId, part: BlobPart): string => `${record}/${part}`;
