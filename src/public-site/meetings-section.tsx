/** The meetings of a plan or of a commitment on its own page: what is ahead, the latest minutes, what was agreed. */
import { Section } from '../ui/section';
import { AgreementList } from './agreement-list';
import { MeetingList } from './meeting-list';
import type { MeetingsOf } from './meeting-model';
import { useSite } from './site-context';

const shown = 3;

interface MeetingsSectionProps {
  readonly meetings: MeetingsOf;
  /** On the page of one commitment each agreement stands there; on the plan's, how many. */
  readonly withAgreements: boolean;
}

/** Nothing at all where nothing was announced or published. */
export const MeetingsSection = ({ meetings: { ahead, published, agreements }, withAgreements }: MeetingsSectionProps) => {
  const { language, path, plan } = useSite();
  if (ahead.length + published.length === 0) return null;
  const overdue = agreements.filter(({ calendar }) => calendar.state === 'overdue').length;
  const open = agreements.filter(({ state }) => state === 'open').length;
  const all = path({ page: 'meetings', plan });
  return (
    <>
      <Section id="meetings" title={language.t('siteMeeting.heading')}>
        {ahead.length > 0 && (
          <>
            <h3>{language.t('siteMeeting.ahead')}</h3>
            <MeetingList meetings={ahead.slice(0, shown)} level={4} />
          </>
        )}
        {published.length > 0 && (
          <>
            <h3>{language.t('siteMeeting.published')}</h3>
            <MeetingList meetings={published.slice(0, shown)} level={4} />
          </>
        )}
        <p>
          <a href={all}>{language.t('siteMeeting.all')}</a>
        </p>
      </Section>
      {agreements.length > 0 && (
        <Section id="agreements" title={language.t('siteMeeting.agreements')}>
          {withAgreements ? (
            <AgreementList agreements={agreements} ofMany />
          ) : (
            <p>
              {language.t('siteMeeting.agreementCount', { count: agreements.length, open, overdue })} <a href={`${all}#agreements`}>{language.t('siteMeeting.allAgreements')}</a>
            </p>
          )}
        </Section>
      )}
    </>
  );
};
