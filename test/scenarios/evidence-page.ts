/** What a page does when somebody captures without a network, on the app's own storage: for a story that then kills the browser. */
import { dayAt } from '../../src/domain/day';
import { recordId } from '../../src/domain/ids';
import { beginCapture, endCapture } from '../../src/storage/blobs/captures';
import { keepFile } from '../../src/storage/blobs/keep-file';
import { record, type Device } from '../../src/storage/device';
import { CacheDatabase, DexieCache } from '../../src/storage/dexie-cache';
import { DexieWords, WordsDatabase } from '../../src/storage/dexie-words';
import { materialiser } from '../../src/storage/materialise';
import { membershipsOf } from '../../src/storage/person-reads';
import { commitmentsOf } from '../../src/storage/plan-reads';

export interface Captured {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
}

declare global {
  interface Window {
    readonly captures: (bytes: number) => Promise<Captured>;
  }
}

const open = async (): Promise<Device> => {
  const name = (await indexedDB.databases()).map((database) => database.name ?? '').find((one) => one.startsWith('words:')) ?? '';
  const [, user = '', plan = ''] = /^words:([^:]+):(.+)$/.exec(name) ?? [];
  const words = new DexieWords(new WordsDatabase(`${user}:${plan}`));
  const cache = new DexieCache(new CacheDatabase(user, plan));
  await Promise.all([words.database.open(), cache.database.open()]);
  const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
  return { words, cache, user, plan, id: 'story', app: '0.1.0', now: Date.now, today: () => dayAt(Date.now(), 'America/Argentina/Buenos_Aires'), random, show: materialiser(words, cache) };
};

/** A resolution of so many bytes, as evidence of the first commitment that the person's area leads. */
const captures = async (bytes: number): Promise<Captured> => {
  const device = await open();
  const own = (await membershipsOf(device)).find(({ person }) => person === device.user);
  const commitment = (await commitmentsOf(device)).find(({ parties }) => parties.some(({ organization, part }) => part === 'lead' && organization === own?.organization));
  if (!own || !commitment) throw new Error('nobody to capture for');
  const capture = await beginCapture(device, { how: 'files', about: { commitment: commitment.id } });
  const content = new Uint8Array(bytes - 9);
  for (let at = 0; at < content.length; at += 65_536) crypto.getRandomValues(content.subarray(at, at + 65_536));
  const kept = await keepFile(device, new File(['%PDF-1.7\n', content], 'resolución.pdf'), { capture });
  if (!kept.accepted) throw new Error(kept.refusal.code);
  const { original } = kept.value;
  const id = recordId(device.now(), device.random(10));
  const details = { commitment: commitment.id, organization: own.organization, milestones: [], kind: 'file', title: 'Resolución 14', shows: 'La resolución firmada.', origin: 'imported', capturedAt: device.now(), sensitivity: 'public', people: 'none', original };
  const written = await record(device, { kind: 'evidence.add', arguments: { evidence: id, details: JSON.parse(JSON.stringify(details)) } });
  if (!written.accepted) throw new Error(written.refusal.why);
  await endCapture(device, capture);
  return { id, sha256: original.sha256, bytes: original.bytes };
};

Object.assign(window, { captures });
