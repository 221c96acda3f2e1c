/** A server of files at the end of a line, in the page's own memory: it keeps what arrives and answers as the protocol says, unless a fault is put in. */
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

export interface ArrivedUpload {
  readonly path: string;
  readonly evidence: string;
  readonly part: string;
  readonly sha256: string;
  readonly length: number;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  /** Of an upload that is known, or is being created. */
  readonly evidence: string;
  readonly part: string;
  readonly bytes: number;
}

/** `cutAfter`: so many bytes of the body arrive, then the line dies. `hangs`: nothing ever comes. */
export type Fault = { readonly cutAfter: number } | { readonly status: number; readonly code?: string; readonly headers?: Readonly<Record<string, string>> } | 'hangs';

export interface TusLine {
  readonly http: HttpStack;
  readonly uploads: Map<string, ArrivedUpload>;
  readonly asked: readonly AskedRequest[];
  /** Bytes that left in bodies, those that never arrived too. */
  readonly carried: () => number;
}

/** `fault` is asked before each request; undefined lets it through. */
export const tusLine = (fault: (request: AskedRequest) => Fault | undefined = () => undefined): TusLine => {
  const uploads = new Map<string, ArrivedUpload>();
  const asked: AskedRequest[] = [];
  let carried = 0;

  const serve = async (sent: SentRequest): Promise<HttpResponse> => {
    const known = uploads.get(sent.path);
    const said = metadataOf(sent.headers.get('upload-metadata'));
    const body = sent.body ? new Uint8Array(await sent.body.arrayBuffer()) : new Uint8Array();
    const request: AskedRequest = { method: sent.method, path: sent.path, evidence: known?.evidence ?? said['evidence'] ?? '', part: known?.part ?? said['part'] ?? '', bytes: body.length };
    asked.push(request);
    const wrong = fault(request);
    if (wrong === 'hangs') return new Promise(() => undefined);
    if (wrong && 'status' in wrong) return answer(wrong.status, wrong.headers, wrong.code === undefined ? '' : JSON.stringify({ code: wrong.code }));
    if (sent.method === 'POST') {
      const path = `${sent.path}/u${uploads.size + 1}`;
      uploads.set(path, { path, evidence: request.evidence, part: request.part, sha256: said['sha256'] ?? '', length: Number(sent.headers.get('upload-length')), bytes: new Uint8Array() });
      return answer(201, { location: path });
    }
    if (!known) return answer(404, {}, JSON.stringify({ code: 'not-found' }));
    if (sent.method === 'HEAD') return answer(200, { 'upload-offset': String(known.bytes.length), 'upload-length': String(known.length) });
    if (Number(sent.headers.get('upload-offset')) !== known.bytes.length) return answer(409, {}, JSON.stringify({ code: 'wrong-offset' }));
    const arrived = wrong ? body.subarray(0, wrong.cutAfter) : body;
    carried += arrived.length;
    known.bytes = joined(known.bytes, arrived);
    sent.onProgress(arrived.length);
    if (wrong) throw new TypeError('the line died');
    return answer(204, { 'upload-offset': String(known.bytes.length) });
  };

  return { http: { getName: () => 'tus-line', createRequest: (method, url) => new SentRequest(method, url, serve) }, uploads, asked, carried: () => carried };
};

class SentRequest implements HttpRequest {
  readonly headers = new Map<string, string>();
  readonly method: string;
  readonly path: string;
  body: Blob | undefined;
  onProgress: (bytes: number) => void = () => undefined;
  private readonly serve: (sent: SentRequest) => Promise<HttpResponse>;
  private readonly aborted = new AbortController();

  constructor(method: string, url: string, serve: (sent: SentRequest) => Promise<HttpResponse>) {
    this.method = method;
    this.path = new URL(url, location.href).pathname;
    this.serve = serve;
  }

  getMethod = (): string => this.method;
  getURL = (): string => this.path;
  setHeader = (name: string, value: string): void => void this.headers.set(name.toLowerCase(), value);
  getHeader = (name: string): string | undefined => this.headers.get(name.toLowerCase());
  setProgressHandler = (handler: (bytes: number) => void): void => void (this.onProgress = handler);
  getUnderlyingObject = (): unknown => this;

  send = (body: Blob | null | undefined): Promise<HttpResponse> => {
    this.body = body ?? undefined;
    const gone = new Promise<never>((_resolve, reject) => this.aborted.signal.addEventListener('abort', () => reject(new TypeError('aborted'))));
    return Promise.race([this.serve(this), gone]);
  };

  abort = async (): Promise<void> => this.aborted.abort();
}

const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): HttpResponse => ({
  getStatus: () => status,
  getHeader: (name) => headers[name.toLowerCase()],
  getBody: () => body,
  getUnderlyingObject: () => undefined,
});

const metadataOf = (header = ''): Readonly<Record<string, string>> => Object.fromEntries(header.split(',').filter(Boolean).map((pair) => pair.split(' ')).map(([name = '', value = '']) => [name, atob(value)]));

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};
