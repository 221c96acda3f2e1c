/** Evidence that was asked for before on the same commitments and is still owed or waits for a look. */
import { requestDueOf, type RaisedRequest } from '../../domain/evidence-request';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { requestAbout, requestStanding, requestWords } from '../../language/meeting-words';
import { wordsIn } from '../../language/words-in';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import type { MeetingReading } from './read-meeting';

type Reading = Pick<MeetingReading, 'standingRequests' | 'heldRequests' | 'milestones' | 'commitments' | 'organizations' | 'today'>;

export const StandingRequests = ({ reading }: { readonly reading: Reading }) => {
  const { t } = useLanguage();
  if (reading.standingRequests.length === 0) return null;
  return (
    <Section title={t('meeting.standingRequests')}>
      <ul className="list">
        {reading.standingRequests.map((request) => (
          <StandingRequest key={request.id} request={request} reading={reading} />
        ))}
      </ul>
    </Section>
  );
};

const StandingRequest = ({ request, reading: { heldRequests, milestones, commitments, organizations, today } }: { readonly request: RaisedRequest; readonly reading: Reading }) => {
  const language = useLanguage();
  const { id, commitment, milestone, organization, question } = request;
  const about = requestAbout(language, commitments.find((one) => one.id === commitment)?.code ?? '', milestone === undefined ? undefined : milestones.get(milestone)?.order);
  const area = organizations.get(organization);
  const words = requestWords(language, question, about);
  return (
    <li className={`agreement agreement--${requestDueOf(request, today).state}`}>
      <h3>{heldRequests.has(id) ? <Link href={addresses.evidenceRequest(id)}>{words}</Link> : words}</h3>
      <p>
        {[area ? wordsIn(area.name, language.locale) : '', question === undefined ? '' : about].filter((part) => part !== '').join(' · ')} · <span className="agreement__due">{requestStanding(language, request, today)}</span>
      </p>
    </li>
  );
};
