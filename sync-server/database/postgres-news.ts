/**
 * News between servers, on a connection of its own: NOTIFY after the commit, LISTEN for what others committed.
 *
 *   cut ── connect · LISTEN ──▶ open ── the connection is lost ──▶ cut (again after 1 … 30 s)
 *
 * What is told while the line is cut waits, one poke per plan, and leaves when it stands again.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { News, NewsHearing, NewsLine } from '../news';

const channel = 'bitacora_news';
const waitMs = { first: 1000, most: 30_000 } as const;
/** A connection that died without a word is found out this soon. */
const heartbeatMs = 30_000;

/** Settles once the line stands for the first time; rejects where it cannot. */
export const openPostgresNews = async (url: string, { hear, missed }: NewsHearing): Promise<NewsLine> => {
  const self = randomBytes(8).toString('hex');
  const waiting = new Map<string, News>();
  let client: pg.Client | undefined;
  let flushing: Promise<void> = Promise.resolve();
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const made = new pg.Client({ connectionString: url, application_name: 'bitacora news', connectionTimeoutMillis: 10_000, query_timeout: 10_000, keepAlive: true });
    made.on('notification', ({ payload = '' }) => {
      const { from, news } = JSON.parse(payload) as { readonly from: string; readonly news: News };
      if (from !== self) hear(news);
    });
    made.on('error', () => cut(made)).on('end', () => cut(made));
    await made.connect();
    await made.query(`listen ${channel}`);
    if (closed) return made.end();
    client = made;
  };
  const cut = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    again(waitMs.first);
  };
  const again = (ms: number): void => {
    if (closed) return;
    const stand = (): void => {
      missed();
      flush();
    };
    retry = setTimeout(() => void connect().then(stand, () => again(Math.min(ms * 2, waitMs.most))), ms);
    retry.unref();
  };
  const flush = (): void => {
    flushing = flushing.then(async () => {
      for (const [key, news] of waiting) {
        const by = client;
        if (!by) return;
        waiting.delete(key);
        await by.query('select pg_notify($1, $2)', [channel, JSON.stringify({ from: self, news })]).catch(() => {
          if (!waiting.has(key)) waiting.set(key, news);
          cut(by);
        });
      }
    });
  };
  const heartbeat = setInterval(() => {
    const by = client;
    by?.query('select 1').catch(() => cut(by));
  }, heartbeatMs);
  heartbeat.unref();

  await connect();
  return {
    tell: (news) => {
      waiting.set(news.kind === 'poke' ? `poke ${news.plan}` : `ended ${news.user} ${news.session ?? ''}`, news);
      flush();
    },
    close: async () => {
      clearInterval(heartbeat);
      clearTimeout(retry);
      await flushing;
      closed = true;
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
};
