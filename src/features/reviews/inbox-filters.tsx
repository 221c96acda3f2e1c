/** Narrows down what waits: words, commitment, area, why it waits, what kind it is, and in which order it stands. */
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { Filters } from '../../ui/filter';
import { SearchField } from '../../ui/search-field';
import { orders, type Order } from './batches';
import type { InboxEntry } from './inbox-entry';
import { kindWords } from './thing-words';
import { thingKinds, whys, type WantedReviews } from './wanted-reviews';

interface InboxFiltersProps {
  /** All that waits: what none of it is, nobody needs to choose. */
  readonly entries: readonly InboxEntry[];
  readonly wanted: WantedReviews;
  readonly onWant: (wanted: WantedReviews) => void;
}

export const InboxFilters = ({ entries, wanted, onWant }: InboxFiltersProps) => {
  const language = useLanguage();
  const { t, locale } = language;
  const commitments = new Map(entries.flatMap(({ commitment }) => (commitment ? [[commitment.id, commitment] as const] : [])));
  const areas = new Map(entries.flatMap(({ organization }) => (organization ? [[organization.id, organization] as const] : [])));
  const kinds = new Set(entries.map(({ kind }) => kind));
  const reasons = new Set(entries.map(({ item }) => item.why));
  const batchless = { ...wanted, batch: undefined };
  return (
    <>
      <SearchField label={t('reviews.search')} value={wanted.text} onChange={(text) => onWant({ ...wanted, text })} />
      <Filters label={t('evidence.filters')}>
        <select className="filter" aria-label={t('reviews.order')} value={wanted.order} onChange={({ target }) => onWant({ ...batchless, order: orders.find((one): one is Order => one === target.value) ?? 'due' })}>
          {orders.map((order) => (
            <option key={order} value={order}>
              {t(`reviews.orders.${order}`)}
            </option>
          ))}
        </select>
        <Choice label={t('reviews.commitment')} all={t('reviews.allCommitments')} value={wanted.commitment} options={[...commitments.values()].sort((one, other) => one.order - other.order).map(({ id, code }) => ({ value: id, label: code }))} onChoose={(commitment) => onWant({ ...batchless, commitment })} />
        <Choice label={t('reviews.area')} all={t('reviews.allAreas')} value={wanted.area} options={[...areas.values()].map(({ id, name }) => ({ value: id, label: wordsIn(name, locale) }))} onChoose={(area) => onWant({ ...batchless, area })} />
        <Choice label={t('reviews.whyLabel')} all={t('reviews.allWhys')} value={wanted.why} options={whys.filter((why) => reasons.has(why) || why === wanted.why).map((value) => ({ value, label: t(`reviews.why.${value}`) }))} onChoose={(why) => onWant({ ...batchless, why })} />
        <Choice label={t('reviews.kind')} all={t('reviews.allKinds')} value={wanted.kind} options={thingKinds.filter((kind) => kinds.has(kind) || kind === wanted.kind).map((value) => ({ value, label: kindWords(language, value) }))} onChoose={(kind) => onWant({ ...batchless, kind })} />
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
