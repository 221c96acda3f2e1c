/** Evidence that was asked for before on the same commitments and is still owed or waits for a look: on every agenda by itself. */
import { requestDueOf, type RaisedRequest } from '../../domain/evidence-request';
import { useLanguage } from '../../language/language-context';
import { requestStanding } from '../../language/meeting-words';
import { CarriedGroup } from './carried-group';
import { askedOf, wordsAsked } from './owner-words';
import { useRoom } from './room-context';

export const CarriedRequests = () => {
  const language = useLanguage();
  const { facts } = useRoom();
  if (facts.carriedRequests.length === 0) return null;
  const late = facts.carriedRequests.filter((request) => requestDueOf(request, facts.today).state === 'overdue');
  return (
    <CarriedGroup title={language.t('room.carriedRequests')} count={facts.carriedRequests.length} late={late.map((request) => wordsAsked(language, facts, request))}>
      {facts.carriedRequests.map((request) => (
        <CarriedOne key={request.id} request={request} />
      ))}
    </CarriedGroup>
  );
};

const CarriedOne = ({ request }: { readonly request: RaisedRequest }) => {
  const language = useLanguage();
  const { facts } = useRoom();
  const { state } = requestDueOf(request, facts.today);
  return (
    <li className={state === 'overdue' ? 'deal deal--late' : state === 'dueSoon' ? 'deal deal--soon' : 'deal'}>
      <h3>{wordsAsked(language, facts, request)}</h3>
      <p>
        {askedOf(language, facts, request)}{'\u00a0'}· <b>{requestStanding(language, request, facts.today)}</b>
      </p>
    </li>
  );
};
