/** What to look for: words, a state, an area. */
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import type { Organization } from '../../domain/organization';
import { Filter, Filters } from '../../ui/filter';
import { SearchField } from '../../ui/search-field';
import { stateFilters, type StateFilter, type Wanted } from './filter-commitments';

interface CommitmentFiltersProps {
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
  readonly counts: Readonly<Record<StateFilter, number>>;
  /** The organizations that lead a commitment. */
  readonly areas: readonly Organization[];
}

export const CommitmentFilters = ({ wanted, onWant, counts, areas }: CommitmentFiltersProps) => {
  const language = useLanguage();
  const named = areas.map(({ id, name }) => ({ id, name: wordsIn(name, language.locale) })).sort((one, other) => one.name.localeCompare(other.name, language.locale));
  return (
    <>
      <SearchField label={language.t('commitments.search')} value={wanted.text} onChange={(text) => onWant({ ...wanted, text })} />
      <Filters label={language.t('commitments.filters')}>
        {stateFilters.map((state) => (
          <Filter key={state} pressed={wanted.state === state} onToggle={() => onWant({ ...wanted, state: wanted.state === state ? 'all' : state })}>
            {language.t(`commitments.filter.${state}`)} <b>{counts[state]}</b>
          </Filter>
        ))}
        <select
          className="filter"
          aria-label={language.t('commitments.area')}
          data-chosen={wanted.area !== undefined}
          value={wanted.area ?? ''}
          onChange={(event) => onWant({ ...wanted, area: event.target.value || undefined })}
        >
          <option value="">{language.t('commitments.allAreas')}</option>
          {named.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Filters>
    </>
  );
};
