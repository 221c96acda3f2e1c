/** Requests to a store that speaks S3, signed (AWS Signature Version 4), with bodies that stream both ways. */
import { request as askPlain, type IncomingHttpHeaders } from 'node:http';
import { request as askOnTls } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { AwsV4Signer } from 'aws4fetch';
import { BlobStoreAway, type ByteRange } from './blob-store';

export interface S3Account {
  /** `https://host`, without a path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Silence for this long, ms, and the store counts as away. */
  readonly patienceMs?: number;
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Empty: the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hexadecimal. */
  readonly payloadHash: string;
  readonly range?: ByteRange;
  readonly body?: { readonly bytes: number; readonly content: () => Readable };
}

export interface S3Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Must be read, or let go. */
  readonly content: Readable;
}

const usualPatienceMs = 20_000;

/** Throws BlobStoreAway where nobody answers. */
export const s3Requests =
  ({ endpoint, bucket, region, accessKeyId, secretAccessKey, patienceMs = usualPatienceMs }: S3Account) =>
  async ({ method, key, query = {}, payloadHash, range, body }: S3Request): Promise<S3Answer> => {
    const url = new URL(`${endpoint}/${bucket}/${key}`.replace(/\/$/, ''));
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const wanted = range ? { range: `bytes=${range.from}-${range.to}` } : {};
    const signer = new AwsV4Signer({ method, url: url.href, headers: { 'x-amz-content-sha256': payloadHash, ...wanted }, service: 's3', region, accessKeyId, secretAccessKey });
    const signed = await signer.sign();
    const length = body ? { 'content-length': String(body.bytes) } : {};
    return new Promise((resolve, reject) => {
      const away = (error: Error): void => reject(new BlobStoreAway('the store does not answer', { cause: error }));
      const asking = (signed.url.protocol === 'https:' ? askOnTls : askPlain)(signed.url, { method, headers: { ...Object.fromEntries(signed.headers), ...length } }, (answer) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, content: answer });
      });
      asking.setTimeout(patienceMs, () => asking.destroy(new Error('no answer in time'))).on('error', away);
      if (body) pipeline(body.content(), asking, (error) => error && away(error));
      else asking.end();
    });
  };
