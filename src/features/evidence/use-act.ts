/** One act of a person, on the disk before it is said; why it was not written, in words. */
import { useState } from 'react';
import type { MessageId } from '../../language/language';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import type { Act } from '../../storage/write';
import { refusalWords } from './refusals';

interface Acting {
  readonly problem: MessageId | undefined;
  /** True once it is on the disk. */
  readonly act: (act: Act) => Promise<boolean>;
}

export const useAct = (): Acting => {
  const device = useDevice();
  const [problem, setProblem] = useState<MessageId>();
  const act = async (asked: Act): Promise<boolean> => {
    setProblem(undefined);
    try {
      const written = await record(device, asked);
      if (!written.accepted) setProblem(refusalWords(written.refusal));
      // The words are durable. A view that could not be written heals at the next start.
      else await written.value.visible.catch(() => undefined);
      return written.accepted;
    } catch {
      setProblem('evidence.notSaved');
      return false;
    }
  };
  return { problem, act };
};
