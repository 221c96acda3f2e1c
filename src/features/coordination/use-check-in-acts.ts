/** Accepting, returning, publishing: written on this device at once, and to be taken back while it has not left. */
import { useEffect, useRef, useState } from 'react';
import type { SeenRows } from '../../domain/deciding';
import type { MessageId } from '../../language/language';
import { checkInOf, linesOf } from '../../storage/check-in-reads';
import { useDevice, type Device } from '../../storage/device';
import { record } from '../../storage/record';
import { useLive } from '../../storage/use-live';
import { mayWithdraw, withdrawQueued } from '../../storage/withdraw';
import { sendNow } from '../../sync/status';

export type CheckInAct = 'accept' | 'return' | 'publish';

interface Done {
  readonly message: MessageId;
  readonly changes: readonly string[];
}

interface Asked {
  readonly acts: readonly CheckInAct[];
  readonly message: MessageId;
  readonly reason?: string;
  /** The draft of the reason, gone with the act. */
  readonly draft?: string;
}

export const useCheckInActs = (checkIn: string) => {
  const device = useDevice();
  const [done, setDone] = useState<Done | undefined>();
  const [problem, setProblem] = useState<MessageId | undefined>();
  // Once it has left, nothing can be taken back, and nothing is offered.
  const isHere = useLive(async () => done !== undefined && mayWithdraw(device, done.changes), [device, done]);
  const waits = useRef(false);
  // Whoever leaves the page has made up their mind: the courier need not wait for the clock.
  useEffect(() => () => void (waits.current && sendNow()), []);

  const finish = (): void => {
    waits.current = false;
    setDone(undefined);
    sendNow();
  };

  /** Each act is a change of its own, written after the one before it is seen. True when all were written. */
  const act = async ({ acts, message, ...rest }: Asked): Promise<boolean> => {
    setProblem(undefined);
    const { changes, refused } = await writeInTurn(device, checkIn, acts, rest);
    if (refused) setProblem(refused);
    if (changes.length > 0) {
      waits.current = true;
      setDone({ message: changes.length < acts.length ? 'coordination.done.accept' : message, changes });
    }
    return refused === undefined;
  };

  const undo = async (): Promise<void> => {
    if (!done) return;
    const isBack = await withdrawQueued(device, ...done.changes);
    waits.current = false;
    setDone(undefined);
    setProblem(isBack ? undefined : 'coordination.tooLate');
  };

  return { done: isHere ? done : undefined, problem, act, undo, finish };
};

interface Written {
  readonly changes: readonly string[];
  readonly refused: MessageId | undefined;
}

const writeInTurn = async (device: Device, checkIn: string, acts: readonly CheckInAct[], { reason, draft }: Omit<Asked, 'acts' | 'message'>): Promise<Written> => {
  const changes: string[] = [];
  try {
    for (const act of acts) {
      const seen = await seenNow(device, checkIn);
      const result = await record(device, { kind: `check-in.${act}`, arguments: { checkIn, seen, ...(reason === undefined ? {} : { reason }) }, ...(draft === undefined ? {} : { draft }) });
      if (!result.accepted) return { changes, refused: refusals[result.refusal.why ?? ''] ?? refusals[result.refusal.problem] ?? 'coordination.refused' };
      changes.push(result.value.change.id);
      await result.value.visible;
    }
    return { changes, refused: undefined };
  } catch {
    return { changes, refused: 'coordination.notSaved' };
  }
};

/** What the page shows of each row, so that the server can tell whether somebody wrote in between. */
const seenNow = async (device: Device, id: string): Promise<SeenRows> => {
  const [checkIn, lines] = await Promise.all([checkInOf(device, id), linesOf(device, id)]);
  return Object.fromEntries([...(checkIn ? [checkIn] : []), ...lines].map(({ row }) => [row.id, row.writers]));
};

const refusals: Readonly<Record<string, MessageId>> = { forbidden: 'coordination.forbidden', closed: 'coordination.closed', 'evidence-withdrawn': 'coordination.evidenceWithdrawn' };
