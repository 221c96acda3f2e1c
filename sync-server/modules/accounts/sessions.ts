/** The sessions of people, and how they end: whoever must know that one ended is told, after it has. */
import * as v from 'valibot';
import type { UserId } from '../../../src/domain/ids';
import type { Auth } from './auth';

/** Sessions that open nothing any more: one of a person's, or all of them where none is named. */
export interface EndedSessions {
  readonly user: UserId;
  readonly session?: string;
}

export interface Sessions {
  /** False if it is not theirs or is gone. */
  readonly end: (user: UserId, session: string) => Promise<boolean>;
  readonly endAll: (user: UserId) => Promise<void>;
  /** False once it was ended, here or from another device. */
  readonly stands: (user: UserId, session: string) => Promise<boolean>;
  /** For what better-auth ended itself. */
  readonly tell: (ended: EndedSessions) => void;
}

export const openSessions = (auth: Auth, tell: (ended: EndedSessions) => void): Sessions => ({
  end: async (user, session) => {
    if (!v.is(sessionId, session)) return false;
    const { adapter } = await auth.$context;
    const ended = await adapter.deleteMany({ model: 'session', where: [{ field: 'id', value: session }, { field: 'userId', value: user }] });
    tell({ user, session });
    return ended > 0;
  },
  endAll: async (user) => {
    const { adapter } = await auth.$context;
    await adapter.deleteMany({ model: 'session', where: [{ field: 'userId', value: user }] });
    tell({ user });
  },
  stands: async (user, session) => {
    const { adapter } = await auth.$context;
    return (await adapter.count({ model: 'session', where: [{ field: 'id', value: session }, { field: 'userId', value: user }] })) > 0;
  },
  tell,
});

const sessionId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
