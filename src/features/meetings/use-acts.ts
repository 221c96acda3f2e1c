/** Acts of one tap: written on this device at once, and to be taken back while they have not left. */
import { useState } from 'react';
import type { DecisionRefusal } from '../../domain/deciding';
import type { MessageId } from '../../language/language';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { mayWithdraw, withdrawQueued } from '../../storage/withdraw';
import { useLive } from '../../storage/use-live';
import type { Act } from '../../storage/write';

interface Done {
  readonly message: MessageId;
  readonly change: string;
  /** What takes it back once it has left. */
  readonly against: Act | undefined;
}

export interface Acts {
  /** Undefined when nothing can be taken back. */
  readonly done: Done | undefined;
  readonly problem: MessageId | undefined;
  readonly act: (act: Act, message?: MessageId, against?: Act) => Promise<boolean>;
  /** It was written elsewhere and may be taken back from here. */
  readonly wrote: (change: string, message: MessageId) => void;
  readonly undo: () => Promise<void>;
  readonly finish: () => void;
}

export const useActs = (): Acts => {
  const device = useDevice();
  const [done, setDone] = useState<Done>();
  const [problem, setProblem] = useState<MessageId>();
  const isHere = useLive(async () => done !== undefined && (done.against !== undefined || (await mayWithdraw(device, [done.change]))), [device, done]);

  const act: Acts['act'] = async (asked, message, against) => {
    setProblem(undefined);
    try {
      const written = await record(device, asked);
      if (!written.accepted) {
        setProblem(refusalWords(written.refusal));
        return false;
      }
      if (message) setDone({ message, change: written.value.change.id, against });
      await written.value.visible;
      return true;
    } catch {
      setProblem('meetings.notSaved');
      return false;
    }
  };

  const undo = async (): Promise<void> => {
    if (!done) return;
    setDone(undefined);
    if (await withdrawQueued(device, done.change)) return;
    if (done.against) await act(done.against);
    else setProblem('meetings.tooLate');
  };

  return { done: isHere ? done : undefined, problem, act, wrote: (change, message) => setDone({ change, message, against: undefined }), undo, finish: () => setDone(undefined) };
};

const refusals: Readonly<Record<string, MessageId>> = {
  forbidden: 'meetings.refused.forbidden',
  closed: 'meetings.refused.closed',
  missing: 'meetings.refused.missing',
  'commitment-of-others': 'meetings.refused.commitmentOfOthers',
  'reason-too-short': 'meetings.refused.reason',
};

/** Why it was not written, in words. */
export const refusalWords = ({ problem, why }: DecisionRefusal): MessageId => refusals[why] ?? refusals[problem] ?? 'meetings.refused.other';
