/** What was agreed in every meeting: by date, or by who owes it. */
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { agreementDueOf, type Agreement } from '../../domain/agreement';
import { groupedBy } from '../../domain/grouped-by';
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { meetingName } from '../../language/meeting-words';
import { wordsIn } from '../../language/words-in';
import type { Device } from '../../storage/device';
import { allAgreements, meetingsOf } from '../../storage/meeting-reads';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf } from '../../storage/plan-reads';
import type { Kept } from '../../storage/reads';
import { useRead } from '../../storage/use-live';
import { EmptyNote } from '../../ui/empty-note';
import { Filter, Filters } from '../../ui/filter';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { Segmented } from '../../ui/segmented';
import { ActNotices } from './act-notices';
import { AgreementItem } from './agreement-item';
import { useActs } from './use-acts';
import { agreementFilters, filterAgreements, wantedAgreementsFrom, wantedAgreementsToQuery, type AgreementFilter, type WantedAgreements } from './wanted-agreements';

const readAgreements = async (device: Device) => {
  const [agreements, meetings, person, organizations, commitments] = await Promise.all([allAgreements(device), meetingsOf(device), personOf(device), organizationsOf(device), commitmentsOf(device)]);
  return {
    agreements,
    person,
    commitments,
    meetings: new Map(meetings.map((one) => [one.id, one])),
    organizations: new Map(organizations.map((one) => [one.id, one])),
    today: device.today(),
  };
};

type AgreementsReading = Awaited<ReturnType<typeof readAgreements>>;

export const AgreementsPage = () => {
  const { t } = useLanguage();
  const reading = useRead(readAgreements);
  if (!reading) return null;
  return (
    <>
      <PageHead title={t('agreements.title')} sub={t('agreements.lead')} crumbs={[{ label: t('meetings.title'), href: addresses.meetings }]} />
      {reading.agreements.length === 0 ? (
        <EmptyNote level={2} title={t('agreements.none')}>
          {t('agreements.noneNote')}
        </EmptyNote>
      ) : (
        <AgreementList reading={reading} />
      )}
    </>
  );
};

const AgreementList = ({ reading }: { readonly reading: AgreementsReading }) => {
  const language = useLanguage();
  const { t } = language;
  const acts = useActs();
  const [query, setQuery] = useSearchParams();
  const wanted = wantedAgreementsFrom(query);
  const want = (part: Partial<WantedAgreements>): void => setQuery(wantedAgreementsToQuery({ ...wanted, ...part }), { replace: true });
  const shown = filterAgreements(reading.agreements, wanted, reading);
  const names = useMemo(() => meetingNames(language, reading), [language, reading]);
  return (
    <div className="stack">
      <AgreementFilters wanted={wanted} onWant={want} reading={reading} />
      <p className="small muted" role="status">
        {t('agreements.count', { count: shown.length })}
      </p>
      <ActNotices acts={acts} />
      {shown.length === 0 && <EmptyNote level={2} title={t('agreements.noneFound')}>{t('meetings.noneFoundNote')}</EmptyNote>}
      {partsOf(language, shown, wanted, reading).map(({ title, agreements }) => (
        <Section key={title} title={title}>
          <ul className="list">
            {agreements.map((agreement) => (
              <AgreementItem
                key={agreement.id}
                agreement={agreement}
                person={reading.person}
                today={reading.today}
                organizations={reading.organizations}
                host={reading.meetings.get(agreement.meeting)?.organization}
                from={names.get(agreement.meeting)}
                acts={acts}
              />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
};

/** "Reunión de seguimiento de ARBA0011, 18 nov 2026", by meeting. */
const meetingNames = (language: Language, { meetings, commitments }: AgreementsReading): ReadonlyMap<string, string> => {
  const codes = new Map(commitments.map(({ id, code }) => [id, code]));
  return new Map([...meetings.values()].map((meeting) => [meeting.id, language.t('agreements.from', { name: meetingName(language, meeting, meeting.commitments.flatMap((id) => codes.get(id) ?? [])), day: formatDay(language, meeting.on) })]));
};

interface Part {
  readonly title: string;
  readonly agreements: readonly Kept<Agreement>[];
}

const partsOf = (language: Language, agreements: readonly Kept<Agreement>[], { order }: WantedAgreements, { organizations, today }: AgreementsReading): readonly Part[] => {
  const { t, locale } = language;
  const parts = (keyOf: (one: Kept<Agreement>) => string): readonly Part[] => [...groupedBy(agreements, keyOf)].map(([title, own]) => ({ title, agreements: own }));
  if (order === 'due') {
    const titles = { overdue: t('agreements.overdueTitle'), dueSoon: t('agreements.aheadTitle'), open: t('agreements.aheadTitle'), noDate: t('agreements.noDateTitle'), closed: t('agreements.closedTitle') };
    const waiting = t('agreements.waitingTitle');
    const places = [titles.overdue, titles.open, titles.noDate, waiting, titles.closed];
    return [...parts((one) => (one.state === 'reportedDone' ? waiting : titles[agreementDueOf(one, today).state]))].sort((one, other) => places.indexOf(one.title) - places.indexOf(other.title));
  }
  const nobody = t('agreements.nobody');
  const owner = (one: Agreement): string => {
    const organization = one.organization === undefined ? undefined : organizations.get(one.organization);
    return organization ? wordsIn(organization.name, locale) : (one.person?.name ?? nobody);
  };
  return [...parts(owner)].sort((one, other) => Number(one.title === nobody) - Number(other.title === nobody) || one.title.localeCompare(other.title, locale));
};

interface AgreementFiltersProps {
  readonly wanted: WantedAgreements;
  readonly onWant: (part: Partial<WantedAgreements>) => void;
  readonly reading: AgreementsReading;
}

const AgreementFilters = ({ wanted, onWant, reading }: AgreementFiltersProps) => {
  const { t } = useLanguage();
  const words = (state: AgreementFilter): string => (state === 'standing' || state === 'overdue' || state === 'all' ? t(`agreements.${state}`) : t(`agreementState.${state}`));
  return (
    <div className="stack">
      <Filters label={t('meetings.filters')}>
        <Filter pressed={wanted.mine} onToggle={() => onWant({ mine: !wanted.mine })}>
          {t('agreements.mine')}
        </Filter>
        <select className="filter" aria-label={t('meetings.commitment')} data-chosen={wanted.commitment !== undefined} value={wanted.commitment ?? ''} onChange={(event) => onWant({ commitment: event.target.value || undefined })}>
          <option value="">{t('meetings.allCommitments')}</option>
          {reading.commitments.map(({ id, code }) => (
            <option key={id} value={id}>
              {code}
            </option>
          ))}
        </select>
        <select className="filter" aria-label={t('meetings.state')} data-chosen={wanted.state !== 'standing'} value={wanted.state} onChange={(event) => onWant({ state: agreementFilters.find((one) => one === event.target.value) ?? 'standing' })}>
          {agreementFilters.map((state) => (
            <option key={state} value={state}>
              {words(state)}
            </option>
          ))}
        </select>
      </Filters>
      <div className="calendar__order">
        <Segmented
        legend={<span className="vh">{t('agreements.order')}</span>}
        layout="row"
        value={wanted.order}
        segments={[
          { value: 'due', label: t('agreements.byDue') },
          { value: 'owner', label: t('agreements.byOwner') },
        ]}
        onChange={(order) => onWant({ order })}
      />
      </div>
    </div>
  );
};
