/** The calendar of public meetings, and everything that was agreed in those whose minutes are published. */
import { EmptyNote } from '../ui/empty-note';
import { Section } from '../ui/section';
import { calendarPathTo } from './addresses';
import { AgreementList } from './agreement-list';
import { MeetingList } from './meeting-list';
import type { PublicMeetingsModel } from './meeting-model';
import { useSite } from './site-context';
import { Spoken } from './spoken';

export const hasDemoInMeetings = ({ meetings, agreements }: PublicMeetingsModel): boolean => [...meetings, ...agreements].some(({ demo }) => demo);

export const MeetingsPage = ({ model: { plan: { title }, meetings, agreements, today } }: { readonly model: PublicMeetingsModel }) => {
  const { language, path, plan } = useSite();
  const ahead = meetings.filter(({ state, on }) => state !== 'published' && state !== 'held' && on >= today).reverse();
  const published = meetings.filter(({ page }) => page !== null);
  const others = meetings.filter((meeting) => !ahead.includes(meeting) && !published.includes(meeting));
  return (
    <>
      <header className="stack">
        <p className="head__crumbs">
          <a href={path({ page: 'plan', plan })}>
            <Spoken words={title} />
          </a>
          <span aria-hidden="true">/</span>
          <span>{language.t('siteMeeting.heading')}</span>
        </p>
        <h1>{language.t('siteMeeting.heading')}</h1>
        <p className="lead">{language.t('siteMeeting.lead')}</p>
        <p>
          <a href={calendarPathTo(plan)}>{language.t('siteMeeting.calendarFile')}</a> <span className="muted">{language.t('siteMeeting.calendarNote')}</span>
        </p>
      </header>
      <Section title={language.t('siteMeeting.ahead')}>
        {ahead.length === 0 ? <EmptyNote title={language.t('siteMeeting.noneAhead')}>{language.t('siteMeeting.noneAheadNote')}</EmptyNote> : <MeetingList meetings={ahead} />}
      </Section>
      <Section title={language.t('siteMeeting.published')}>
        {published.length === 0 ? <EmptyNote title={language.t('siteMeeting.nonePublished')}>{language.t('siteMeeting.nonePublishedNote')}</EmptyNote> : <MeetingList meetings={published} />}
      </Section>
      {others.length > 0 && (
        <Section title={language.t('siteMeeting.others')}>
          <MeetingList meetings={others} />
        </Section>
      )}
      <Section id="agreements" title={language.t('siteMeeting.agreements')}>
        <AgreementList agreements={agreements} ofMany />
      </Section>
    </>
  );
};
