/** A response as both doors know it: Node's own, with a place for what is known of its request. Express's has one already. */
import type { ServerResponse } from 'node:http';

export type Answering = ServerResponse & { locals: Record<string, unknown> };

/** The same response, with that place made; Express keeps it should the request go on to it. */
export const answering = (response: ServerResponse): Answering => Object.assign(response, { locals: {} });
