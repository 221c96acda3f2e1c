/** The monitoring body's inbox: what waits for a verdict, in batches, searched and narrowed down without a network. */
import './reviews.css';
import { useEffect, useMemo, useState } from 'react';
import { addresses } from '../../language/addresses';
import { formatNearMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { formatNumber } from '../../language/numbers';
import { useDevice } from '../../storage/device';
import { noteReviewsLooked } from '../../storage/review-reads';
import { useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { batchTitle } from './batch-words';
import { batchesOf, queueOf, type Batch } from './batches';
import { entriesOf, type InboxEntry } from './inbox-entry';
import { InboxFilters } from './inbox-filters';
import { InboxRow } from './inbox-row';
import { NotForYou } from './not-for-you';
import { readDesk, type DeskReading } from './read-desk';
import { ToWriteOut } from './to-write-out';
import { useWantedReviews } from './use-wanted-reviews';
import { filterEntries, wantedToQuery, wantsAll, type WantedReviews } from './wanted-reviews';

const drawnAtOnce = 40;

export const ReviewsPage = () => {
  const { t } = useLanguage();
  const reading = useRead(readDesk);
  if (!reading) return null;
  return (
    <>
      <title>{`${t('app.reviews')} · ${t('ui.appName')}`}</title>
      {reading.mayReview ? <Inbox reading={reading} /> : <NotForYou />}
    </>
  );
};

const Inbox = ({ reading }: { readonly reading: DeskReading }) => {
  const language = useLanguage();
  const { t } = language;
  const [wanted, want] = useWantedReviews();
  const entries = useMemo(() => entriesOf(reading), [reading]);
  const found = useMemo(() => filterEntries(entries, wanted, reading.today), [entries, wanted, reading.today]);
  const batches = useMemo(() => batchesOf(found, wanted.order, reading.today), [found, wanted.order, reading.today]);
  const [first] = queueOf(batches);
  return (
    <>
      <PageHead
        title={t('app.reviews')}
        sub={entries.length === 0 ? t('reviews.lead') : t('reviews.waiting', { count: entries.length, number: formatNumber(language, entries.length) })}
        actions={
          entries.length > 0 && (
            <>
              <LinkButton icon="download" href={addresses.reviewPack}>
                {t('reviews.pack')}
              </LinkButton>
              {first !== undefined && (
                <LinkButton look="go" icon="review" href={addresses.toReview(first, wantedToQuery(wanted).toString())}>
                  {t('reviews.begin', { count: found.length })}
                </LinkButton>
              )}
            </>
          )
        }
      />
      <div className="stack">
        <ToWriteOut reading={reading} />
        {entries.length === 0 ? (
          <EmptyNote level={2} title={t('reviews.none')}>
            {t('reviews.noneNote')}
          </EmptyNote>
        ) : (
          <>
            <SinceLooked reading={reading} entries={entries} wanted={wanted} onWant={want} />
            <InboxFilters entries={entries} wanted={wanted} onWant={want} />
            <p className="small muted" role="status">
              {t('reviews.found', { count: found.length, number: formatNumber(language, found.length) })}
            </p>
            {found.length === 0 && (
              <EmptyNote level={2} title={t('reviews.nothingFound')} action={<Button onClick={() => want({ ...wantsAll, order: wanted.order })}>{t('reviews.seeAll')}</Button>}>
                {t('reviews.nothingFoundNote')}
              </EmptyNote>
            )}
            {/* What is drawn begins anew where something else is looked for. */}
            <Batches key={wantedToQuery(wanted).toString()} batches={batches} wanted={wanted} reading={reading} />
          </>
        )}
        <p>
          <Link href={addresses.assessments}>{t('reviews.toAssessments')}</Link>
        </p>
      </div>
    </>
  );
};

/** What came since this person last looked. They say themselves when they have seen it; the first time nothing is old. */
const SinceLooked = ({ reading: { lookedAt }, entries, wanted, onWant }: { readonly reading: DeskReading; readonly entries: readonly InboxEntry[]; readonly wanted: WantedReviews; readonly onWant: (wanted: WantedReviews) => void }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [problem, setProblem] = useState(false);
  const count = entries.filter(({ isFresh }) => isFresh).length;
  const isFirst = lookedAt === 0;
  useEffect(() => {
    // Where the disk refuses it, the next time is the first time too.
    if (isFirst) noteReviewsLooked(device).catch(() => undefined);
  }, [device, isFirst]);
  if (isFirst || count === 0) return null;
  const seen = (): void => {
    if (wanted.fresh) onWant({ ...wanted, fresh: false });
    noteReviewsLooked(device, Math.max(...entries.map(({ item }) => item.at))).then(() => setProblem(false), () => setProblem(true));
  };
  return (
    <Banner title={t('reviews.fresh', { count, when: formatNearMoment(language, lookedAt, device.now()) })}>
      <div className="row">
        <Button aria-pressed={wanted.fresh} onClick={() => onWant({ ...wanted, fresh: !wanted.fresh })}>
          {t('reviews.onlyFresh')}
        </Button>
        <Button look="quiet" onClick={seen}>
          {t('reviews.seen')}
        </Button>
      </div>
      {problem && <p role="alert">{t('itemState.notSaved')}</p>}
    </Banner>
  );
};

/** A long list is drawn piece by piece: nobody waits for the thousandth row. */
const Batches = ({ batches, wanted, reading }: { readonly batches: readonly Batch[]; readonly wanted: WantedReviews; readonly reading: DeskReading }) => {
  const { t } = useLanguage();
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const query = wantedToQuery(wanted).toString();
  const left = batches.reduce((sum, { entries }) => sum + entries.length, 0) - drawn;
  return (
    <>
      {upTo(batches, drawn).map((batch) => (
        <BatchOfRows key={batch.key} batch={batch} wanted={wanted} reading={reading} query={query} />
      ))}
      {left > 0 && <Button onClick={() => setDrawn(drawn + drawnAtOnce)}>{t('reviews.more', { count: Math.min(left, drawnAtOnce) })}</Button>}
    </>
  );
};

interface DrawnBatch extends Batch {
  /** How many there are of it, drawn or not. */
  readonly size: number;
}

const upTo = (batches: readonly Batch[], most: number): readonly DrawnBatch[] => {
  let room = most;
  return batches.flatMap(({ key, entries }) => {
    const drawn = entries.slice(0, room);
    room -= drawn.length;
    return drawn.length === 0 ? [] : [{ key, entries: drawn, size: entries.length }];
  });
};

const BatchOfRows = ({ batch: { key, entries, size }, wanted, reading, query }: { readonly batch: DrawnBatch; readonly wanted: WantedReviews; readonly reading: DeskReading; readonly query: string }) => {
  const language = useLanguage();
  const [first] = entries;
  const title = batchTitle(language, key, wanted.order, first?.commitment);
  return (
    <Section
      title={title}
      beside={
        <>
          <span className="muted small">{formatNumber(language, size)}</span>
          {first && wanted.batch === undefined && (
            <LinkButton look="quiet" href={addresses.toReview(first.item.id, wantedToQuery({ ...wanted, batch: key }).toString())} aria-label={language.t('reviews.beginBatchOf', { batch: title })}>
              {language.t('reviews.beginBatch')}
            </LinkButton>
          )}
        </>
      }
    >
      <ul className="list">
        {entries.map((entry) => (
          <InboxRow key={entry.item.id} entry={entry} today={reading.today} query={query} />
        ))}
      </ul>
    </Section>
  );
};
