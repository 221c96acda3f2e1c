/** The clock of the points, kept on this device at every turn, so that a reload or a dead battery costs no minute. */
import { useCallback } from 'react';
import type { RecordId } from '../../domain/ids';
import { agendaClockOf, keepAgendaClock } from '../../storage/agenda-clocks';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { stoppedClock, turnTo, type ItemClock } from './item-clock';

interface AgendaClock {
  /** Undefined until what was kept has been read. */
  readonly clock: ItemClock | undefined;
  readonly turnTo: (item: RecordId | undefined) => void;
}

export const useAgendaClock = (meeting: RecordId): AgendaClock => {
  const device = useDevice();
  const clock = useLive(async () => ((await agendaClockOf(device, meeting)) as ItemClock | undefined) ?? stoppedClock, [device, meeting]);
  const turn = useCallback(
    (item: RecordId | undefined): void => {
      if (clock) void keepAgendaClock(device, meeting, turnTo(clock, item, device.now()));
    },
    [clock, device, meeting],
  );
  return { clock, turnTo: turn };
};
