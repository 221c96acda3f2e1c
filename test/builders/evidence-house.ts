/** A house in which evidence of the north area waits for its bytes, and a device that sends them with a client that is not ours. */
import { Upload, type DetailedError } from 'tus-js-client';
import type { Fields } from '../../src/domain/json';
import { recordOf } from '../../src/domain/rows';
import type { Evidence } from '../../src/domain/evidence';
import { sha256Of, type MadeFile } from './evidence-files';
import { plan, type House, type PersonName } from './plan-with-roles';

export const referenceTo = ({ bytes, type, name }: MadeFile) => ({ sha256: sha256Of(bytes), bytes: bytes.length, type, name });

/** As the row of an act of the focal point of the north area would stand. */
export const evidenceRow = (house: House, id: string, files: Partial<Record<'original' | 'preview' | 'publicPicture', MadeFile>>, more: Fields = {}, audience = 'area:norte') => ({
  entity: 'evidence',
  id,
  act: 'create' as const,
  audience,
  set: {
    commitment: 'c-norte', organization: 'norte', milestones: ['h-norte'], kind: 'file', title: `Evidencia ${id}`, shows: 'Muestra algo.', origin: 'imported', capturedAt: 1, sensitivity: 'public', people: 'none',
    author: house.users.focalNorte, addedOn: '2026-01-01', state: 'captured',
    ...Object.fromEntries(Object.entries(files).map(([part, file]) => [part, referenceTo(file)])),
    ...more,
  },
});

export interface Sending {
  readonly evidence?: string;
  /** Of its voice, in the place of a part of evidence. */
  readonly review?: string;
  readonly part?: 'original' | 'preview' | 'picture' | 'voice';
  readonly file: MadeFile;
  readonly as?: PersonName;
  readonly into?: string;
  /** What the device says instead of what is true. */
  readonly says?: Readonly<Record<string, string>>;
  /** Where the server is reached. */
  readonly at?: string;
  readonly chunkSize?: number;
  /** Where an upload goes on that was begun before. */
  readonly uploadUrl?: string;
  readonly retries?: readonly number[];
}

export interface Sent {
  /** 204, or what the server refused with. */
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly url: string | null;
}

export const uploadOf = (house: House, { evidence, review, part = review === undefined ? 'original' : 'voice', file, as = 'focalNorte', into = plan, says = {}, at = house.server.url, chunkSize, uploadUrl, retries = [] }: Sending, end: (sent: Sent) => void): Upload => {
  const upload: Upload = new Upload(file.bytes, {
    endpoint: `${at}/api/plans/${into}/blobs`,
    ...(uploadUrl === undefined ? {} : { uploadUrl }),
    headers: { cookie: house.browsers[as].cookie(), 'x-bitacora': '1' },
    metadata: { ...(review === undefined ? { evidence: evidence ?? '' } : { review }), part, sha256: sha256Of(file.bytes), type: file.type, name: file.name, ...says },
    ...(chunkSize === undefined ? {} : { chunkSize }),
    retryDelays: [...retries],
    onSuccess: () => end({ status: 204, url: upload.url }),
    onError: (error) => end({ ...toldBy(error as DetailedError), url: upload.url }),
  });
  return upload;
};

/** Sends a file from beginning to end. */
export const send = (house: House, sending: Sending): Promise<Sent> => new Promise((resolve) => uploadOf(house, sending, resolve).start());

const toldBy = ({ originalResponse }: DetailedError): Omit<Sent, 'url'> => {
  if (!originalResponse) return { status: 0 };
  const body = originalResponse.getBody();
  const { code, detail } = body.startsWith('{') ? (JSON.parse(body) as { readonly code?: string; readonly detail?: string }) : {};
  return { status: originalResponse.getStatus(), ...(code === undefined ? {} : { code }), ...(detail === undefined ? {} : { detail }) };
};

/** The record as the server has it, once nothing is left to do with what came. */
export const receivedRow = async (house: House, id: string, into = plan): Promise<Evidence> => {
  await house.server.container.evidence.work.settled();
  const [row] = await house.server.container.store.read(into, (log) => log.rows([{ entity: 'evidence', id }]));
  const evidence = recordOf('evidence', row);
  if (!evidence) throw new Error(`no evidence ${id}`);
  return evidence;
};
