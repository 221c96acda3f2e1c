/** What was asked of the areas: what is owed first, then what waits for somebody's look, then the rest. */
import './evidence.css';
import { useState } from 'react';
import type { EvidenceRequest } from '../../domain/evidence-request';
import { addresses } from '../../language/addresses';
import { foldText } from '../../language/fold-text';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Filter, Filters } from '../../ui/filter';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { SearchField } from '../../ui/search-field';
import { Section } from '../../ui/section';
import { readRequests, type RequestsReading } from './read-requests';
import { requestDueWords, toneOf } from './request-words';

const groups = ['open', 'answered', 'closed'] as const;
type Group = (typeof groups)[number];

const groupOf = ({ state }: Pick<EvidenceRequest, 'state'>): Group => (state === 'open' || state === 'answered' ? state : 'closed');

export const EvidenceRequestsPage = () => {
  const { t } = useLanguage();
  const reading = useRead(readRequests);
  const [text, setText] = useState('');
  const [only, setOnly] = useState<Group>();
  if (!reading) return null;
  const found = reading.requests.filter((request) => isFound(request, text, reading) && (only === undefined || groupOf(request) === only));
  return (
    <>
      <title>{`${t('request.title')} · ${t('ui.appName')}`}</title>
      <PageHead
        title={t('request.title')}
        crumbs={[{ label: t('evidence.title'), href: addresses.evidences }]}
        sub={t('request.lead')}
        actions={
          reading.mayAsk && (
            <LinkButton look="go" icon="plus" href={addresses.newEvidenceRequest({})}>
              {t('request.new')}
            </LinkButton>
          )
        }
      />
      <div className="stack">
        {reading.requests.length === 0 ? (
          <EmptyNote level={2} title={t('request.none')}>
            {t('request.noneNote')}
          </EmptyNote>
        ) : (
          <>
            <SearchField label={t('request.search')} value={text} onChange={setText} />
            <Filters label={t('evidence.filters')}>
              {groups.map((group) => (
                <Filter key={group} pressed={only === group} onToggle={() => setOnly(only === group ? undefined : group)}>
                  {t(`request.group.${group}`)} <b>{reading.requests.filter((one) => groupOf(one) === group).length}</b>
                </Filter>
              ))}
            </Filters>
          </>
        )}
        {reading.requests.length > 0 && found.length === 0 && (
          <EmptyNote level={2} title={t('request.nothingFound')}>
            {t('evidence.nothingFoundNote')}
          </EmptyNote>
        )}
        {groups.map((group) => {
          const these = found.filter((one) => groupOf(one) === group);
          return these.length === 0 ? null : (
            <Section key={group} title={t(`request.group.${group}`)}>
              <RequestList requests={these} reading={reading} />
            </Section>
          );
        })}
      </div>
    </>
  );
};

const isFound = ({ question, commitment, organization }: EvidenceRequest, text: string, { commitments, organizations }: RequestsReading): boolean => {
  const known = foldText([question, commitments.get(commitment)?.code, ...Object.values(organizations.get(organization)?.name ?? {})].join(' '));
  return foldText(text).split(/\s+/).every((word) => known.includes(word));
};

export const RequestList = ({ requests, reading }: { readonly requests: readonly EvidenceRequest[]; readonly reading: RequestsReading }) => (
  <ul className="list">
    {requests.map((request) => (
      <RequestRow key={request.id} request={request} reading={reading} />
    ))}
  </ul>
);

const RequestRow = ({ request, reading: { commitments, milestones, organizations, today } }: { readonly request: EvidenceRequest; readonly reading: RequestsReading }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const milestone = request.milestone === undefined ? undefined : milestones.get(request.milestone);
  const area = organizations.get(request.organization);
  const tone = toneOf(request, today);
  return (
    <li>
      <Link className={tone === undefined ? 'item asked' : `item asked asked--${tone}`} href={addresses.evidenceRequest(request.id)}>
        <div>
          <h3>{request.question}</h3>
          <p>
            {[commitments.get(request.commitment)?.code, milestone && t('request.milestone', { number: milestone.order }), area && wordsIn(area.name, locale)].filter(Boolean).join(' · ')} {request.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </p>
          <p className="asked__due">{requestDueWords(language, request, today)}</p>
        </div>
      </Link>
    </li>
  );
};
