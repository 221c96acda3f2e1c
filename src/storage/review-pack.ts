/**
 * What was taken along to be seen without a network, by the device itself (copies-here.ts) and by whoever judges: copies of what the server has, in the browser's own store of answers, apart
 * from what this person captured. It may be dropped at any time and fetched again; each part is whole or not there, so a fetch that
 * was cut goes on where it was.
 */
import type { PackPart } from '../domain/review-pack';
import type { Device } from './device';
import { onOpenConnection } from './open-connection';

type Packing = Pick<Device, 'words' | 'user' | 'plan'>;

const cacheOf = ({ user, plan }: Pick<Device, 'user' | 'plan'>): Promise<Cache> => caches.open(packName({ user, plan }));
const packName = ({ user, plan }: Pick<Device, 'user' | 'plan'>): string => `bitacora-pack ${user} ${plan}`;

/** The bytes stand in the address: another version of a part is another part. */
const addressOf = ({ plan }: Pick<Device, 'plan'>, { evidence, part, sha256 }: Pick<PackPart, 'evidence' | 'part' | 'sha256'>): string =>
  `/api/plans/${encodeURIComponent(plan)}/evidence/${encodeURIComponent(evidence)}/${encodeURIComponent(part)}?sha256=${sha256}`;

const touchedKey = 'packTouched';
const budgetKey = 'packBudget';
const usualBudget = 200 * 1024 * 1024;

const touch = ({ words: { database } }: Packing): Promise<unknown> => onOpenConnection(database, () => database.meta.put({ key: touchedKey, value: performance.timeOrigin + performance.now() }));

export interface KeptPackPart extends Pick<PackPart, 'evidence' | 'part' | 'sha256'> {
  readonly bytes: number;
}

/** False on every device that never took anything along: there nobody looks for it. */
const isTouched = async ({ words: { database } }: Packing): Promise<boolean> => (await onOpenConnection(database, () => database.meta.get(touchedKey))) !== undefined;

/** Read again whenever something was fetched or dropped, in this tab or another. */
export const keptPackParts = async (device: Packing): Promise<readonly KeptPackPart[]> => {
  if (!(await isTouched(device))) return [];
  const cache = await cacheOf(device);
  return Promise.all((await cache.keys()).map(async (request) => keptIn(new URL(request.url), await bytesAt(cache, request))));
};

const keptIn = (url: URL, bytes: number): KeptPackPart => ({ ...namedIn(url), bytes });

const namedIn = ({ pathname, searchParams }: URL): Omit<KeptPackPart, 'bytes'> => {
  const [evidence = '', part = ''] = pathname.split('/').slice(-2).map(decodeURIComponent);
  return { evidence, part, sha256: searchParams.get('sha256') ?? '' };
};

/** What is known to lie at an address, whose hash says that nothing else ever will: each answer is looked at once. */
const knownBytes = new Map<string, number>();

const bytesAt = async (cache: Cache, request: Request): Promise<number> => {
  const known = knownBytes.get(request.url);
  if (known !== undefined) return known;
  const bytes = Number((await cache.match(request))?.headers.get('content-length'));
  knownBytes.set(request.url, bytes);
  return bytes;
};

/** Whether these bytes of a part were brought here. */
export const hasPackPart = async (device: Packing, part: Pick<PackPart, 'evidence' | 'part' | 'sha256'>): Promise<boolean> =>
  (await isTouched(device)) && (await (await cacheOf(device)).match(addressOf(device, part))) !== undefined;

/** What is here by its name alone: quick, however much it is. */
export const packedNames = async (device: Packing): Promise<readonly Omit<KeptPackPart, 'bytes'>[]> => {
  if (!(await isTouched(device))) return [];
  return (await (await cacheOf(device)).keys()).map(({ url }) => namedIn(new URL(url)));
};

/** Takes away what nothing here names any more. */
export const dropPackParts = async (device: Packing, parts: readonly Omit<KeptPackPart, 'bytes'>[]): Promise<void> => {
  if (parts.length === 0) return;
  const cache = await cacheOf(device);
  for (const part of parts) await cache.delete(addressOf(device, part));
  await touch(device);
};

/** The bytes of a part. Undefined where it was not taken along. */
export const readPackPart = async (device: Packing, part: Pick<PackPart, 'evidence' | 'part' | 'sha256'>): Promise<Blob | undefined> => {
  const answer = await (await cacheOf(device)).match(addressOf(device, part));
  return answer?.blob();
};

/** `changed`: what the server has is not what the record names. */
export type FetchedPart = 'kept' | 'offline' | 'refused' | 'changed' | 'no-room';

interface PartFetching {
  readonly signal?: AbortSignal;
  /** Where an original is handed out for some minutes. */
  readonly path?: string;
}

/** Fetches one part unless it is here. */
export type FetchPart = (part: PackPart, fetching?: PartFetching) => Promise<FetchedPart>;

/** Lets parts be fetched one after the other; whoever shows what is here hears of them in passes, and of the last before this ends. */
export const fetchingParts = async <Value>(device: Packing, work: (fetchPart: FetchPart) => Promise<Value>): Promise<Value> => {
  const told = toldInPasses(device);
  try {
    return await work((part, fetching = {}) => keepPackPart(device, part, { ...fetching, onKept: told.note }));
  } finally {
    await told.finish();
  }
};

const keepPackPart = async (device: Packing, part: PackPart, { signal, path, onKept }: PartFetching & { readonly onKept: () => Promise<void> }): Promise<FetchedPart> => {
  const cache = await cacheOf(device);
  const address = addressOf(device, part);
  if (await cache.match(address)) return 'kept';
  let bytes: ArrayBuffer;
  try {
    const answer = await fetch(path ?? address, { credentials: 'same-origin', cache: 'no-store', ...(signal ? { signal } : {}) });
    // A server in trouble, or asked too much, is not asked for the rest now.
    if (answer.status === 429 || answer.status >= 500) return 'offline';
    if (!answer.ok) return 'refused';
    bytes = await answer.arrayBuffer();
  } catch {
    return 'offline';
  }
  if (bytes.byteLength !== part.bytes || (await hashOf(bytes)) !== part.sha256) return 'changed';
  try {
    await cache.put(address, new Response(bytes, { headers: { 'content-type': part.type, 'content-length': String(bytes.byteLength) } }));
  } catch {
    return 'no-room';
  }
  await onKept();
  return 'kept';
};

const hashOf = async (bytes: ArrayBuffer): Promise<string> => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export interface PackProgress {
  readonly parts: number;
  readonly bytes: number;
}

export interface PackDownload {
  readonly signal: AbortSignal;
  /** Where an original is handed out; undefined without a network, or where the server says no. */
  readonly originalPath: (evidence: string) => Promise<string | undefined>;
  /** After each part that is here, also of those that were before. */
  readonly onProgress: (progress: PackProgress) => void;
}

/** Why it ended before everything was here; undefined where it is. */
export type PackStop = Exclude<FetchedPart, 'kept' | 'refused' | 'changed'> | 'budget' | 'stopped';

export interface PackDownloaded extends PackProgress {
  readonly stop?: PackStop;
  /** What the server did not hand out, or has otherwise than its record says. */
  readonly refused: readonly PackPart[];
}

/** In the order given, within the budget that the person set. What is here already costs nothing. */
export const downloadPack = (device: Packing, parts: readonly PackPart[], given: PackDownload): Promise<PackDownloaded> =>
  fetchingParts(device, (fetchPart) => fetchAll(device, parts, { ...given, fetchPart }));

const tellAfterMs = 500;

/** Whoever shows what is here reads all of it again each time: not with every part of hundreds. */
const toldInPasses = (device: Packing) => {
  let since = -Infinity;
  let isBehind = false;
  return {
    note: async (): Promise<void> => {
      isBehind = performance.now() - since < tellAfterMs;
      if (isBehind) return;
      since = performance.now();
      await touch(device);
    },
    finish: async (): Promise<void> => {
      if (isBehind) await touch(device);
    },
  };
};

const fetchAll = async (device: Packing, parts: readonly PackPart[], { signal, originalPath, onProgress, fetchPart }: PackDownload & { readonly fetchPart: FetchPart }): Promise<PackDownloaded> => {
  const [kept, budget] = await Promise.all([keptPackParts(device), packBudget(device)]);
  const here = new Set(kept.map(({ sha256, evidence, part }) => `${evidence}/${part}/${sha256}`));
  let used = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  const refused: PackPart[] = [];
  let progress: PackProgress = { parts: 0, bytes: 0 };
  for (const part of parts) {
    const isHere = here.has(`${part.evidence}/${part.part}/${part.sha256}`);
    if (signal.aborted) return { ...progress, refused, stop: 'stopped' };
    if (!isHere && used + part.bytes > budget) return { ...progress, refused, stop: 'budget' };
    const path = isHere || part.tier !== 'original' ? undefined : await originalPath(part.evidence);
    if (!isHere && part.tier === 'original' && path === undefined) return { ...progress, refused, stop: 'offline' };
    const end = await fetchPart(part, { signal, ...(path === undefined ? {} : { path }) });
    if (end === 'offline' || end === 'no-room') return { ...progress, refused, stop: signal.aborted ? 'stopped' : end };
    if (end === 'kept') {
      if (!isHere) used += part.bytes;
      progress = { parts: progress.parts + 1, bytes: progress.bytes + part.bytes };
      onProgress(progress);
    } else refused.push(part);
  }
  return { ...progress, refused };
};

/** The most bytes that a pack may have on this device. */
export const packBudget = async ({ words: { database } }: Packing): Promise<number> => Number((await onOpenConnection(database, () => database.meta.get(budgetKey)))?.value ?? usualBudget);

export const setPackBudget = async ({ words: { database } }: Packing, bytes: number): Promise<void> => {
  await onOpenConnection(database, () => database.meta.put({ key: budgetKey, value: bytes }));
};

/** Takes all of it off this device; what waits to be sent is not touched. */
export const dropPack = async (device: Packing): Promise<void> => {
  await forgetPack(device);
  await touch(device);
};

/** Also where nothing else is kept any more. */
export const forgetPack = async (of: Pick<Device, 'user' | 'plan'>): Promise<void> => {
  if ('caches' in globalThis) await caches.delete(packName(of));
};
