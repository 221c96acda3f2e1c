/** Judging, one thing after another: evidence large, what was promised and claimed beside it, the verdict under the thumb. */
import './reviews.css';
import { useCallback, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { RecordId } from '../../domain/ids';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { batchesOf, queueOf } from './batches';
import { Beside } from './beside';
import { entriesOf } from './inbox-entry';
import { KeyLegend } from './key-legend';
import { NotForYou } from './not-for-you';
import { readDesk, type DeskReading } from './read-desk';
import { ReviewHead } from './review-head';
import { useReviewSlots } from './review-slots';
import { sheetOf, type Sheet } from './sheet';
import { Claim } from './claim';
import { thingTitle } from './thing-words';
import { useReviewKeys } from './use-review-keys';
import { useUndo } from './use-undo';
import { VerdictDock } from './verdict-dock';
import { filterEntries, wantedFrom } from './wanted-reviews';

export const ReviewPage = ({ id }: { readonly id: string }) => {
  const reading = useRead(readDesk);
  if (!reading) return null;
  if (!reading.mayReview) return <NotForYou />;
  return <Desk id={id} reading={reading} />;
};

const Desk = ({ id, reading }: { readonly id: string; readonly reading: DeskReading }) => {
  const { t } = useLanguage();
  const [, go] = useLocation();
  const [query] = useSearchParams();
  // Gone through as it stood when it was begun: what was judged keeps its place, and can be gone back to.
  const [queue] = useState(() => {
    const wanted = wantedFrom(query);
    return queueOf(batchesOf(filterEntries(entriesOf(reading), wanted, reading.today), wanted.order, reading.today));
  });
  const among = query.toString();
  const open = useCallback((thing: string) => go(addresses.toReview(thing, among)), [go, among]);
  // What was said here of which thing. Nobody waits until it is read again: the next thing is there at once.
  const [said, setSaid] = useState<ReadonlyMap<RecordId, RecordId>>(new Map());
  const unread = useMemo(() => new Set([...said].filter(([thing, review]) => !reading.reviews.get(thing)?.some((one) => one.id === review)).map(([thing]) => thing)), [said, reading.reviews]);
  const waiting = useMemo(() => new Set(reading.waiting.flatMap((one) => (unread.has(one.id) ? [] : [one.id]))), [reading.waiting, unread]);
  const place = queue.indexOf(id);
  const [before, after] = place < 0 ? [undefined, queue[0]] : [queue[place - 1], queue[place + 1]];
  const following = [...queue.slice(place + 1), ...queue.slice(0, Math.max(0, place))].find((one) => one !== id && waiting.has(one));
  const sheet = useMemo(() => sheetOf(reading, id), [reading, id]);
  const ahead = useMemo(() => (following === undefined ? undefined : sheetOf(reading, following)), [reading, following]);
  const openAgain = useCallback(
    (thing: RecordId) => {
      setSaid((before) => new Map([...before].filter(([of]) => of !== thing)));
      open(thing);
    },
    [open],
  );
  const undo = useUndo(openAgain);
  // How often a word was said here that nothing followed: the desk is cleared, and what was said stands on it.
  const [ends, setEnds] = useState(0);
  const goOn = (review: RecordId): void => {
    setSaid(new Map(said).set(id, review));
    if (following === undefined) setEnds(ends + 1);
    else open(following);
  };
  const isEmpty = ends > 0 && following === undefined && !waiting.has(id);
  const keys = useReviewKeys(reading.keysOn);
  if (!sheet)
    return (
      <>
        <PageHead title={t('app.reviews')} crumbs={[{ label: t('app.reviews'), href: addresses.reviews }]} />
        <EmptyNote level={2} title={t('reviews.unknown')} action={<LinkButton href={addresses.reviews}>{t('reviews.backToInbox')}</LinkButton>}>
          {t('reviews.unknownNote')}
        </EmptyNote>
      </>
    );
  return (
    <div className="review">
      <ReviewHead sheet={sheet} reading={reading} place={place} queue={queue} waiting={waiting} onOpen={open} before={before} after={after} keys={keys} />
      {isEmpty && (
        <div className="review__end">
          <Banner tone="ok" live="status" title={t('reviews.empty')}>
            <LinkButton href={addresses.reviews}>{t('reviews.backToInbox')}</LinkButton>
          </Banner>
        </div>
      )}
      <Seen sheet={sheet} ahead={ahead} />
      <div className="stack">
        <Beside sheet={sheet} reading={reading} />
        <KeyLegend isOn={reading.keysOn} />
      </div>
      {!unread.has(id) && <VerdictDock key={`${id} ${undo.times} ${ends}`} sheet={sheet} reading={reading} undo={undo} keys={keys} onDone={goOn} />}
    </div>
  );
};

/** The thing itself, large. The next one is drawn where nobody sees it yet: its picture is there when it is its turn. */
const Seen = ({ sheet, ahead }: { readonly sheet: Sheet; readonly ahead: Sheet | undefined }) => {
  const language = useLanguage();
  const { viewer, original, shown } = useReviewSlots();
  const evidence = [sheet, ahead].flatMap((one) => (one?.subject === 'evidence' ? [one.evidence] : []));
  return (
    <div className="review__large stack stack--2">
      {evidence.map((one) => (
        <div key={one.id} className="review__seen" hidden={one.id !== sheet.id}>
          {viewer(one)}
        </div>
      ))}
      {sheet.subject === 'evidence' && <div className="row">{original(sheet.evidence)}</div>}
      {sheet.subject === 'checkInLine' && (
        <div className="review__line" role="group" aria-label={thingTitle(language, sheet)}>
          <Claim line={sheet.line} checkIn={sheet.checkIn} large />
          {(sheet.line.shownBy ?? []).length > 0 && shown(sheet.line.shownBy ?? [])}
        </div>
      )}
    </div>
  );
};
