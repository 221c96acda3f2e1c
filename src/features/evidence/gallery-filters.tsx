/** What to look for: words, a commitment and its milestone, a kind, a state. */
import { evidenceKinds } from '../../domain/evidence';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { Filters } from '../../ui/filter';
import { SearchField } from '../../ui/search-field';
import type { GalleryReading } from './read-gallery';
import { stateFilters, type WantedEvidence } from './wanted-evidence';

interface GalleryFiltersProps {
  readonly reading: GalleryReading;
  readonly wanted: WantedEvidence;
  readonly onWant: (wanted: WantedEvidence) => void;
}

export const GalleryFilters = ({ reading: { evidence, commitments, milestones }, wanted, onWant }: GalleryFiltersProps) => {
  const { t, locale } = useLanguage();
  const named = new Set(evidence.map(({ commitment }) => commitment));
  const kinds = new Set(evidence.map(({ kind }) => kind));
  return (
    <>
      <SearchField label={t('evidence.search')} value={wanted.text} onChange={(text) => onWant({ ...wanted, text })} />
      <Filters label={t('evidence.filters')}>
        <Choice
          label={t('evidence.commitment')}
          all={t('evidence.allCommitments')}
          value={wanted.commitment}
          options={commitments.filter(({ id }) => named.has(id) || id === wanted.commitment).map(({ id, code }) => ({ value: id, label: code }))}
          onChoose={(commitment) => onWant({ ...wanted, commitment, milestone: undefined })}
        />
        {wanted.commitment !== undefined && (
          <Choice
            label={t('evidence.milestone')}
            all={t('evidence.allMilestones')}
            value={wanted.milestone}
            options={milestones.filter(({ commitment }) => commitment === wanted.commitment).map(({ id, order, text }) => ({ value: id, label: `${order}. ${wordsIn(text, locale)}` }))}
            onChoose={(milestone) => onWant({ ...wanted, milestone })}
          />
        )}
        <Choice label={t('evidence.kind')} all={t('evidence.allKinds')} value={wanted.kind} options={evidenceKinds.filter((kind) => kinds.has(kind) || kind === wanted.kind).map((value) => ({ value, label: t(`evidenceKind.${value}`) }))} onChoose={(kind) => onWant({ ...wanted, kind })} />
        <Choice label={t('evidence.state')} all={t('evidence.allStanding')} value={wanted.state} options={stateFilters.map((value) => ({ value, label: t(`evidence.filter.${value}`) }))} onChoose={(state) => onWant({ ...wanted, state })} />
      </Filters>
    </>
  );
};

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly all: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value | undefined) => void;
}

const Choice = <Value extends string>({ label, all, value, options, onChoose }: ChoiceProps<Value>) => (
  <select className="filter" aria-label={label} data-chosen={value !== undefined} value={value ?? ''} onChange={(event) => onChoose(options.find((one) => one.value === event.target.value)?.value)}>
    <option value="">{all}</option>
    {options.map((one) => (
      <option key={one.value} value={one.value}>
        {one.label}
      </option>
    ))}
  </select>
);
