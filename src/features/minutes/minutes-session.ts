/** Where the next words of one open document go: a session, its part, the place in it. */
import type { RecordId } from '../../domain/ids';
import { minutesPartId, partLimit } from '../../domain/minutes';

export interface Place {
  readonly part: RecordId;
  readonly index: number;
}

interface MinutesSession {
  readonly name: string;
  readonly place: () => Place;
  /** Whether it is one of those this session writes, and nobody else. */
  readonly isOwnPart: (part: RecordId) => boolean;
  /** An update of so many letters was kept there. */
  readonly kept: (letters: number) => void;
  /** The part is of no more use: what follows goes into the next. */
  readonly nextPart: () => void;
}

/** `name`: random for every document that is opened, so that no two ever write one part. */
export const beginSession = (meeting: RecordId, name: string): MinutesSession => {
  let number = 0;
  let index = 0;
  let letters = 0;
  const parts = new Set([minutesPartId(meeting, name, 0)]);
  const nextPart = (): void => {
    number += 1;
    parts.add(minutesPartId(meeting, name, number));
    index = 0;
    letters = 0;
  };
  return {
    name,
    place: () => ({ part: minutesPartId(meeting, name, number), index }),
    isOwnPart: (part) => parts.has(part),
    kept: (more) => {
      index += 1;
      letters += more;
      if (index >= partLimit.updates || letters >= partLimit.letters) nextPart();
    },
    nextPart,
  };
};
