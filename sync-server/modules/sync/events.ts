/**
 * Pokes: "this plan has something new", without saying what, over server-sent events. Polling is the truth;
 * a poke that is lost costs a moment, never a change.
 */
import type { RequestHandler, Response } from 'express';
import type { RecordId, UserId } from '../../../src/domain/ids';
import { sendRefusal } from '../../http/problem';
import { visitorOf, type Visitor } from '../../http/session';

export interface EventsSettings {
  /** The plans a person belongs to; asked when they connect and with every heartbeat. */
  readonly plansOf: (user: UserId) => Promise<readonly RecordId[]>;
  /** Whether the session still stands; asked with every heartbeat too, in case nobody called `end`. */
  readonly isSignedIn: (visitor: Visitor) => Promise<boolean>;
  readonly now: () => number;
  readonly heartbeatMs?: number;
}

export interface Events {
  /** `GET /api/events`. */
  readonly listen: RequestHandler;
  /** Call after the commit. */
  readonly poke: (plan: RecordId, head: number) => void;
  /** Ends the connections of a session that ended, or of all a person's where none is named: a poke is news too. */
  readonly end: (ended: { readonly user: UserId; readonly session?: string }) => void;
  /** Ends every connection; later ones are refused. */
  readonly stop: () => void;
}

interface Listener {
  readonly visitor: Visitor;
  readonly response: Response;
  plans: ReadonlySet<RecordId>;
}

/** Shorter than the patience of proxies, which close a silent connection after 30 s or more. */
const usualHeartbeatMs = 25_000;
/** One per browser is enough; whoever opens more loses the oldest. */
const connectionsPerPerson = 16;

export const openEvents = ({ plansOf, isSignedIn, now, heartbeatMs = usualHeartbeatMs }: EventsSettings): Events => {
  const listeners = new Set<Listener>();
  let stopped = false;

  const beat = async (listener: Listener): Promise<void> => {
    if (listener.visitor.session.expiresAt <= now() || !(await isSignedIn(listener.visitor))) return void listener.response.end();
    listener.response.write(': still here\n\n');
    listener.plans = new Set(await plansOf(listener.visitor.user));
  };
  const heartbeat = setInterval(() => {
    for (const listener of listeners) beat(listener).catch(() => listener.response.end());
  }, heartbeatMs);
  heartbeat.unref();

  const makeRoom = (user: UserId): void => {
    const own = [...listeners].filter(({ visitor }) => visitor.user === user);
    for (const { response } of own.slice(0, Math.max(0, own.length - connectionsPerPerson + 1))) response.end();
  };

  return {
    listen: async (_request, response) => {
      const visitor = visitorOf(response);
      if (!visitor) return sendRefusal(response, { problem: 'not-signed-in' });
      const plans = new Set(await plansOf(visitor.user));
      if (stopped) return sendRefusal(response, { problem: 'busy' });
      makeRoom(visitor.user);
      response.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
      response.write(': welcome\n\n');
      const listener: Listener = { visitor, response, plans };
      listeners.add(listener);
      response.on('close', () => listeners.delete(listener));
    },
    poke: (plan, head) => {
      const event = `event: poke\ndata: ${JSON.stringify({ plan, head })}\n\n`;
      for (const { plans, response } of listeners) if (plans.has(plan)) response.write(event);
    },
    end: ({ user, session }) => {
      for (const listener of listeners) {
        const { visitor, response } = listener;
        if (visitor.user !== user || (session ?? visitor.session.id) !== visitor.session.id) continue;
        listeners.delete(listener);
        response.end();
      }
    },
    stop: () => {
      stopped = true;
      clearInterval(heartbeat);
      for (const { response } of listeners) response.end();
    },
  };
};
