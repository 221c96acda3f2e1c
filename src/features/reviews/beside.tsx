/** Beside what is judged: what it says of itself, what was promised, what the area claims, where it comes from, what was said before. */
import type { Milestone } from '../../domain/milestone';
import type { Review } from '../../domain/review';
import { scheduleOf } from '../../domain/schedule';
import { addresses } from '../../language/addresses';
import { milestoneAnswerWords } from '../../language/answer-words';
import { clockWords } from '../../language/clock-words';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { Answers } from '../../ui/answers';
import { ReportedGlyph, ScheduleGlyph, VerifiedGlyph } from '../../ui/glyphs';
import { Link } from '../../ui/link';
import { Quote } from '../../ui/quote';
import { Section } from '../../ui/section';
import { Claim } from './claim';
import type { DeskReading } from './read-desk';
import { useReviewSlots } from './review-slots';
import { claimOf, saidBefore, shownBefore, type Sheet } from './sheet';

interface BesideProps {
  readonly sheet: Sheet;
  readonly reading: DeskReading;
}

/** As many as are at hand at once; the rest stands in the gallery. */
const mostShown = 6;

export const Beside = ({ sheet, reading }: BesideProps) => {
  const { t } = useLanguage();
  const { provenance } = useReviewSlots();
  return (
    <>
      {sheet.subject === 'evidence' && (
        <Quote title={t('reviews.shows')}>
          <p className={sheet.evidence.shows.trim() === '' ? 'muted' : 'prewrap'}>{sheet.evidence.shows.trim() || t('evidence.saysNothing')}</p>
          {sheet.evidence.sensitivity !== 'public' && <p className="small"><b>{t(`sensitivity.${sheet.evidence.sensitivity}`)}</b></p>}
        </Quote>
      )}
      {sheet.milestones.length === 0 && <p className="muted">{t('evidence.noMilestones')}</p>}
      {sheet.milestones.map((milestone) => (
        <Promised key={milestone.id} milestone={milestone} sheet={sheet} reading={reading} />
      ))}
      {sheet.subject === 'evidence' && provenance(sheet.evidence)}
      {sheet.milestones.map((milestone) => (
        <Before key={milestone.id} milestone={milestone} sheet={sheet} reading={reading} />
      ))}
    </>
  );
};

const Promised = ({ milestone, sheet, reading }: BesideProps & { readonly milestone: Milestone }) => {
  const language = useLanguage();
  const { t } = language;
  const { order, text, deliverable, due, reported, verified = 'unreviewed' } = milestone;
  const words = milestoneAnswerWords(language, milestone, reading.today);
  const claim = sheet.subject === 'evidence' ? claimOf(milestone.id, reading) : undefined;
  return (
    <Section title={t('reviews.milestone', { number: order })}>
      <p>
        <Spoken words={text} />
      </p>
      <Quote voice="now" title={t('reviews.promised')}>
        <p>
          {deliverable ? <Spoken words={deliverable} /> : <span className="muted">{t('reviews.noDeliverable')}</span>}
          {due !== undefined && ` ${t('reviews.promisedBy', { day: formatDay(language, due) })}`}
        </p>
      </Quote>
      <Answers
        answers={[
          { ...words.reported, glyph: <ReportedGlyph reported={reported} /> },
          { ...words.verified, glyph: <VerifiedGlyph verified={verified} /> },
          { ...words.schedule, glyph: <ScheduleGlyph schedule={scheduleOf(milestone, reading.today).state} /> },
        ]}
      />
      {sheet.subject === 'evidence' && <Quote title={t('reviews.claim')}>{claim ? <Claim {...claim} /> : <p className="muted">{t('reviews.noClaim')}</p>}</Quote>}
    </Section>
  );
};

const Before = ({ milestone, sheet, reading }: BesideProps & { readonly milestone: Milestone }) => {
  const { t } = useLanguage();
  const { shown } = useReviewSlots();
  const said = saidBefore(milestone.id, reading).filter(({ id }) => id !== sheet.former?.id);
  const evidence = shownBefore(milestone.id, [sheet.id], reading);
  return (
    <Section title={t('reviews.before', { number: milestone.order })}>
      {said.length + evidence.length === 0 && <p className="muted">{t('reviews.nothingBefore')}</p>}
      {said.length > 0 && (
        <ul className="list">
          {said.map((review) => (
            <SaidReview key={review.id} review={review} reading={reading} />
          ))}
        </ul>
      )}
      {evidence.length > 0 && shown(evidence.slice(0, mostShown).map(({ id }) => id))}
      {evidence.length > mostShown && (
        <p>
          <Link href={addresses.evidencesOf({ commitment: milestone.commitment, milestone: milestone.id })}>{t('reviews.allShown', { count: evidence.length })}</Link>
        </p>
      )}
    </Section>
  );
};

/** One verdict among those before: the word, what it was about, when and why. */
const SaidReview = ({ review, reading }: { readonly review: Review; readonly reading: DeskReading }) => {
  const language = useLanguage();
  const { t } = language;
  const { verdict, verified, note, voice, writtenOut, issuedOn, state, reply, of } = review;
  const about = reading.evidence.get(of)?.title.trim() || t('reviews.aboutLine');
  return (
    <li className="item">
      <div>
        <h3>
          {t(`verdict.${verdict}`)}
          {verified && ` · ${t('reviews.concluded', { verified: t(`verified.${verified}`) })}`}
        </h3>
        <p>
          <Link href={addresses.toReview(of)}>{about}</Link> · {formatDay(language, issuedOn)} · {t(`reviewState.${state}`)}
        </p>
        {note !== undefined && <p className="prewrap">“{note}”</p>}
        {voice && <p className="prewrap">{[t('reviews.saidAloud', { length: clockWords(voice.durationMs) }), writtenOut && `“${writtenOut.text}”`].filter(Boolean).join(' · ')}</p>}
        {reply && <p className="prewrap">{t('reviews.replied', { text: reply.text })}</p>}
      </div>
    </li>
  );
};
