/** One review: what was judged and in which version, what was concluded, what the area answers, and what came before and after. */
import type { ReactNode } from 'react';
import { addresses } from '../../language/addresses';
import { formatDay, formatNear } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { BothTexts } from './both-texts';
import { readVerdict, type Verdict, type VerdictReading } from './read-verdicts';
import { LeftReply } from './left-reply';
import { ReplyForm } from './reply-form';
import { VerdictList } from './verdict-list';
import { areaName, bodyName, judgedAddress, judgedWords } from './verdict-words';
import { WriteOutForm } from './write-out-form';

interface ReviewPageProps {
  readonly id: string;
  /** The way to its trail, where another part of the app brings it. */
  readonly trail?: ReactNode;
}

export const ReviewPage = ({ id, trail }: ReviewPageProps) => {
  const reading = useRead(readVerdict, id);
  if (!reading) return null;
  return reading.verdict ? <Whole verdict={reading.verdict} chain={reading.chain} state={reading.state} trail={trail} /> : <UnknownReview />;
};

const UnknownReview = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('verdicts.one')} crumbs={[{ label: t('commitments.title'), href: addresses.commitments }]} />
      <EmptyNote level={2} title={t('verdicts.unknown')} action={<LinkButton href={addresses.commitments}>{t('commitment.toList')}</LinkButton>}>
        {t('verdicts.unknownNote')}
      </EmptyNote>
    </>
  );
};

interface WholeProps {
  readonly verdict: Verdict;
  readonly chain: readonly Verdict[];
  readonly state: Exclude<VerdictReading['state'], undefined> | undefined;
  readonly trail: ReactNode;
}

const Whole = ({ verdict, chain, state, trail }: WholeProps) => {
  const language = useLanguage();
  const { t } = language;
  const { review, commitment, milestone, isOpen, mayReply, mayWriteOut } = verdict;
  return (
    <>
      <title>{`${t('verdicts.one')} · ${t('ui.appName')}`}</title>
      <PageHead
        crumbs={[
          { label: t('commitments.title'), href: addresses.commitments },
          ...(commitment ? [{ label: commitment.code, href: addresses.commitment(commitment.code) }] : []),
          ...(commitment && milestone ? [{ label: t('verdicts.milestone', { number: milestone.order }), href: `${addresses.commitment(commitment.code)}#hito-${milestone.order}` }] : []),
        ]}
        title={t('verdicts.titleOf', { verdict: t(`verdict.${review.verdict}`) })}
        sub={
          <>
            {bodyName(language, verdict)} · {t('verdicts.kindOn', { kind: t(`reviewKind.${review.kind}`), day: formatDay(language, review.issuedOn) })} {review.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      />
      <div className="stack stack--5">
        <WhereItStands verdict={verdict} />
        {state && (
          <p className="row" role="status">
            <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>
            {state === 'attention' && (
              <LinkButton look="quiet" href={addresses.attention}>
                {t('evidence.seeAttention')}
              </LinkButton>
            )}
          </p>
        )}
        <Section title={t('verdicts.bothTexts')}>
          <BothTexts verdict={verdict} />
        </Section>
        {mayWriteOut && <WriteOutForm review={review} />}
        {mayReply && (isOpen ? <ReplyForm review={review} isOwn={verdict.isOwn} area={areaName(language, verdict)} /> : <LeftReply review={review.id} />)}
        <WhatWasJudged verdict={verdict} />
        {trail}
        {chain.length > 1 && (
          <Section title={t('verdicts.history')}>
            <VerdictList verdicts={chain} current={review.id} />
          </Section>
        )}
      </div>
    </>
  );
};

/** Whoever may answer learns until when; everybody else what is waited for, and what is no longer the latest. */
const WhereItStands = ({ verdict }: { readonly verdict: Verdict }) => {
  const language = useLanguage();
  const { t } = language;
  const { review, isOpen, isOver, isOwn, isOutdated, today } = verdict;
  const until = { day: formatDay(language, review.until ?? today), near: formatNear(language, review.until ?? today, today) };
  return (
    <>
      {review.followedBy !== undefined && (
        <Banner title={t('verdicts.wasFollowed')}>
          <p>
            <Link href={addresses.review(review.followedBy)}>{t('verdicts.seeLatest')}</Link>
          </p>
        </Banner>
      )}
      {review.followedBy === undefined && isOutdated && (
        <Banner tone="soon" title={t('verdicts.outdated')}>
          <p>{t('verdicts.outdatedNote')}</p>
        </Banner>
      )}
      {review.state === 'issued' && review.followedBy === undefined && (
        <Banner tone="soon" title={t('verdicts.waits')}>
          <p>{t('verdicts.waitsNote')}</p>
        </Banner>
      )}
      {isOpen && (
        <Banner tone={isOwn ? 'soon' : 'info'} title={t(isOwn ? 'verdicts.youMayAnswer' : 'verdicts.areaMayAnswer', until)}>
          <p>{t('verdicts.windowNote')}</p>
        </Banner>
      )}
      {isOver && (
        <Banner title={t('verdicts.overSince', until)}>
          <p>{t('verdicts.overNote')}</p>
        </Banner>
      )}
    </>
  );
};

const WhatWasJudged = ({ verdict }: { readonly verdict: Verdict }) => {
  const language = useLanguage();
  const { t } = language;
  const { review, milestone, evidence } = verdict;
  const href = judgedAddress(verdict);
  const judged = judgedWords(language, verdict);
  return (
    <Section title={t('verdicts.judged')}>
      <dl className="facts">
        <Fact label={t('verdicts.thing')}>{href === undefined ? judged : <Link href={href}>{judged}</Link>}</Fact>
        <Fact label={t('verdicts.version')}>
          {[
            review.round !== undefined && t('verdicts.round', { round: review.round }),
            review.sha256 !== undefined && t('verdicts.hash', { hash: review.sha256.slice(0, 12) }),
            evidence?.supersededBy !== undefined ? t('verdicts.superseded') : verdict.isOutdated ? t('verdicts.outdatedShort') : t('verdicts.isLatest'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
        {milestone && (
          <Fact label={t('verdicts.ofMilestone')}>
            {milestone.order}. <Spoken words={milestone.text} />
          </Fact>
        )}
        {milestone && review.verified !== undefined && (
          <Fact label={t('answer.verified')}>{t(milestone.verifiedIn === review.id ? 'verdicts.standsVerified' : review.state === 'final' ? 'verdicts.saidVerified' : 'verdicts.willBeVerified', { verified: t(`verified.${review.verified}`) })}</Fact>
        )}
      </dl>
    </Section>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
