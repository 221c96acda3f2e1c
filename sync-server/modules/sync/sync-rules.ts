/**
 * The rules of an exchange that the simulation switches off one at a time, to see that each is missed.
 * The server itself never switches one off.
 */
export interface SyncRules {
  /** A guarded group is only overwritten by who saw its last writer. */
  readonly guard: boolean;
  /** A row that leaves an audience leaves a trace there. */
  readonly exits: boolean;
  /** A row that moves between two audiences which the person holds is told as a move. */
  readonly movedAudience: boolean;
  /** A lost audience is named, so that the device drops its rows. */
  readonly dropAudiences: boolean;
  /** A cursor is proved at the highest head the device saw, not at its own place. */
  readonly observedHead: boolean;
  /** The chain at that head is compared, not only its height. */
  readonly chain: boolean;
  /** The last head that device and server share is named where their histories parted. */
  readonly fork: boolean;
  /** A change that is known gets its stored outcome. */
  readonly knownIds: boolean;
}

export const allSyncRules: SyncRules = {
  guard: true,
  exits: true,
  movedAudience: true,
  dropAudiences: true,
  observedHead: true,
  chain: true,
  fork: true,
  knownIds: true,
};
