/**
 * What the courier knows of itself, for screens: never a claim about one item (that is read from the words database),
 * only whether the server answers.
 */
import { create } from 'zustand';

export type Connection = 'unknown' | 'reached' | 'unreachable' | 'signed-out' | 'not-a-member' | 'outdated' | 'refused' | 'emptier';

export interface CourierStatus {
  readonly connection: Connection;
  /** True while a request is under way. */
  readonly exchanging: boolean;
  readonly lastAnswerAt: number | null;
  readonly unreachableSince: number | null;
  /** Server clock minus device clock at the last answer, in ms. */
  readonly clockOffsetMs: number | null;
  /** The first preparation: how far the server's order has been taken in. */
  readonly progress: { readonly taken: number; readonly head: number } | null;
  /** Where the connection is `emptier`: the server's history is another one, and lacks what this device holds. */
  readonly emptier: { readonly vanishing: number; readonly held: number } | null;
  /** This tab does the sending for all tabs. */
  readonly leads: boolean;
}

export const useCourierStatus = create<CourierStatus>()(() => ({
  connection: 'unknown',
  exchanging: false,
  lastAnswerAt: null,
  unreachableSince: null,
  clockOffsetMs: null,
  progress: null,
  emptier: null,
  leads: false,
}));

/** Asks the courier to send now; whoever runs it listens. Safe to call at any time, from any tab. */
export const sendNow = (): void => {
  for (const listener of listeners) listener();
};

export const onSendNow = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const listeners = new Set<() => void>();
