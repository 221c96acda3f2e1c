/** One way in at a time: asks the server to let a person in, then who it is. */
import { useState } from 'react';
import type { Result } from '../../domain/result';
import type { Trouble } from './ask-server';
import { askMe, type Me } from './me';

export interface EntranceKeeper {
  /** Called before the browser's session may change hands, so that nobody sends in the wrong name. */
  readonly onBeforeEntering: () => void;
  /** Somebody is in. Answers false when the person has no plan to open. */
  readonly onEntered: (me: Me) => boolean;
}

export interface Entering {
  /** What is being tried, named by the caller; undefined while nothing is. */
  readonly trying: string | undefined;
  readonly trouble: Trouble | undefined;
  readonly enter: (name: string, ask: () => Promise<Result<unknown, Trouble>>) => Promise<void>;
}

export const useEntering = ({ onBeforeEntering, onEntered }: EntranceKeeper): Entering => {
  const [trying, setTrying] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const enter: Entering['enter'] = async (name, ask) => {
    setTrying(name);
    setTrouble(undefined);
    onBeforeEntering();
    const asked = await ask();
    const me = asked.accepted ? await askMe() : asked;
    if (!me.accepted) setTrouble(me.refusal);
    else if (!onEntered(me.value)) setTrouble({ kind: 'refused', code: 'not-a-member', retryAfterMs: null });
    setTrying(undefined);
  };
  return { trying, trouble, enter };
};
