/** The check-ins that the commitments of a meeting owe, filled in place: what is sent points back to the meeting. */
import { useState } from 'react';
import type { Commitment } from '../../domain/commitment';
import type { Day } from '../../domain/day';
import { may } from '../../domain/permissions';
import { checkInSlotsOf, type CheckInSlot } from '../../domain/schedule';
import { formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice, type Device } from '../../storage/device';
import { personOf } from '../../storage/person-reads';
import { commitmentsOf } from '../../storage/plan-reads';
import { useLive } from '../../storage/use-live';
import { EmptyNote } from '../../ui/empty-note';
import { Filter, Filters } from '../../ui/filter';
import { Desk } from './check-in-page';
import { readCheckInFacts } from './check-in-facts';

interface MeetingCheckInsProps {
  readonly meeting: string;
  readonly commitments: readonly string[];
}

interface Fillable {
  readonly commitment: Commitment;
  readonly slot: CheckInSlot;
}

export const MeetingCheckIns = ({ meeting, commitments }: MeetingCheckInsProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const fillable = useLive(() => readFillable(device, commitments), [device, commitments.join(' ')]);
  const [chosen, setChosen] = useState<string>();
  if (!fillable) return null;
  const opened = fillable.find((one) => keyOf(one) === chosen) ?? fillable.at(-1);
  if (!opened) return <EmptyNote title={t('checkIn.noneHere')}>{t('checkIn.noneHereNote')}</EmptyNote>;
  return (
    <div className="stack">
      <Filters label={t('checkIn.name')}>
        {fillable.map((one) => (
          <Filter key={keyOf(one)} pressed={one === opened} onToggle={() => setChosen(keyOf(one))}>
            {one.commitment.code}: {formatPeriod(language, one.slot.from, one.slot.to)}
          </Filter>
        ))}
      </Filters>
      <InPlace key={keyOf(opened)} code={opened.commitment.code} from={opened.slot.from} meeting={meeting} />
    </div>
  );
};

const keyOf = ({ commitment, slot }: Fillable): string => `${commitment.id}/${slot.from}`;

const InPlace = ({ code, from, meeting }: { readonly code: string; readonly from: Day; readonly meeting: string }) => {
  const device = useDevice();
  const facts = useLive(() => readCheckInFacts(device, { code, from, sourceMeeting: meeting }), [device, code, from, meeting]);
  return facts?.kind === 'period' ? <Desk facts={facts} /> : null;
};

/** The period that is open and the one before it, of the commitments that this person may report on. */
const readFillable = async (device: Device, ids: readonly string[]): Promise<readonly Fillable[]> => {
  const [all, person] = await Promise.all([commitmentsOf(device), personOf(device)]);
  const today = device.today();
  return all
    .filter((commitment) => ids.includes(commitment.id) && (may(person, 'checkIn.record', today, { commitment }) || may(person, 'checkIn.recordOnBehalf', today)))
    .flatMap((commitment) => checkInSlotsOf(commitment).filter(({ from }) => from <= today).slice(-2).map((slot) => ({ commitment, slot })));
};
