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

/** The transport, which answers `signed-out` unless the session is that person's. */
export const inRightHands = (transport: Transport, { user, mark, ask, onMe }: Hands): Transport => {
  let confirmed: string | undefined;
  return async (plan, request, signal) => {
    const now = mark();
    if (confirmed !== now) {
      const me = await ask();
      if (!me.accepted) return isRefusedFor(me.refusal, 'not-signed-in') ? { kind: 'signed-out' } : { kind: 'unreachable' };
      onMe(me.value);
      if (me.value.user.id !== user || mark() !== now) return { kind: 'signed-out' };
      confirmed = now;
    }
    const answer = await transport(plan, request, signal);
    if (answer.kind === 'signed-out') confirmed = undefined;
    return answer;
  };
};
