/** One published meeting: its minutes as they were approved, who was there by sector, and what became of what was agreed. */
import type { ReactNode } from 'react';
import { isBlankText } from '../domain/rich-text';
import { formatDay } from '../language/dates';
import { requestAbout } from '../language/meeting-words';
import { DemoTag } from '../ui/demo-tag';
import { Section } from '../ui/section';
import { AgreementList } from './agreement-list';
import { AttendanceSection } from './attendance-section';
import { hoursOf, minutesOf, nameOf, whereOf } from './meeting-list';
import type { PublicMeetingModel } from './meeting-model';
import { MinutesText } from './minutes-text';
import { RequestList } from './request-list';
import { useSite } from './site-context';
import { Said, Spoken } from './spoken';
import { VersionList } from './version-list';

export const hasDemoInMeeting = ({ meeting, versions, agreements, requests }: PublicMeetingModel): boolean => [meeting, ...versions, ...agreements, ...requests].some(({ demo }) => demo);

export const MeetingPage = ({ model }: { readonly model: PublicMeetingModel }) => {
  const { language, path, plan } = useSite();
  const { meeting, versions, agreements, requests } = model;
  const { record } = versions[0];
  const stateThen = new Map([...record.agreements, ...record.followUp].map(({ id, state }) => [id, state]));
  return (
    <>
      <header className="stack">
        <p className="head__crumbs">
          <a href={path({ page: 'plan', plan })}>
            <Spoken words={model.plan.title} />
          </a>
          <span aria-hidden="true">/</span>
          <a href={path({ page: 'meetings', plan })}>{language.t('siteMeeting.heading')}</a>
          <span aria-hidden="true">/</span>
          <span>{minutesOf(language, meeting)}</span>
          {meeting.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
        </p>
        <h1>
          {minutesOf(language, meeting)}. {nameOf(language, meeting)}
        </h1>
        <p className="lead">
          {formatDay(language, record.on)}, {hoursOf(language, meeting)}
        </p>
      </header>
      <MeetingFacts model={model} />
      <AttendanceSection record={record} organizations={model.organizations} />
      <Section title={language.t('siteMeeting.minutes')}>
        <ol className="minutes">
          {record.items.map((item) => (
            <li key={item.id}>
              <h3>
                <Said text={item.title} />
              </h3>
              {(item.speaker ?? item.outcome) !== undefined && <p className="small muted">{[item.speaker, item.outcome && language.t(`agendaOutcome.${item.outcome}`)].filter((part) => part !== undefined).join(' · ')}</p>}
              {!isBlankText(item.body) && <MinutesText text={item.body} />}
            </li>
          ))}
        </ol>
      </Section>
      <Section id="agreements" title={language.t('siteMeeting.agreementsNow')}>
        <AgreementList agreements={agreements} stateThen={stateThen} />
      </Section>
      {requests.length > 0 && (
        <Section id="requests" title={language.t('siteMeeting.requestsNow')}>
          <RequestList requests={requests} aboutOf={({ commitment, milestone }) => requestAbout(language, commitment.code, milestone?.order)} />
        </Section>
      )}
      <Section title={language.t('siteMeeting.versions')}>
        <VersionList versions={versions} page={meeting.page ?? ''} />
      </Section>
    </>
  );
};

const MeetingFacts = ({ model: { meeting, versions } }: { readonly model: PublicMeetingModel }) => {
  const { language, path, plan } = useSite();
  const { chair, noteTaker, nextMeeting } = versions[0].record;
  const next = nextMeeting && [formatDay(language, nextMeeting.on), nextMeeting.from, nextMeeting.place].filter((part) => part !== undefined).join(' · ');
  return (
    <dl className="facts">
      <Fact name={language.t('siteMeeting.where')}>{whereOf(language, meeting)}</Fact>
      {meeting.organization && (
        <Fact name={language.t('siteMeeting.convenedBy')}>
          <Spoken words={meeting.organization.name} />
        </Fact>
      )}
      {meeting.commitments.length > 0 && (
        <div>
          <dt>{language.t('siteMeeting.commitments')}</dt>
          {meeting.commitments.map(({ code, title }) => (
            <dd key={code}>
              <a href={path({ page: 'commitment', plan, code })}>
                {code} · <Spoken words={title} />
              </a>
            </dd>
          ))}
        </div>
      )}
      {chair && <Fact name={language.t('siteMeeting.chair')}>{chair.name}</Fact>}
      {noteTaker && <Fact name={language.t('siteMeeting.noteTaker')}>{noteTaker.name}</Fact>}
      {next !== undefined && <Fact name={language.t('siteMeeting.next')}>{next}</Fact>}
    </dl>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
