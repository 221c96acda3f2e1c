/**
 * Files that mean harm are sent through the doors of evidence, and whatever the server took is asked for at every door it is
 * shown at. No answer may be a failure, nothing may come back as something that acts, and the server stays well.
 *
 * The control serves what came as what it was said to be: of that, the same eyes must see something.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordOf } from '../../src/domain/rows';
import { startServer, type RunningServer } from '../../sync-server/server';
import { hostileFile, hostileSamples, type HostileFile } from '../builders/hostile-files';
import { quietConfig } from '../builders/running-server';
import { aSendingDevice, type SendingDevice } from '../builders/sending-device';
import { chanceOf } from '../walks/chance';

export interface SendingHostile {
  readonly files: number;
  readonly seed: number;
  readonly control?: boolean;
}

export interface Hostile {
  readonly files: number;
  readonly taken: number;
  readonly refused: number;
  /** Answers of 500 and above, or none at all. */
  readonly failed: number;
  /** Answers that a browser would run, draw by itself or guess at. */
  readonly active: number;
  /** Times at which the server did not say that it stands. */
  readonly unwell: number;
  /** What was wrong, by the kind of file. */
  readonly wrong: readonly string[];
}

const harmless = /^(image\/webp|text\/plain; charset=utf-8|application\/octet-stream|audio\/(mpeg|mp4|ogg|webm)|application\/json; charset=utf-8|application\/problem\+json; charset=utf-8)$/;

/** Whether a browser could do more with it than show it as it is. */
const acts = (answer: Response, body: Buffer): boolean => {
  const type = answer.headers.get('content-type') ?? '';
  if (!harmless.test(type) || answer.headers.get('x-content-type-options') !== 'nosniff') return true;
  if (type.includes('json')) return false;
  if (!(answer.headers.get('content-security-policy') ?? '').includes("default-src 'none'")) return true;
  if (type === 'application/octet-stream') return !(answer.headers.get('content-disposition') ?? '').startsWith('attachment') || /[\r\n]/.test(answer.headers.get('content-disposition') ?? '');
  return type === 'image/webp' && body.toString('latin1', 8, 12) !== 'WEBP';
};

export const sendHostileFiles = async (sending: SendingHostile): Promise<Hostile> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bitacora-hostile-'));
  const much = { burst: 1_000_000, perMinute: 1_000_000 };
  const server = await startServer({ config: { ...quietConfig, demo: true, dataDir }, limits: { session: much, address: much, signIn: { account: much, address: much } } });
  const naive = sending.control ? await aNaiveDoor() : undefined;
  try {
    return await throughTheDoors(server, naive, sending);
  } finally {
    await naive?.stop();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** So many are sent before what was made of them is looked at. */
const together = 24;

const throughTheDoors = async (server: RunningServer, naive: NaiveDoor | undefined, { files, seed }: SendingHostile): Promise<Hostile> => {
  const device = await aSendingDevice(server);
  const samples = await hostileSamples();
  const chance = chanceOf(seed);
  const wrong: string[] = [];
  let [taken, refused, failed, active, unwell] = [0, 0, 0, 0, 0];
  const look = async (what: string, asked: Promise<Response>): Promise<Response | undefined> => {
    const answer = await asked.catch(() => undefined);
    const body = answer && Buffer.from(await answer.arrayBuffer().catch(() => new ArrayBuffer(0)));
    if (!answer || answer.status >= 500) failed += wrong.push(`${what}: ${answer?.status ?? 'no answer'}`) && 1;
    else if (answer.status < 300 && answer.status !== 201 && answer.status !== 204 && acts(answer, body ?? Buffer.alloc(0))) active += wrong.push(`${what}: ${answer.headers.get('content-type')}`) && 1;
    return answer;
  };
  for (let first = 0; first < files; first += together) {
    const batch = Array.from({ length: Math.min(together, files - first) }, (_, index) => ({ id: `hostile-${first + index}`, file: hostileFile(samples, first + index, chance) }));
    for (const { id, file } of batch) {
      const answer = await look(file.kind, naive ? naive.put(id, file) : send(server, device, id, file));
      if (answer?.status === 201) taken += 1;
      else refused += 1;
    }
    await server.container.evidence.work.settled();
    for (const { id, file } of batch) for (const address of naive ? [naive.addressOf(id)] : await addressesOf(server, device, id)) await look(`${file.kind} at ${address.replace(id, '…').replace(/key=.*/, '')}`, fetch(address, { headers: { ...device.headers } }));
    const health = await fetch(`${server.url}/api/health`).catch(() => undefined);
    if (health?.status !== 200) unwell += 1;
  }
  return { files, taken, refused, failed, active, unwell, wrong };
};

/** In one request, as tus allows it. */
const send = async ({ url }: RunningServer, { plan, file: fileRecord, headers }: SendingDevice, id: string, { bytes, type, name }: HostileFile): Promise<Response> => {
  const metadata = await fileRecord(id, bytes, type, name);
  const said = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
  return fetch(`${url}/api/plans/${plan}/blobs`, { method: 'POST', headers: { ...headers, 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'upload-metadata': said, 'content-type': 'application/offset+octet-stream' }, body: new Uint8Array(bytes) });
};

/** Every copy that its row names, and the original through its link. */
const addressesOf = async ({ url, container }: RunningServer, { plan, headers }: SendingDevice, id: string): Promise<readonly string[]> => {
  const [row] = await container.store.read(plan, (log) => log.rows([{ entity: 'evidence', id }]));
  const door = `${url}/api/plans/${plan}/evidence/${id}`;
  const copies = recordOf('evidence', row)?.derivatives?.map(({ part }) => `${door}/${part}`) ?? [];
  const link = await fetch(`${door}/link`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' });
  const { path: original } = link.status === 200 ? ((await link.json()) as { readonly path: string }) : {};
  return [...copies, ...(original === undefined ? [] : [url + original]), `${door}/original`, `${door}/%2e%2e%2foriginal`];
};

interface NaiveDoor {
  readonly put: (id: string, file: HostileFile) => Promise<Response>;
  readonly addressOf: (id: string) => string;
  readonly stop: () => Promise<void>;
}

const aNaiveDoor = async (): Promise<NaiveDoor> => {
  const kept = new Map<string, HostileFile>();
  const server = createServer((request, response) => {
    const file = kept.get(path.basename(request.url ?? ''));
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    put: async (id, file) => {
      kept.set(id, file);
      return new Response(null, { status: 201 });
    },
    addressOf: (id) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${id}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
