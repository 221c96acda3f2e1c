/** What evidence was asked for, how often and by when, and what came of it: facts, and no percentage of zero. */
import { formatDay } from '../language/dates';
import type { Language } from '../language/language';
import { wordsIn } from '../language/words-in';
import { DemoTag } from '../ui/demo-tag';
import type { RequestModel } from './evidence-model';
import { useSite } from './site-context';

/** What a request says, whatever it is told of. */
type Told = Omit<RequestModel, 'milestone'>;

interface RequestListProps<Request extends Told> {
  readonly requests: readonly Request[];
  /** What evidence was asked of, where the page does not say it. */
  readonly aboutOf?: (request: Request) => string;
}

export const RequestList = <Request extends Told>({ requests, aboutOf }: RequestListProps<Request>) => {
  const { language } = useSite();
  return (
    <ul className="said-by">
      {requests.map((request, index) => (
        <li key={index}>
          {aboutOf && `${aboutOf(request)}. `}
          {request.fact ? <b>{requestInWords(language, request)}</b> : requestInWords(language, request)}
          {request.organization && <span className="muted"> {wordsIn(request.organization.name, language.locale)}.</span>} {request.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
        </li>
      ))}
    </ul>
  );
};

/** "No evidence received by 12 November after 2 requests." */
const requestInWords = (language: Language, { state, due, asks, answeredOn, closedOn, fact }: Told): string => {
  if (fact) return language.t(`siteEvidence.fact_${fact.kind}`, { day: formatDay(language, fact.by), asks: fact.asks });
  const day = formatDay(language, (state === 'answered' ? answeredOn : closedOn) ?? due);
  return language.t(`siteEvidence.request_${state}`, { day, asks });
};
