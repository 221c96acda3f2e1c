/** What exists only on the server is read with TanStack Query; nothing of it is kept on the device. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Result } from '../../domain/result';
import type { Trouble } from './ask-server';

// Asked also when the browser believes to be offline: it is often wrong, and an honest "no answer" costs nothing.
const options = { queries: { networkMode: 'always', retry: false, staleTime: 30_000 }, mutations: { networkMode: 'always' } } as const;

/** A client of its own per page: the next person in the same tab finds no answer that was given to the former one. */
export const ServerQueries = ({ children }: { readonly children: ReactNode }) => {
  const [client] = useState(() => new QueryClient({ defaultOptions: options }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
};

/** The value, or the trouble thrown so that the query knows it failed. */
export const orThrow = async <Value,>(asking: Promise<Result<Value, Trouble>>): Promise<Value> => {
  const answer = await asking;
  if (answer.accepted) return answer.value;
  throw new ServerTrouble(answer.refusal);
};

export class ServerTrouble extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.kind === 'refused' ? trouble.code : trouble.kind);
    this.trouble = trouble;
  }
}

/** Anything else that was thrown is our own mistake and counts as a server in trouble. */
export const troubleOf = (error: unknown): Trouble => (error instanceof ServerTrouble ? error.trouble : { kind: 'refused', code: 'server-error', retryAfterMs: null });
