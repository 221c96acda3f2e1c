/** What other parts of the app bring into a check-in: the evidence that a line points to, attached and seen. Without them a line has words alone. */
import { createContext, useContext, type ReactNode } from 'react';
import type { RecordId } from '../../domain/ids';

export interface LineOfEvidence {
  readonly commitment: RecordId;
  readonly milestone: RecordId;
  readonly checkIn: RecordId;
  /** The area that answers for the commitment. */
  readonly organization: RecordId | undefined;
  readonly shownBy: readonly RecordId[];
  readonly onShow: (shownBy: readonly RecordId[]) => void;
}

interface Slots {
  readonly attach?: (line: LineOfEvidence) => ReactNode;
  readonly shown?: (ids: readonly RecordId[]) => ReactNode;
  /** What the monitoring body concluded of a line. */
  readonly verdicts?: (line: RecordId) => ReactNode;
}

const SlotsContext = createContext<Slots>({});

export const CheckInSlots = SlotsContext.Provider;

export const useCheckInSlots = (): Slots => useContext(SlotsContext);
