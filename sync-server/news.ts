/** What servers of one database tell each other. Lost news cost a moment, never a change. */
import type { RecordId, UserId } from '../src/domain/ids';

export type News =
  | { readonly kind: 'poke'; readonly plan: RecordId; readonly head: number }
  /** A session that ended, or all of a person's. */
  | { readonly kind: 'ended'; readonly user: UserId; readonly session?: string };

export interface NewsLine {
  /** To every other server; settles nothing, since nobody waits for it. */
  readonly tell: (news: News) => void;
  /** What was told before has left, or cannot. */
  readonly close: () => Promise<void>;
}

export interface NewsHearing {
  readonly hear: (news: News) => void;
  /** The line was cut and stands again: what was told meanwhile was not heard. */
  readonly missed: () => void;
}
