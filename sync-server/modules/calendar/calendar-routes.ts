/** A person's own calendar: its address is made and ended by the person, and read by whatever program they gave it to. */
import { Router, type Request, type RequestHandler } from 'express';
import * as v from 'valibot';
import type { UserId } from '../../../src/domain/ids';
import type { CalendarMeeting } from '../../../src/paper/meeting-calendar';
import { personalCalendar } from '../../../src/public-site/personal-calendar';
import { answer, doors, nothing, signedInEndpoint } from '../../http/endpoint';
import { sendRefusal } from '../../http/problem';
import type { CalendarFeeds } from './calendar-feeds';

export interface CalendarParts {
  readonly feeds: CalendarFeeds;
  /** The port to the plans: every meeting that the person may read today. `origin` is `https://host`. */
  readonly meetingsFor: (user: UserId, origin: string) => Promise<readonly CalendarMeeting[]>;
  /** Where people reach the server; undefined: the host that each request names. */
  readonly publicUrl: string | undefined;
}

const makeInput = v.strictObject({ locale: v.picklist(['es', 'en']) });

/** `GET` tells whether there is one, `POST` makes a new address and ends the former, `DELETE` ends it. */
export const calendarRoutes = ({ feeds }: Pick<CalendarParts, 'feeds'>): Router =>
  doors({
    '/calendar-feed': {
      get: signedInEndpoint(nothing, async (_none, { visitor }) => answer({ madeAt: (await feeds.madeAt(visitor.user)) ?? null })),
      post: signedInEndpoint(makeInput, async ({ locale }, { visitor }) => answer({ path: `/calendario/${await feeds.make({ user: visitor.user, locale })}.ics` })),
      delete: signedInEndpoint(nothing, async (_none, { visitor }) => {
        await feeds.end(visitor.user);
        return answer();
      }),
    },
  });

/** `/calendario/<token>.ics`. Whoever has the address reads it; it is kept nowhere on the way, and found by no search. */
export const calendarOfPerson = (parts: CalendarParts): Router => Router().get('/calendario/:file', readFeed(parts));

const readFeed =
  ({ feeds, meetingsFor, publicUrl }: CalendarParts): RequestHandler =>
  async (request, response) => {
    const token = /^([A-Za-z0-9_-]{20,100})\.ics$/.exec(String(request.params['file']))?.[1];
    const feed = token === undefined ? undefined : await feeds.find(token);
    if (!feed) return sendRefusal(response, { problem: 'not-found' });
    const text = personalCalendar(feed.locale, await meetingsFor(feed.user, publicUrl ?? originOf(request)));
    response.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }).type('text/calendar').send(text);
  };

/** A host as it may stand in an address; anything else is not repeated. */
const originOf = (request: Request): string => `${request.protocol}://${/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(request.host ?? '') ? request.host : 'localhost'}`;
