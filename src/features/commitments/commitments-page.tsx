/** The list: every commitment of the plan on one axis of time. */
import { useDeferredValue, useMemo } from 'react';
import { useLanguage } from '../../language/language-context';
import { legendWords } from '../../language/strip-words';
import { Spoken } from '../../language/spoken';
import { useDevice, type Device } from '../../storage/device';
import { readAhead } from '../../storage/read-ahead';
import { useRead } from '../../storage/use-live';
import { Button } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Legend } from '../../ui/legend';
import { PageHead } from '../../ui/page-head';
import { entriesOf } from './commitment-entry';
import { CommitmentFilters } from './commitment-filters';
import { CommitmentRow } from './commitment-row';
import { countsByState, filterCommitments } from './filter-commitments';
import { readPlan } from './read-plan';
import { planAxis } from './strip-marks';
import { useWanted } from './use-wanted';

type PlanReading = Awaited<ReturnType<typeof readPlan>>;

/** For the app that is just being opened. */
export const prepareCommitments = (device: Device): Promise<void> => readAhead(device, readPlan);

export const CommitmentsPage = () => {
  const device = useDevice();
  const language = useLanguage();
  const reading = useRead(readPlan);
  if (!reading) return null;
  const sub = reading.plan && (
    <>
      <Spoken words={reading.plan.title} />
      {'. '}
      {language.t('commitments.lead')}
    </>
  );
  return (
    <>
      <PageHead title={language.t('commitments.title')} sub={sub} />
      {reading.commitments.length === 0 ? (
        <EmptyNote level={2} title={language.t('commitments.none')}>{language.t('commitments.noneNote')}</EmptyNote>
      ) : (
        <CommitmentList reading={reading} today={device.today()} />
      )}
    </>
  );
};

const CommitmentList = ({ reading, today }: { readonly reading: PlanReading; readonly today: string }) => {
  const language = useLanguage();
  const [wanted, want] = useWanted();
  const asked = useDeferredValue(wanted);
  const { plan, commitments, milestones, organizations } = reading;
  const entries = useMemo(() => entriesOf(reading, today), [reading, today]);
  const axis = useMemo(() => planAxis(plan, commitments, milestones), [plan, commitments, milestones]);
  const areas = useMemo(() => [...new Map(entries.flatMap(({ lead }) => (lead ? [[lead.id, lead]] : []))).values()], [entries]);
  const shown = useMemo(() => filterCommitments(entries, asked), [entries, asked]);
  const isDemo = shown.some((entry) => entry.commitment.demo === true || entry.milestones.some(({ demo }) => demo));
  return (
    <div className="stack">
      <CommitmentFilters wanted={wanted} onWant={want} counts={countsByState(entries, asked)} areas={areas} />
      <Legend words={legendWords(language)} />
      <p className="small muted" role="status">
        {language.t(shown.length === entries.length ? 'commitments.count' : 'commitments.countOf', { shown: shown.length, all: entries.length })} {isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
      </p>
      {shown.length === 0 && (
        <EmptyNote level={2} title={language.t('commitments.noneFound')} action={<Button onClick={() => want({ state: 'all', area: undefined, text: '' })}>{language.t('commitments.showAll')}</Button>}>
          {language.t('commitments.noneFoundNote')}
        </EmptyNote>
      )}
      {shown.length > 0 && axis && (
        <ul className="list">
          {shown.map((entry) => (
            <CommitmentRow key={entry.commitment.id} entry={entry} organizations={organizations} axis={axis} today={today} />
          ))}
        </ul>
      )}
    </div>
  );
};
