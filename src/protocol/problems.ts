/**
 * Every way the server says no, as `application/problem+json` (RFC 9457). The code is for programs and tests,
 * the title for whoever reads a log; what a person reads comes from the message catalogues by code.
 */
export const problems = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'invalid-request': { status: 400, title: 'The request has not the shape this address takes' },
  'wrong-origin': { status: 403, title: 'The request comes from another site' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'E-mail or password are wrong' },
  'not-a-member': { status: 403, title: 'This person belongs to nothing in this plan' },
  'not-allowed': { status: 403, title: 'This person may not do that' },
  'not-found': { status: 404, title: 'Nothing is here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'too-large': { status: 413, title: 'The body is too large: send it in parts' },
  'unsupported-media-type': { status: 415, title: 'Only JSON is taken here' },
  'unsupported-protocol': { status: 426, title: 'This version of the protocol is not spoken here' },
  'too-many-requests': { status: 429, title: 'Wait a little' },
  'invitation-not-valid': { status: 410, title: 'The invitation was used, ended or never was' },
  'weak-password': { status: 422, title: 'The password is too short or too common' },
  'already-there': { status: 409, title: 'It exists already' },
  'evidence-unknown': { status: 409, title: 'The record of this evidence is not here yet' },
  'review-unknown': { status: 409, title: 'The review that this voice belongs to is not here yet' },
  'not-as-described': { status: 422, title: 'These are not the bytes that the record names' },
  'hash-mismatch': { status: 422, title: 'What arrived has another hash: send it anew' },
  'wrong-offset': { status: 409, title: 'The upload stands elsewhere: ask where' },
  'type-not-taken': { status: 415, title: 'Files of this kind are not taken' },
  'quota-full': { status: 413, title: 'There is no room left for more files' },
  infected: { status: 403, title: 'The scanner found something in this file' },
  'not-scanned': { status: 409, title: 'The scanner has not looked at this file yet' },
  'bytes-away': { status: 503, title: 'The store of files does not answer' },
  'server-error': { status: 500, title: 'Something went wrong here' },
  busy: { status: 503, title: 'The server is stopping or too busy' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemName = keyof typeof problems;

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemName;
  readonly detail?: string;
}

/** `detail` says where in the request the trouble is; it never repeats what a person typed. */
export const toProblem = (code: ProblemName, detail?: string): Problem => ({
  type: `about:blank#${code}`,
  title: problems[code].title,
  status: problems[code].status,
  code,
  ...(detail === undefined ? {} : { detail }),
});
