/** What was published, in one line each; on the page of the whole plan each line leads to its commitment. */
import { formatDay, formatDayOfYear, formatPeriod } from '../language/dates';
import type { Language } from '../language/language';
import { wordsIn } from '../language/words-in';
import { DemoTag } from '../ui/demo-tag';
import { EmptyNote } from '../ui/empty-note';
import { Events, type EventRow } from '../ui/events';
import type { PublishedEvent } from './public-model';
import { Said, Spoken } from './spoken';
import { useSite } from './site-context';

interface EventListProps {
  readonly events: readonly PublishedEvent[];
  /** Names the commitment of each event and leads to it. */
  readonly ofPlan?: boolean;
}

export const EventList = ({ events, ofPlan = false }: EventListProps) => {
  const { language, today } = useSite();
  if (events.length === 0) return <EmptyNote title={language.t('site.nothingPublished')}>{language.t('site.nothingPublishedNote')}</EmptyNote>;
  const rows = events.map((event, index): EventRow => ({
    key: String(index),
    dateTime: event.on,
    when: event.on.slice(0, 4) === today.slice(0, 4) ? formatDayOfYear(language, event.on) : formatDay(language, event.on),
    title: eventSentence(language, event),
    note: event.kind === 'planSubmitted' && !event.demo ? undefined : <EventNote event={event} ofPlan={ofPlan} />,
  }));
  return <Events events={rows} narrow />;
};

/** "El ente revisó el hito 2: sustancial". */
const eventSentence = (language: Language, event: PublishedEvent): string => {
  switch (event.kind) {
    case 'planSubmitted':
      return language.t('site.eventPlan');
    case 'checkInPublished': {
      const period = formatPeriod(language, event.from, event.to);
      if (!event.organization) return language.t('site.eventCheckInArea', { period });
      return language.t('site.eventCheckIn', { organization: wordsIn(event.organization.name, language.locale), period });
    }
    case 'evidencePublished':
    case 'evidenceWithdrawn': {
      const kind = language.t(`siteEvidence.kind_${event.evidence.kind}`).toLowerCase();
      return language.t(`site.event.${event.kind}`, { kind, organization: event.organization ? wordsIn(event.organization.name, language.locale) : language.t('site.area') });
    }
    case 'assessmentFinal':
      return language.t('siteReview.eventAssessment', { form: language.t(`assessmentForm.${event.form}`).toLowerCase() });
    case 'milestoneReported':
      return language.t('site.eventReported', { number: event.milestone.order, level: language.t(`reported.${event.reported}`).toLowerCase() });
    case 'milestoneVerified':
      return language.t('site.eventVerified', { number: event.milestone.order, level: language.t(`verified.${event.verified}`).toLowerCase() });
  }
};

const EventNote = ({ event, ofPlan }: { readonly event: PublishedEvent; readonly ofPlan: boolean }) => {
  const { language, path, plan } = useSite();
  const said = noteOf(language, event);
  return (
    <>
      {event.kind !== 'planSubmitted' && ofPlan && (
        <>
          <a href={path({ page: 'commitment', plan, code: event.commitment.code })}>
            {event.commitment.code} · <Spoken words={event.commitment.title} />
          </a>
          {'milestone' in event || 'evidence' in event || said ? '. ' : ' '}
        </>
      )}
      {'milestone' in event && (
        <>
          <Spoken words={event.milestone.text} />
          {'. '}
        </>
      )}
      {'evidence' in event && (
        <>
          <a href={path({ page: 'receipt', code: event.evidence.code })}>{event.evidence.title === null || event.evidence.title.trim() === '' ? event.evidence.code : <Said text={event.evidence.title} />}</a>
          {'. '}
        </>
      )}
      {said} {event.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
    </>
  );
};

const noteOf = (language: Language, event: PublishedEvent): string => {
  if (event.kind === 'checkInPublished') return `${language.t('site.eventCheckInNote', { count: event.milestones })}.`;
  if (event.kind === 'milestoneVerified' && event.reported) return language.t('site.eventVerifiedNote', { level: language.t(`reported.${event.reported}`).toLowerCase() });
  return '';
};
