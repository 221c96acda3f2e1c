/** What is due in the whole plan and what waits for coordination. Everybody of the plan may read it; who may act is asked per page. */
import { useSearchParams } from 'wouter';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { Filter, Filters } from '../../ui/filter';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { AcceptanceQueue } from './acceptance-queue';
import { DuesTable } from './dues-table';
import type { BoardKind } from './dues-board';
import { PlanToday } from './plan-today';
import { readCoordination, type CoordinationReading } from './read-coordination';

/** Words of the address are Spanish in every language, like the addresses themselves. */
const kinds: readonly { readonly kind: BoardKind | undefined; readonly name: string; readonly words: 'all' | 'milestones' | 'checkIns' }[] = [
  { kind: undefined, name: '', words: 'all' },
  { kind: 'milestone', name: 'hitos', words: 'milestones' },
  { kind: 'checkIn', name: 'informes', words: 'checkIns' },
];

export const CoordinationPage = () => {
  const device = useDevice();
  const language = useLanguage();
  const reading = useLive(() => readCoordination(device), [device]);
  if (!reading) return null;
  const isDemo = reading.milestones.some(({ demo }) => demo);
  const sub = (
    <>
      {language.t('coordination.lead')} {isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
    </>
  );
  const actions = reading.maySeeDevices && (
    <LinkButton href={addresses.owingDevices} icon="tablet">
      {language.t('coordination.devices')}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={language.t('coordination.title')} sub={sub} actions={actions} />
      <div className="cols">
        <div>
          <AcceptanceQueue reading={reading} />
          <Dues reading={reading} />
        </div>
        <aside className="stack" aria-label={language.t('coordination.planToday')}>
          <PlanToday reading={reading} />
        </aside>
      </div>
    </>
  );
};

const Dues = ({ reading }: { readonly reading: CoordinationReading }) => {
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const chosen = kinds.find(({ name }) => name === (query.get('ver') ?? '')) ?? { kind: undefined, name: '' };
  return (
    <Section title={language.t('coordination.dues')}>
      <Filters label={language.t('coordination.filters')}>
        {kinds.map(({ name, words }) => (
          <Filter key={words} pressed={name === chosen.name} onToggle={() => setQuery(name === '' ? {} : { ver: name }, { replace: true })}>
            {language.t(`coordination.filter.${words}`)}
          </Filter>
        ))}
      </Filters>
      <DuesTable key={chosen.name} reading={reading} kind={chosen.kind} />
    </Section>
  );
};
