/** Who is signed in, as the server says it. */
import type { Words } from '../../domain/json';
import type { RecordId, UserId } from '../../domain/ids';
import type { Result } from '../../domain/result';
import { anyAnswer, askServer, type Trouble } from './ask-server';

export interface Account {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
}

export interface AccountPlan {
  readonly id: RecordId;
  readonly title: Words;
}

export interface Me {
  readonly user: Account;
  /** The plans where the person has or had a membership. */
  readonly plans: readonly AccountPlan[];
  /** ms since 1970. */
  readonly session: { readonly expiresAt: number; readonly createdAt: number };
  /** A person of the demonstration plan. */
  readonly demo: boolean;
}

export const askMe = (): Promise<Result<Me, Trouble>> => askServer('/me', { read: readMe });

/** Ends the session of this browser. What stands on the device stays. */
export const endSession = (): Promise<Result<true, Trouble>> => askServer('/auth/sign-out', { method: 'POST', read: anyAnswer });

export const readMe = (answer: unknown): Me | undefined => {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { user, plans, session } = answer as Partial<Me>;
  return typeof user?.id === 'string' && typeof session?.expiresAt === 'number' && Array.isArray(plans) ? (answer as Me) : undefined;
};
