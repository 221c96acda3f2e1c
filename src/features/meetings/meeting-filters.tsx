/** What to look for: words, a commitment, a type, a state; and in which view. */
import type { ReactNode } from 'react';
import type { Commitment } from '../../domain/commitment';
import { meetingTypes } from '../../domain/meeting';
import { useLanguage } from '../../language/language-context';
import { Filters } from '../../ui/filter';
import { SearchField } from '../../ui/search-field';
import { Segmented } from '../../ui/segmented';
import { meetingStates, views, type Wanted } from './wanted';

interface MeetingFiltersProps {
  readonly wanted: Wanted;
  readonly onWant: (part: Partial<Wanted>) => void;
  readonly commitments: readonly Commitment[];
}

export const MeetingFilters = ({ wanted, onWant, commitments }: MeetingFiltersProps) => {
  const { t } = useLanguage();
  return (
    <>
      <div className="calendar__tools">
        <SearchField label={t('meetings.search')} value={wanted.text} onChange={(text) => onWant({ text })} />
        <Segmented legend={<span className="vh">{t('meetings.view')}</span>} layout="row" value={wanted.view} segments={views.map((view) => ({ value: view, label: t(`meetings.view.${view}`) }))} onChange={(view) => onWant({ view })} />
      </div>
      <Filters label={t('meetings.filters')}>
        <Choice label={t('meetings.commitment')} value={wanted.commitment} all={t('meetings.allCommitments')} onChoose={(commitment) => onWant({ commitment })}>
          {commitments.map(({ id, code }) => (
            <option key={id} value={id}>
              {code}
            </option>
          ))}
        </Choice>
        <Choice label={t('meetings.type')} value={wanted.type} all={t('meetings.allTypes')} onChoose={(type) => onWant({ type: meetingTypes.find((one) => one === type) })}>
          {meetingTypes.map((type) => (
            <option key={type} value={type}>
              {t(`meetingType.${type}`)}
            </option>
          ))}
        </Choice>
        <Choice label={t('meetings.state')} value={wanted.state} all={t('meetings.allStates')} onChoose={(state) => onWant({ state: ([...meetingStates, 'missing'] as const).find((one) => one === state) })}>
          <option value="missing">{t('meetings.missingState')}</option>
          {meetingStates.map((state) => (
            <option key={state} value={state}>
              {t(`meetingState.${state}`)}
            </option>
          ))}
        </Choice>
      </Filters>
    </>
  );
};

interface ChoiceProps {
  readonly label: string;
  /** The words for no choice. */
  readonly all: string;
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
  readonly children: ReactNode;
}

const Choice = ({ label, all, value, onChoose, children }: ChoiceProps) => (
  <select className="filter" aria-label={label} data-chosen={value !== undefined} value={value ?? ''} onChange={(event) => onChoose(event.target.value || undefined)}>
    <option value="">{all}</option>
    {children}
  </select>
);
