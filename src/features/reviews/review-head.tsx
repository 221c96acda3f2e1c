/** What is judged, where it stands among the others, and the way to the one before and the next. */
import { useLayoutEffect } from 'react';
import { useSearchParams } from 'wouter';
import { addresses } from '../../language/addresses';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { Banner } from '../../ui/banner';
import { DemoTag } from '../../ui/demo-tag';
import { Icon } from '../../ui/icons';
import { Link } from '../../ui/link';
import type { DeskReading } from './read-desk';
import type { Sheet } from './sheet';
import { kindWords, milestonesWords, thingTitle } from './thing-words';
import type { ReviewKeys } from './use-review-keys';

interface ReviewHeadProps {
  readonly sheet: Sheet;
  readonly reading: DeskReading;
  /** Below zero where it does not stand among them. */
  readonly place: number;
  readonly queue: readonly string[];
  readonly waiting: ReadonlySet<string>;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly onOpen: (thing: string) => void;
  readonly keys: ReviewKeys;
}

/** More of them say nothing to the eye. */
const mostSteps = 40;

export const ReviewHead = (props: ReviewHeadProps) => {
  const { sheet, reading, place, queue, waiting } = props;
  const language = useLanguage();
  const { t, locale } = language;
  const commitment = reading.commitments.get(sheet.commitment);
  const area = reading.organizations.get(sheet.organization);
  const title = thingTitle(language, { ...sheet, milestones: sheet.milestones });
  const isDemo = sheet.subject === 'evidence' ? sheet.evidence.demo : sheet.line.demo;
  return (
    <header className="review__head stack stack--2">
      <title>{`${title} · ${t('app.reviews')} · ${t('ui.appName')}`}</title>
      <a className="skip" href="#veredicto">
        {t('reviews.toVerdict')}
      </a>
      <div className="row">
        <p className="head__crumbs">
          <Link href={addresses.reviews}>{t('app.reviews')}</Link>
          <span aria-hidden="true">/</span>
          {commitment && <Link href={addresses.commitment(commitment.code)}>{commitment.code}</Link>}
        </p>
        <Steps {...props} />
      </div>
      {place >= 0 && queue.length <= mostSteps && (
        <div className="steps" aria-hidden="true">
          {queue.map((one, index) => (
            <i key={one} className={index === place ? 'now' : waiting.has(one) ? undefined : 'on'} />
          ))}
        </div>
      )}
      <h1 tabIndex={-1}>{title}</h1>
      <p className="small muted">
        {[kindOf(sheet, language), milestonesWords(language, sheet.milestones), area && wordsIn(area.name, locale), authorOf(sheet, reading)].filter(Boolean).join(' · ')} {isDemo && <DemoTag>{t('demo.tag')}</DemoTag>}
      </p>
      <NewerNote sheet={sheet} reading={reading} />
    </header>
  );
};

const kindOf = (sheet: Sheet, language: ReturnType<typeof useLanguage>): string => {
  const kind = kindWords(language, sheet.subject === 'evidence' ? sheet.evidence.kind : 'checkInLine');
  return sheet.versions.length < 2 ? kind : language.t('reviews.kindAndVersion', { kind, version: sheet.versions.indexOf(sheet.id) + 1, versions: sheet.versions.length });
};

const authorOf = (sheet: Sheet, { names }: DeskReading): string | undefined => names.get(sheet.subject === 'evidence' ? sheet.evidence.author : (sheet.checkIn?.submittedBy ?? ''));

const Steps = ({ place, queue, before, after, onOpen, keys }: ReviewHeadProps) => {
  const { t } = useLanguage();
  useLayoutEffect(() => keys.give({ j: after === undefined ? undefined : () => onOpen(after), k: before === undefined ? undefined : () => onOpen(before) }), [keys, after, before, onOpen]);
  if (queue.length === 0) return null;
  return (
    <nav className="push review__steps" aria-label={t('reviews.steps')}>
      <button type="button" className="iconbtn" disabled={before === undefined} aria-label={t('reviews.previous')} title={t('reviews.previous')} onClick={() => before !== undefined && onOpen(before)}>
        <Icon name="back" />
      </button>
      <span className="small muted">{place < 0 ? t('reviews.left', { count: queue.length }) : t('reviews.place', { place: place + 1, all: queue.length })}</span>
      <button type="button" className="iconbtn" disabled={after === undefined} aria-label={t('reviews.next')} title={t('reviews.next')} onClick={() => after !== undefined && onOpen(after)}>
        <Icon name="next" />
      </button>
    </nav>
  );
};

/** A later one took its place: whoever judges this one knows it. */
const NewerNote = ({ sheet, reading }: { readonly sheet: Sheet; readonly reading: DeskReading }) => {
  const language = useLanguage();
  const { t } = language;
  const [query] = useSearchParams();
  const latest = sheet.versions.at(-1);
  const number = sheet.versions.length;
  const here = sheet.versions.indexOf(sheet.id) + 1;
  const newer = latest === undefined || latest === sheet.id ? undefined : reading.evidence.get(latest);
  if (!newer) return null;
  return (
    <Banner tone="soon" live="status" title={t('reviews.newerCame', { version: number, when: formatMoment(language, newer.row.at) })}>
      <p>
        {t('reviews.lookingAt', { version: here })} <Link href={addresses.toReview(newer.id, query.toString())}>{t('reviews.seeVersion', { version: number })}</Link>
      </p>
    </Banner>
  );
};
