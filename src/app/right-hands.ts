/**
 * Nobody sends in another person's name. The cookie belongs to the browser, the words to a person: before the first
 * exchange, and whenever the browser's session may have changed hands, the server is asked who is signed in.
 */
import type { Result } from '../domain/result';
import { isRefusedFor, type Trouble } from '../features/accounts/ask-server';
import type { Me } from '../features/accounts/me';
import type { Transport } from '../sync/transport';

export interface Hands {
  /** Whose words are sent. */
  readonly user: string;
  /** Changes before the session does; see session.ts. */
  readonly mark: () => string;
  readonly ask: () => Promise<Result<Me, Trouble>>;
  readonly onMe: (me: Me) => void;
}

export type Found = 'right' | 'signed-out' | 'unreachable';

/** Asks whose session it is, once for each that it may be. */
export const askHands = ({ user, mark, ask, onMe }: Hands): { readonly look: () => Promise<Found>; readonly doubt: () => void } => {
  let confirmed: string | undefined;
  return {
    look: async () => {
      const now = mark();
      if (confirmed === now) return 'right';
      const me = await ask();
      if (!me.accepted) return isRefusedFor(me.refusal, 'not-signed-in') ? 'signed-out' : 'unreachable';
      onMe(me.value);
      if (me.value.user.id !== user || mark() !== now) return 'signed-out';
      confirmed = now;
      return 'right';
    },
    doubt: () => {
      confirmed = undefined;
    },
  };
};

/** The transport, which answers `signed-out` unless the session is that person's. */
export const inRightHands =
  (transport: Transport, { look, doubt }: ReturnType<typeof askHands>): Transport =>
  async (plan, request, signal) => {
    const found = await look();
    if (found !== 'right') return { kind: found };
    const answer = await transport(plan, request, signal);
    if (answer.kind === 'signed-out') doubt();
    return answer;
  };
