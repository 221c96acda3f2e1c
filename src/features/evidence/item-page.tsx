/** One piece of evidence: seen closely, what it says, where it comes from, its versions, what will be public. */
import './evidence.css';
import type { ReactNode } from 'react';
import { addresses } from '../../language/addresses';
import { formatDay, formatMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { meetingName } from '../../language/meeting-words';
import { Spoken } from '../../language/spoken';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { kindAndDay, titleOf } from '../../language/evidence-words';
import { placeWords } from './evidence-words';
import { ItemActs } from './item-acts';
import { ProvenanceCard } from './provenance-card';
import { readItem, type ItemReading } from './read-item';
import { Receipt } from './receipt';
import { Tombstone, Viewer } from './viewer';

interface EvidenceItemPageProps {
  readonly id: string;
  /** What the monitoring body concluded of it, where another part of the app brings it. */
  readonly verdicts?: ReactNode;
}

export const EvidenceItemPage = ({ id, verdicts }: EvidenceItemPageProps) => {
  const reading = useRead(readItem, id);
  if (!reading) return null;
  return reading.evidence ? <Whole reading={reading} verdicts={verdicts} /> : <UnknownEvidence />;
};

const UnknownEvidence = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('evidence.title')} crumbs={[{ label: t('evidence.title'), href: addresses.evidences }]} />
      <EmptyNote level={2} title={t('evidence.unknown')} action={<LinkButton href={addresses.evidences}>{t('evidence.seeAll')}</LinkButton>}>
        {t('evidence.unknownNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading, verdicts }: { readonly reading: ItemReading; readonly verdicts: ReactNode }) => {
  const language = useLanguage();
  const { t } = language;
  const { evidence, commitment } = reading;
  const title = titleOf(language, evidence);
  return (
    <>
      <title>{`${title} · ${t('ui.appName')}`}</title>
      <PageHead
        title={title}
        crumbs={[{ label: t('evidence.title'), href: addresses.evidences }, ...(commitment ? [{ label: commitment.code, href: addresses.commitment(commitment.code) }] : [])]}
        sub={
          <>
            {kindAndDay(language, evidence)} · {t(`evidenceState.${evidence.state}`)} {evidence.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      />
      <div className="stack stack--5">
        <Standing reading={reading} />
        <ItemActs key={evidence.id} reading={reading} />
        <div className="cols">
          <div className="stack stack--5">
            {evidence.state === 'withdrawn' ? <Tombstone evidence={evidence} /> : <Viewer key={evidence.id} evidence={evidence} />}
            <WhatItSays reading={reading} />
            {verdicts}
          </div>
          <aside className="stack stack--6" aria-label={t('evidence.aside')}>
            <ProvenanceCard evidence={evidence} />
            <Section title={t('receipt.title')}>
              <Receipt evidence={evidence} />
            </Section>
            {reading.versions.length > 1 && <Versions reading={reading} />}
          </aside>
        </div>
      </div>
    </>
  );
};

/** Where it is, who may read it, and whatever must be known before anything else. */
const Standing = ({ reading }: { readonly reading: ItemReading }) => {
  const language = useLanguage();
  const { t } = language;
  const { evidence, place, before } = reading;
  return (
    <div className="stack stack--2">
      <div className="row" role="status">
        <ItemState state={place.state}>{placeWords(language, place)}</ItemState>
        <span className="chip">
          <b>{t(`sensitivity.${evidence.sensitivity}`)}</b>
        </span>
        {evidence.publishedOn !== undefined && <span className="small">{t('evidence.publishedOn', { day: formatDay(language, evidence.publishedOn) })}</span>}
        {place.state === 'attention' && (
          <LinkButton look="quiet" href={addresses.attention}>
            {t('evidence.seeAttention')}
          </LinkButton>
        )}
      </div>
      {place.problem !== undefined && (
        <Banner tone="soon" title={t('evidence.refusedFile')}>
          <p>
            <Link href={addresses.device}>{t('evidence.seeAttention')}</Link>
          </p>
        </Banner>
      )}
      {place.state === 'saved' && <p className="small muted">{t('evidence.sentWhenOpen')}</p>}
      {evidence.scan === 'infected' && <Banner tone="bad" title={t('evidence.infected')} />}
      {evidence.state === 'superseded' && evidence.supersededBy !== undefined && (
        <Banner title={t('evidence.supersededTitle')}>
          <p>
            <Link href={addresses.evidence(evidence.supersededBy)}>{t('evidence.seeLatest')}</Link>
          </p>
        </Banner>
      )}
      {before.length > 0 && <PresentedBefore reading={reading} />}
    </div>
  );
};

const PresentedBefore = ({ reading: { before, commitments } }: { readonly reading: ItemReading }) => {
  const language = useLanguage();
  const { t } = language;
  const isSame = before.some(({ how }) => how === 'sameBytes');
  return (
    <Banner tone="soon" title={t(isSame ? 'presented.same' : 'presented.alike')}>
      <ul className="plain">
        {before.map(({ evidence, how }) => (
          <li key={evidence.id}>
            <Link href={addresses.evidence(evidence.id)}>
              {t(`presented.where.${how}`, { title: titleOf(language, evidence), code: commitments.find(({ id }) => id === evidence.commitment)?.code ?? '', when: formatMoment(language, evidence.capturedAt) })}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
};

const WhatItSays = ({ reading }: { readonly reading: ItemReading }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const { evidence, milestones, organization, author, meeting, request } = reading;
  return (
    <Section title={t('evidence.says')}>
      {evidence.shows.trim() === '' ? <p className="muted">{t('evidence.saysNothing')}</p> : <p className="prewrap">{evidence.shows}</p>}
      <dl className="facts">
        <Fact label={t('evidence.shownBy')}>
          {[organization && wordsIn(organization.name, locale), author].filter(Boolean).join(' · ')}
          {evidence.onBehalf && ` · ${t('evidence.onBehalf')}`}
        </Fact>
        <Fact label={t('evidence.when')}>
          {t(`evidenceOrigin.${evidence.origin}`)} · {formatMoment(language, evidence.capturedAt)}
        </Fact>
        {evidence.place && <Fact label={t('evidence.place')}>{placeSaidWords(language, evidence.place)}</Fact>}
        <Fact label={t('evidence.people')}>{t(`people.${evidence.people}`)}</Fact>
        <Fact label={t('evidence.milestones')}>
          {evidence.milestones.length === 0
            ? t('evidence.noMilestones')
            : milestones
                .filter(({ id }) => evidence.milestones.includes(id))
                .map(({ id, order, text }) => (
                  <span key={id} className="facts__line">
                    {order}. <Spoken words={text} />
                  </span>
                ))}
        </Fact>
        {meeting && (
          <Fact label={t('evidence.meeting')}>
            <Link href={addresses.meeting(meeting.id)}>{meetingName(language, meeting, [])}</Link>, {formatDay(language, meeting.on)}
          </Fact>
        )}
        {request && (
          <Fact label={t('evidence.request')}>
            <Link href={addresses.evidenceRequest(request.id)}>{request.question}</Link>
          </Fact>
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

const placeSaidWords = ({ t }: Language, { text, latitude, longitude, accuracyM }: NonNullable<ItemReading['evidence']['place']>): string =>
  [text, latitude === undefined || longitude === undefined ? undefined : t('capture.location', { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5), metres: accuracyM ?? 0 })].filter(Boolean).join(' · ');

const Versions = ({ reading: { evidence, versions } }: { readonly reading: ItemReading }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <Section title={t('evidence.versions')}>
      <ol className="list">
        {versions.map((one, index) => (
          <li key={one.id}>
            <Link className="item" href={addresses.evidence(one.id)} {...(one.id === evidence.id ? { 'aria-current': true as const } : {})}>
              <div>
                <h3>{t('evidence.version', { number: index + 1 })}</h3>
                <p>
                  {formatMoment(language, one.capturedAt)} · {t(`evidenceState.${one.state}`)}
                </p>
              </div>
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
};
