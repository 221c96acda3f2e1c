/** A device of coordination in the demonstration that sends evidence with a client of tus that is not ours, over any line. */
import { createHash } from 'node:crypto';
import { Upload, type DetailedError } from 'tus-js-client';
import { appendServerChange } from '../../sync-server/modules/sync/server-change';
import type { RunningServer } from '../../sync-server/server';
import { aBrowser } from './running-server';

export interface SendingDevice {
  readonly plan: string;
  /** Files a record that names these bytes; answers what tells the server of them. */
  readonly file: (id: string, bytes: Buffer, type: string, name?: string) => Promise<Readonly<Record<string, string>>>;
  readonly headers: Readonly<Record<string, string>>;
}

export const aSendingDevice = async ({ url, container }: Pick<RunningServer, 'url' | 'container'>): Promise<SendingDevice> => {
  const browser = aBrowser(url);
  const { people } = (await browser.get('/api/demo/people')).body as { readonly people: readonly { readonly key: string; readonly role: string }[] };
  const me = (await browser.post('/api/demo/sign-in', { key: people.find(({ role }) => role === 'coordination')?.key })).body as { readonly user: { readonly id: string }; readonly plans: readonly { readonly id: string }[] };
  const { store, now, random } = container;
  const plan = me.plans[0]?.id ?? '';
  const [commitment] = await store.read(plan, (log) => log.rowsOf('commitment'));
  return {
    plan,
    headers: { cookie: browser.cookie(), 'x-bitacora': '1' },
    file: async (id, bytes, type, name) => {
      const original = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, type, ...(name === undefined ? {} : { name }) };
      const set = { commitment: commitment?.id ?? '', organization: 'ba-gcba', milestones: [], kind: 'file', title: id, shows: '', origin: 'imported', capturedAt: 1, sensitivity: 'public', people: 'none', author: me.user.id, addedOn: '2026-01-01', state: 'captured', original };
      await appendServerChange({ store, plan, by: 'import', now: now(), random }, { kind: 'import', operations: [{ entity: 'evidence', id, act: 'create', audience: 'members', set }] });
      return { evidence: id, part: 'original', sha256: original.sha256, type };
    },
  };
};

export interface Uploading {
  readonly endpoint: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly chunkSize?: number;
  /** Forgets where it was, and begins anew: what a client without resumable uploads does. */
  readonly beginsAnew?: boolean;
}

export interface Uploaded {
  readonly status: number;
  readonly code?: string;
  readonly url: string | null;
}

const againAfterMs = [0, 5, 10, 20, 50, 100, 200, 500, 1000];
const triesAtMost = 12;

/** From beginning to end, however often the line is cut. */
export const upload = async (uploading: Uploading): Promise<Uploaded> => {
  for (let tries = 1; ; tries += 1) {
    const uploaded = await attempt(uploading);
    if (!(uploading.beginsAnew && uploaded.status === 0) || tries === triesAtMost) return uploaded;
  }
};

const attempt = ({ endpoint, headers = {}, metadata, bytes, chunkSize, beginsAnew }: Uploading): Promise<Uploaded> =>
  new Promise((resolve) => {
    const sending: Upload = new Upload(bytes, {
      endpoint,
      headers: { ...headers },
      metadata: { ...metadata },
      retryDelays: beginsAnew ? [] : [...againAfterMs],
      ...(chunkSize === undefined ? {} : { chunkSize }),
      onSuccess: () => resolve({ status: 204, url: sending.url }),
      onError: (error) => {
        const answer = (error as DetailedError).originalResponse;
        const body = answer?.getBody() ?? '';
        resolve({ status: answer?.getStatus() ?? 0, url: sending.url, ...(body.startsWith('{') ? { code: (JSON.parse(body) as { readonly code: string }).code } : {}) });
      },
    });
    sending.start();
  });
