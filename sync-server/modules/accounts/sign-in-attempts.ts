/**
 * How often somebody may guess. Counted per address, and per account and address together: whoever guesses at an account
 * from elsewhere never shuts its owner out. A guess that was right costs nothing.
 */
import { countedAddress, rateLimit, type Rate } from '../../http/rate-limit';

export interface AttemptRates {
  readonly account: Rate;
  readonly address: Rate;
}

export interface SignInAttempts {
  /** Milliseconds to wait before guessing; 0 lets it pass and counts it. */
  readonly count: (address: string, account?: string) => number;
  readonly forgive: (address: string, account: string) => void;
}

export const signInAttempts = (rates: AttemptRates, now: () => number): SignInAttempts => {
  const byAddress = rateLimit(rates.address, now);
  const byAccount = rateLimit(rates.account, now);
  const accountKey = (address: string, account: string): string => `${account.toLowerCase()} ${countedAddress(address)}`;
  return {
    count: (address, account) => byAddress.take(countedAddress(address)) || (account === undefined ? 0 : byAccount.take(accountKey(address, account))),
    forgive: (address, account) => {
      byAddress.giveBack(countedAddress(address));
      byAccount.giveBack(accountKey(address, account));
    },
  };
};
