/** One request: what was asked, how often and by when, what was answered, and what comes next. */
import './evidence.css';
import type { RequestReply } from '../../domain/evidence-request';
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { meetingName } from '../../language/meeting-words';
import { Spoken } from '../../language/spoken';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { Tiles } from '../../ui/tile';
import { EvidenceTile } from './evidence-tile';
import { readRequest, type RequestReading } from './read-requests';
import { RequestActs } from './request-acts';
import { requestDueWords, toneOf } from './request-words';

export const EvidenceRequestPage = ({ id }: { readonly id: string }) => {
  const reading = useRead(readRequest, id);
  if (!reading) return null;
  return reading.request ? <Whole reading={reading} /> : <UnknownRequest />;
};

const UnknownRequest = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('request.title')} crumbs={[{ label: t('evidence.title'), href: addresses.evidences }]} />
      <EmptyNote level={2} title={t('request.unknown')} action={<LinkButton href={addresses.evidenceRequests}>{t('request.seeAll')}</LinkButton>}>
        {t('request.unknownNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading }: { readonly reading: RequestReading }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const { request, commitment, milestone, organization, meeting, state, today, nameOf } = reading;
  const asker = nameOf(request.askedBy);
  const tone = toneOf(request, today);
  return (
    <>
      <title>{`${t('request.one')} · ${t('ui.appName')}`}</title>
      <PageHead
        title={t('request.one')}
        crumbs={[{ label: t('evidence.title'), href: addresses.evidences }, { label: t('request.title'), href: addresses.evidenceRequests }, ...(commitment ? [{ label: commitment.code, href: addresses.commitment(commitment.code) }] : [])]}
        sub={
          <>
            {organization && t('request.askedOf', { area: wordsIn(organization.name, locale) })} {request.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      />
      <div className="stack stack--5">
        <div className="stack stack--2">
          <blockquote className="written">{request.question}</blockquote>
          {milestone && (
            <p>
              {t('request.milestone', { number: milestone.order })}: <Spoken words={milestone.text} />
            </p>
          )}
          {meeting && (
            <p className="small">
              <Link href={addresses.meeting(meeting.id)}>{t('request.raisedIn', { meeting: meetingName(language, meeting, []), day: formatDay(language, meeting.on) })}</Link>
            </p>
          )}
          <p className={tone === undefined ? 'asked__due' : `asked__due asked--${tone}`}>{requestDueWords(language, request, today)}</p>
          <p className="small muted">{asker === undefined ? t('request.openedOn', { day: formatDay(language, request.openedOn) }) : t('request.openedBy', { day: formatDay(language, request.openedOn), name: asker })}</p>
          <p className="row" role="status">
            {state && <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>}
            {state === 'attention' && (
              <LinkButton look="quiet" href={addresses.attention}>
                {t('evidence.seeAttention')}
              </LinkButton>
            )}
          </p>
        </div>
        {request.replies.length > 0 && (
          <Section title={t('request.replies')}>
            <ol className="stack stack--5">
              {request.replies.map((reply, index) => (
                <Reply key={`${reply.on} ${index}`} reply={reply} reading={reading} />
              ))}
            </ol>
          </Section>
        )}
        <RequestActs key={request.state} reading={reading} />
      </div>
    </>
  );
};

const Reply = ({ reply, reading: { evidence, place, nameOf } }: { readonly reply: RequestReply; readonly reading: RequestReading }) => {
  const language = useLanguage();
  const { t } = language;
  const shown = reply.evidence.flatMap((id) => evidence.find((one) => one.id === id) ?? []);
  const day = formatDay(language, reply.on);
  const name = nameOf(reply.by);
  return (
    <li className="stack stack--2">
      <h3>{t(reply.declined ? 'request.declinedOn' : 'request.answeredOn', { day })}</h3>
      <p className="small muted">
        {name}
        {reply.onBehalf && ` · ${t('evidence.onBehalf')}`}
      </p>
      {reply.note !== undefined && <p className="prewrap">{reply.note}</p>}
      {shown.length > 0 && (
        <Tiles label={t('evidence.title')}>
          {shown.map((one) => (
            <EvidenceTile key={one.id} evidence={one} place={place(one)} />
          ))}
        </Tiles>
      )}
      {shown.length < reply.evidence.length && <p className="small muted">{t('request.notHeldHere', { count: reply.evidence.length - shown.length })}</p>}
      {reply.insufficient && (
        <div className="quote">
          <h4>{t('request.insufficientOn', { day: formatDay(language, reply.insufficient.on) })}</h4>
          <p className="prewrap">{reply.insufficient.reason}</p>
        </div>
      )}
    </li>
  );
};
