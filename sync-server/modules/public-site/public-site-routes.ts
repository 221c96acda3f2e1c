/**
 * The public site: answers every GET and HEAD that no other room has answered, so it is mounted last (behind `/api`, `/app`
 * and `/site`). What it does not know is its own page of "nothing here", in both languages.
 */
import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { dayAt } from '../../../src/domain/day';
import { readReceiptCode } from '../../../src/domain/receipt-code';
import { localeOfPath, pathTo, placeAt, receiptCodeAt } from '../../../src/public-site/addresses';
import type { PublicPlans } from './public-plans';
import { modelReader, type Edition } from './read-models';
import { answerAt, publishedAs, type Asked, type Elsewhere, type SiteAnswer } from './site-answers';

export interface PublicSiteOptions {
  readonly port: PublicPlans;
  /** Address of the style sheet, as the page links to it (see stylesheetIn). */
  readonly stylesheet: string;
  /** The origin where people reach the server; undefined: the host that each request names. */
  readonly publicUrl: string | undefined;
  /** ms since 1970. */
  readonly now: () => number;
  /** Where "today" is decided. */
  readonly timeZone: string;
}

type Rendered = (SiteAnswer & { readonly etag: string }) | Elsewhere;

/** Pages of the newest edition that are kept in memory; the oldest one asked for makes room. */
const keptPages = 500;

export const publicSite = ({ port, stylesheet, publicUrl, now, timeZone }: PublicSiteOptions): RequestHandler => {
  const readEdition = modelReader(port);
  const pages = boundedPages(keptPages);
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const today = dayAt(now(), timeZone);
    const origin = publicUrl ?? `${request.protocol}://${hostOf(request)}`;
    const edition = await readEdition(today);
    const { path } = request;
    const asked = { path, today, origin, stylesheet };
    const typed = typedCode(request);
    if (typed !== undefined) return send(response, withTag(whereTyped(edition, { ...asked, typed })));
    const code = receiptCodeAt(path);
    const isReceived = code !== undefined && !publishedAs(edition, code) && (await port.isReceived(code));
    send(response, pages(edition.version, `${origin} ${path}`, () => withTag(answerAt(edition, { ...asked, isReceived }))));
  };
};

/** What was typed into the form for receipts; undefined where nothing was, or on any other page. */
const typedCode = ({ path, query }: Request): string | undefined => {
  const { code } = query;
  return placeAt(path)?.place.page === 'receipts' && typeof code === 'string' ? code.slice(0, 40) : undefined;
};

/** The page of the receipt, or the form once more where that is no code. */
const whereTyped = (edition: Edition, { typed, ...asked }: Omit<Asked, 'isReceived'> & { readonly typed: string }): SiteAnswer | Elsewhere => {
  const code = readReceiptCode(typed);
  if (code !== undefined) return { path: pathTo({ page: 'receipt', code }, localeOfPath(asked.path)) };
  return answerAt(edition, { ...asked, isReceived: false, typed });
};

/** A page is made again when any plan's head or the day has moved: pages of an older edition are forgotten at once. */
const boundedPages = (most: number) => {
  let version = '';
  const kept = new Map<string, Rendered>();
  return (current: string, key: string, render: () => Rendered): Rendered => {
    if (current !== version) kept.clear();
    version = current;
    const known = kept.get(key);
    if (known) return known;
    const page = render();
    // What is not there is not kept: there is no end to addresses without a page.
    if ('path' in page || page.status !== 200) return page;
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, page);
    return page;
  };
};

const withTag = (page: SiteAnswer | Elsewhere): Rendered => ('path' in page ? page : { ...page, etag: `W/"${createHash('sha256').update(page.text).digest('base64url').slice(0, 22)}"` });

/** Asked again each time, and answered with a 304 while nothing has changed: what was just published is seen at once. */
const askEachTime = 'public, max-age=0, must-revalidate';

const send = (response: Response, page: Rendered): void => {
  response.set('Cache-Control', askEachTime);
  if ('path' in page) return response.redirect(302, page.path);
  if (page.type === 'application/json') response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  response.status(page.status).type(page.type).set('ETag', page.etag).send(page.text);
};

/** A host as it may stand in a page; anything else is not repeated. */
const hostOf = (request: Request): string => {
  const host = request.host ?? '';
  return /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/.test(host) ? host : 'localhost';
};
