/** A bucket that speaks S3 (s3rver), and one in front of it that fails as told. */
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import S3rver from 's3rver';
import type { S3Account } from '../../sync-server/blob-store/s3-requests';

export interface Bucket {
  readonly account: S3Account;
  readonly stop: () => Promise<void>;
}

export const aBucket = async (folder: string): Promise<Bucket> => {
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets: [{ name: 'bitacora', configs: [] }] });
  const { port } = await server.run();
  return { account: { endpoint: `http://127.0.0.1:${port}`, bucket: 'bitacora', region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', patienceMs: 2000 }, stop: () => server.close() };
};

/** `silent`: never answers; `cut`: half an answer; `refusing`: 503; `forgetful`: says yes and keeps nothing. */
export type Failing = 'none' | 'silent' | 'cut' | 'refusing' | 'forgetful' | 'gone';

export interface FailingBucket extends Bucket {
  readonly turns: (how: Failing) => void;
}

export const aFailingBucket = async (behind: Bucket, patienceMs: number): Promise<FailingBucket> => {
  let how: Failing = 'none';
  const server = createServer((asked, answer) => {
    if (how === 'gone') return void asked.socket.destroy();
    if (how === 'silent') return;
    if (how === 'refusing') return void asked.resume().once('end', () => answer.writeHead(503).end());
    if (how === 'forgetful' && asked.method === 'PUT') return void asked.resume().once('end', () => answer.writeHead(200).end());
    if (asked.url?.includes('list-type=2')) asked.url = asVersionOne(asked.url);
    passOn(asked, answer, { endpoint: behind.account.endpoint, isCut: how === 'cut' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { account: { ...behind.account, endpoint, patienceMs }, turns: (next) => (how = next), stop: () => closed(server) };
};

/** As many as one answer lists. */
export const listedAtOnce = 20;

/** s3rver makes its tokens with a cipher that OpenSSL has dropped; the first version of the same list pages by the last key. */
const asVersionOne = (url: string): string => {
  const { pathname, searchParams } = new URL(url, 'http://bucket');
  const after = searchParams.get('continuation-token');
  return `${pathname}?${new URLSearchParams({ prefix: searchParams.get('prefix') ?? '', 'max-keys': String(listedAtOnce), ...(after === null ? {} : { marker: Buffer.from(after, 'base64').toString() }) })}`;
};

const withToken = (xml: string): string => {
  const last = [...xml.matchAll(/<Key>(.*?)<\/Key>/g)].at(-1)?.[1] ?? '';
  return xml.replace('</ListBucketResult>', `<NextContinuationToken>${Buffer.from(last).toString('base64')}</NextContinuationToken></ListBucketResult>`);
};

const passOn = (asked: IncomingMessage, answer: ServerResponse, { endpoint, isCut }: { readonly endpoint: string; readonly isCut: boolean }): void => {
  const on = request(`${endpoint}${asked.url}`, { method: asked.method ?? 'GET', headers: asked.headers }, (found) => {
    if (!isCut && asked.url?.includes('max-keys=')) return void text(found).then((xml) => answer.writeHead(found.statusCode ?? 500, { 'content-type': 'application/xml' }).end(withToken(xml)));
    answer.writeHead(found.statusCode ?? 500, found.headers);
    if (!isCut) return void found.pipe(answer);
    found.once('data', (part: Buffer) => answer.write(part.subarray(0, part.length >> 1), () => answer.destroy()));
  });
  on.on('error', () => answer.destroy());
  asked.pipe(on);
};

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
