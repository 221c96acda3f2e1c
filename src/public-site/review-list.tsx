/** Reviews of the monitoring body with the answer of the area beside each, whole, and what was said before. */
import { formatDay } from '../language/dates';
import { wordsIn } from '../language/words-in';
import { DemoTag } from '../ui/demo-tag';
import { VerifiedGlyph } from '../ui/glyphs';
import type { ReviewModel } from './review-model';
import { useSite } from './site-context';
import { hostOf, Said } from './spoken';

interface ReviewListProps {
  readonly reviews: readonly ReviewModel[];
  /** Of the title of each. */
  readonly level: 4 | 5;
}

export const ReviewList = ({ reviews, level }: ReviewListProps) => (
  <ul className="judged">
    {reviews.map((review) => (
      <li key={review.id}>
        <OneReview review={review} level={level} />
        <Former reviews={review.former} />
      </li>
    ))}
  </ul>
);

const OneReview = ({ review, level }: { readonly review: Omit<ReviewModel, 'former'>; readonly level: ReviewListProps['level'] }) => {
  const { language, path } = useSite();
  const { verdict, verified, note, references, evidence, issuedOn, kind, body, outdated, demo } = review;
  const Title = `h${level}` as const;
  return (
    <article className="judged__one">
      <Title className="judged__title">
        {verified && <VerifiedGlyph verified={verified} />}
        <span>
          {language.t(review.subject === 'evidence' ? 'siteReview.title' : 'siteReview.titleOfLine', { verdict: language.t(`verdict.${verdict}`) })}
          {verified && ` · ${language.t('siteReview.verified', { level: language.t(`verified.${verified}`).toLowerCase() })}`}
        </span>
      </Title>
      <p className="small muted">
        {language.t(`reviewKind.${kind}`)} · {body ? wordsIn(body.name, language.locale) : language.t('siteReview.body')} · {formatDay(language, issuedOn)} · {language.t(evidence ? 'siteReview.ofEvidence' : review.subject === 'evidence' ? 'siteReview.ofOtherEvidence' : 'siteReview.ofLine')}{' '}
        {evidence && <a href={path({ page: 'receipt', code: evidence })}>{evidence}</a>} {demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
      </p>
      {outdated && <p className="note">{language.t('siteReview.outdated')}</p>}
      <div className="sides">
        <div>
          <p className="sides__who">{language.t('siteReview.bodySays')}</p>
          {(note !== null || !review.byVoice) && <p>{note === null ? <span className="muted">{language.t('siteReview.noNote')}</span> : <Said text={note} />}</p>}
          {review.byVoice && <ByVoice review={review} />}
          {references.length > 0 && <References references={references} />}
        </div>
        <Reply review={review} />
      </div>
    </article>
  );
};

/** The sound itself stays inside; who cannot hear it, and everybody else, reads what it says. */
const ByVoice = ({ review: { note, writtenOut } }: { readonly review: Omit<ReviewModel, 'former'> }) => {
  const { language } = useSite();
  return (
    <>
      <p className="small muted">{language.t(note === null ? 'siteReview.byVoice' : 'siteReview.byVoiceToo')}</p>
      {writtenOut ? (
        <>
          <p className="sides__who">{language.t('siteReview.writtenOut', { day: formatDay(language, writtenOut.on) })}</p>
          <p>
            <Said text={writtenOut.text} />
          </p>
        </>
      ) : (
        <p>{language.t('siteReview.notWrittenOut')}</p>
      )}
    </>
  );
};

const References = ({ references }: { readonly references: readonly string[] }) => {
  const { language } = useSite();
  return (
    <p className="small">
      {language.t('siteReview.references')}{' '}
      {references.map((one, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {hostOf(one) === undefined ? (
            <Said text={one} />
          ) : (
            <a href={one.trim()} rel="noopener nofollow ugc">
              {hostOf(one)}
            </a>
          )}
        </span>
      ))}
    </p>
  );
};

/** Both texts stand together; where nobody answered in time, that is said. */
const Reply = ({ review: { reply, organization } }: { readonly review: Pick<ReviewModel, 'reply' | 'organization'> }) => {
  const { language } = useSite();
  return (
    <div>
      <p className="sides__who">{language.t('siteReview.areaSays', { organization: organization ? wordsIn(organization.name, language.locale) : language.t('site.area') })}</p>
      {reply === null ? (
        <p className="muted">{language.t('siteReview.noReply')}</p>
      ) : (
        <>
          <p>
            <Said text={reply.text} />
          </p>
          <p className="small muted">
            {formatDay(language, reply.on)} {reply.onBehalf && language.t('site.onBehalf')}
          </p>
        </>
      )}
    </div>
  );
};

const Former = ({ reviews }: { readonly reviews: ReviewModel['former'] }) => {
  const { language } = useSite();
  if (reviews.length === 0) return null;
  return (
    <details className="reading">
      <summary>
        {language.t('siteReview.before')} ({reviews.length})
      </summary>
      {reviews.map((review) => (
        <OneReview key={review.id} review={review} level={5} />
      ))}
    </details>
  );
};
