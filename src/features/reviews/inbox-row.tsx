/** One thing that waits: what it is, why it waits, since when, and by when. */
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { DemoTag } from '../../ui/demo-tag';
import { Icon } from '../../ui/icons';
import { Link } from '../../ui/link';
import type { InboxEntry } from './inbox-entry';
import { useReviewSlots } from './review-slots';
import { dueWords, kindWords, milestonesWords, thingTitle, waitsWords } from './thing-words';

interface InboxRowProps {
  readonly entry: InboxEntry;
  readonly today: string;
  /** Among which it is gone through. */
  readonly query: string;
}

export const InboxRow = ({ entry, today, query }: InboxRowProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t, locale } = language;
  const { thumbnail } = useReviewSlots();
  const { item, evidence, line, commitment, organization, milestones, isFresh } = entry;
  const isLate = item.due !== undefined && item.due < today;
  return (
    <li>
      <Link className="item waits" href={addresses.toReview(item.id, query)}>
        {evidence ? thumbnail(evidence) : <span className="thumb"><Icon name="pencil" /></span>}
        <div>
          <h3>
            {thingTitle(language, entry)} {(evidence?.demo || line?.demo) && <DemoTag>{t('demo.tag')}</DemoTag>}
          </h3>
          <p>{[kindWords(language, entry.kind), commitment?.code, milestonesWords(language, milestones), organization && wordsIn(organization.name, locale)].filter(Boolean).join(' · ')}</p>
          <p className={isLate ? 'asked--late' : undefined}>
            {dueWords(language, item, today)} · {waitsWords(language, item, device.now())}
          </p>
          {(isFresh || item.why !== 'new') && (
            <p className="waits__why">
              {item.why !== 'new' && <WhyMark why={item.why} />}
              {isFresh && <span className="chip"><b>{t('reviews.freshTag')}</b></span>}
            </p>
          )}
        </div>
      </Link>
    </li>
  );
};

/** What was judged is not what stands there now: said with a shape, not by colour alone. */
const WhyMark = ({ why }: { readonly why: 'outdated' | 'unconfirmed' }) => {
  const { t } = useLanguage();
  return (
    <span className="state state--look">
      <Icon name="warning" size={18} />
      <span>{t(`reviews.why.${why}`)}</span>
    </span>
  );
};
