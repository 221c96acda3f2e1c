/**
 * The rules of the courier that are easy to miss. All are on in the product; the simulation switches each off alone
 * and must notice.
 */
export interface CourierRules {
  /** A response is applied only if the cursor is still the one that was sent. */
  readonly compareAndSet: boolean;
  /** Rows and cursor are put in one transaction. */
  readonly rowsWithCursor: boolean;
  /** Answered entries are sent again until a page contains them. */
  readonly resendAnswered: boolean;
  /** Above a fork, journalled changes of this device are queued again. */
  readonly requeueAboveFork: boolean;
  /** `done` only from an outcome in the same response as the page that contains it. */
  readonly witnessed: boolean;
  /** What was not applied moves to attention with its text. */
  readonly keepRefusedWords: boolean;
  /** Start heals the rows that a crash left half-way. */
  readonly healAtStart: boolean;
  /** An audience that was lost takes its rows along. */
  readonly dropLostAudiences: boolean;
  /** Re-queued changes are laid over the view at once. */
  readonly materialiseRequeued: boolean;
  /** The plan of another history takes the place of the whole cache. */
  readonly replaceWhole: boolean;
  /** The journal is forgotten by the server's clock, never by the tablet's. */
  readonly serverClock: boolean;
}

export const allCourierRules: CourierRules = {
  compareAndSet: true,
  rowsWithCursor: true,
  resendAnswered: true,
  requeueAboveFork: true,
  witnessed: true,
  keepRefusedWords: true,
  healAtStart: true,
  dropLostAudiences: true,
  materialiseRequeued: true,
  replaceWhole: true,
  serverClock: true,
};
