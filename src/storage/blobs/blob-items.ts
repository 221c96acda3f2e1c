/**
 * Every file of this device with its honest state. That a file is to be sent stands in the evidence that names it: an act that
 * was written queues its files by itself, and nothing else has to be remembered.
 */
import type { BlobReference, Evidence } from '../../domain/evidence';
import type { EvidenceRequest } from '../../domain/evidence-request';
import type { RecordId } from '../../domain/ids';
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
  readonly evidence: RecordId;
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
  const [evidence, requests, blobs, sendings] = await Promise.all([
    allOf(device, 'evidence'),
    allOf(device, 'evidenceRequest'),
    onOpenConnection(database, () => database.blobs.toArray()),
    onOpenConnection(database, () => database.sendings.toArray()),
  ]);
  const known = {
    blobs: new Map(blobs.map((blob) => [blob.sha256, blob])),
    sendings: new Map(sendings.map((sending) => [sending.id, sending])),
    due: new Map(requests.flatMap((request) => (isAwaited(request) ? [[request.id, request.due] as const] : []))),
  };
  return evidence.flatMap((one) => itemsOf(device, one, known)).sort((one, other) => one.capturedAt - other.capturedAt || one.id.localeCompare(other.id));
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
const itemsOf = ({ user }: Pick<Device, 'user'>, one: Evidence, { blobs, sendings, due }: Known): readonly BlobItem[] => {
  if (one.author !== user || one.state === 'withdrawn') return [];
  return partsOf(one).flatMap(({ part, reference }) => {
    const id = sendingId(one.id, part);
    const stored = sendings.get(id);
    // Of other bytes in its place nothing has been sent.
    const sending = stored?.sha256 === reference.sha256 ? stored : undefined;
    const isHere = blobs.has(reference.sha256);
    if (!isHere && sending?.sentAt === undefined) return [];
    const day = one.request === undefined ? undefined : due.get(one.request);
    return [{
      ...reference,
      id,
      evidence: one.id,
      part,
      title: one.title,
      capturedAt: one.capturedAt,
      sending,
      isHere,
      sentBytes: sending?.sentBytes ?? 0,
      ...(day === undefined ? {} : { due: day }),
      ...(sending?.notBefore === undefined ? {} : { notBefore: sending.notBefore }),
      ...stateOf(one, part, sending),
    }];
  });
};

/** The server hashes before it answers for the last byte; of an original its record says so too, once it was looked at. */
const stateOf = ({ receivedAt }: Evidence, part: BlobPart, sending: Sending | undefined): Pick<BlobItem, 'state' | 'problem'> => {
  if (part === 'original' && receivedAt !== undefined) return { state: 'confirmed' };
  if (sending?.problem !== undefined) return { state: 'attention', problem: sending.problem };
  if (sending?.sentAt === undefined) return { state: 'saved' };
  return { state: part === 'original' ? 'sent' : 'confirmed' };
};

export const sendingId = (evidence: RecordId, part: BlobPart): string => `${evidence}/${part}`;
