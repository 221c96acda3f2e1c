/** A request in people's words: when it is due, how often it was asked, what came. */
import type { Day } from '../../domain/day';
import { answeredOnOf, requestDueOf, requestFactOf, type EvidenceRequest } from '../../domain/evidence-request';
import { formatDay, formatNear } from '../../language/dates';
import type { Language } from '../../language/language';

type Known = Pick<EvidenceRequest, 'state' | 'due' | 'asks' | 'replies'>;

/** "Para el 12 nov 2026, hace 6 días. Se pidió 2 veces." Where nothing came in time, that is the fact that is said. */
export const requestDueWords = (language: Language, request: Known, today: Day): string => {
  const { t } = language;
  const { state, due, asks } = request;
  if (state !== 'open') return t(`request.state.${state}`);
  const answeredOn = answeredOnOf(request);
  const fact = requestFactOf({ state, due, asks, ...(answeredOn === undefined ? {} : { answeredOn }) }, today);
  const day = formatDay(language, due);
  if (fact) return t(`request.fact.${fact.kind}`, { day, asks });
  const when = t('request.dueOn', { day, near: formatNear(language, due, today) });
  return asks > 1 ? `${when} ${t('request.asked', { asks })}` : when;
};

export const toneOf = (request: Known, today: Day): 'late' | 'soon' | undefined => {
  const { state } = requestDueOf(request, today);
  if (state === 'overdue') return 'late';
  return state === 'dueSoon' ? 'soon' : undefined;
};
