/** What is witnessed and old is forgotten when leading begins, and once a day while it lasts. */
import type { WordsStore } from '../storage/words-store';
import { forgetWitnessed } from './apply';

const dayMs = 86_400_000;

/** A disk that refuses is reported like any other error; the next day tries again. Returns how to stop. */
export const forgetDaily = ({ words }: { readonly words: WordsStore }): (() => void) => {
  const forget = (): void => void forgetWitnessed(words).catch((error: unknown) => reportError(error));
  forget();
  const timer = setInterval(forget, dayMs);
  return () => clearInterval(timer);
};
