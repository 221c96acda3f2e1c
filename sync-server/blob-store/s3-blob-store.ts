/** Blobs in a bucket that speaks S3: Amazon's, or MinIO, Ceph, Garage and their kin. */
import { createReadStream } from 'node:fs';
import { BlobStoreAway, isBlobKey, type BlobKey, type BlobStore, type ListedBlob } from './blob-store';
import { s3Requests, type S3Account, type S3Answer } from './s3-requests';

const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** Before every key, so that the bucket may hold other things too. */
const prefix = 'blobs/';

export const s3BlobStore = (account: S3Account): BlobStore => {
  const ask = s3Requests(account);
  const keyOf = (sha256: BlobKey): string => {
    if (!isBlobKey(sha256)) throw new Error('not the key of a blob');
    return `${prefix}${sha256}`;
  };
  const size = async (sha256: BlobKey): Promise<number | undefined> => {
    const answer = await ask({ method: 'HEAD', key: keyOf(sha256), payloadHash: nothing });
    answer.content.resume();
    return answer.status === 404 ? undefined : lengthOf(expecting(answer, 200));
  };
  return {
    name: 's3',
    put: async ({ sha256, bytes }, file) => {
      if ((await size(sha256)) === bytes) return;
      // The request is signed over the hash of what follows: what arrives damaged is refused over there.
      const answer = await ask({ method: 'PUT', key: keyOf(sha256), payloadHash: sha256, body: { bytes, content: () => createReadStream(file) } });
      expecting(answer, 200).content.resume();
      if ((await size(sha256)) !== bytes) throw new BlobStoreAway('what was put is not there');
    },
    read: async (sha256, range) => {
      const answer = await ask({ method: 'GET', key: keyOf(sha256), payloadHash: nothing, ...(range ? { range } : {}) });
      if (answer.status === 404) {
        answer.content.resume();
        return undefined;
      }
      const { content, headers } = expecting(answer, range ? 206 : 200);
      return { bytes: range ? Number(headers['content-range']?.split('/')[1]) : lengthOf(answer), content };
    },
    size,
    remove: async (sha256) => {
      const answer = await ask({ method: 'DELETE', key: keyOf(sha256), payloadHash: nothing });
      answer.content.resume();
      if (answer.status !== 404) expecting(answer, 204, 200);
    },
    list: () => listed(ask),
  };
};

async function* listed(ask: ReturnType<typeof s3Requests>): AsyncGenerator<ListedBlob> {
  let after: string | undefined;
  do {
    const query = { 'list-type': '2', prefix, ...(after === undefined ? {} : { 'continuation-token': after }) };
    const answer = expecting(await ask({ method: 'GET', key: '', query, payloadHash: nothing }), 200);
    const text = await textOf(answer);
    for (const [, found = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const sha256 = (inside(found, 'Key') ?? '').slice(prefix.length);
      if (isBlobKey(sha256)) yield { sha256, bytes: Number(inside(found, 'Size')) };
    }
    after = inside(text, 'IsTruncated') === 'true' ? inside(text, 'NextContinuationToken') : undefined;
  } while (after !== undefined);
}

/** Tokens are opaque, and written as XML writes text. */
const inside = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

const textOf = async ({ content }: S3Answer): Promise<string> => {
  const parts: Buffer[] = [];
  try {
    for await (const part of content) parts.push(part as Buffer);
  } catch (error) {
    throw new BlobStoreAway('the list of blobs was cut', { cause: error });
  }
  return Buffer.concat(parts).toString('utf8');
};

const lengthOf = ({ headers }: S3Answer): number => Number(headers['content-length']);

/** Whatever else it says (a wrong secret, too many requests, its own failure), asking later is all that helps here. */
const expecting = (answer: S3Answer, ...statuses: readonly number[]): S3Answer => {
  if (statuses.includes(answer.status)) return answer;
  answer.content.destroy();
  throw new BlobStoreAway(`the store answered ${answer.status}`);
};
