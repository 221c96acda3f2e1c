/** Everything the public site can say about one plan: every page in both languages, every file, the map of the site. */
import { createHash } from 'node:crypto';
import type { RowImage } from '../../src/domain/change';
import type { Day } from '../../src/domain/day';
import { calendarPathTo, dataPathTo, pathTo, type Place } from '../../src/public-site/addresses';
import type { ReceiptModel } from '../../src/public-site/evidence-model';
import { commitmentFile, meetingFile, meetingsFile, planFile, receiptFile } from '../../src/public-site/open-data';
import { publicCalendar } from '../../src/public-site/public-calendar';
import { toPublicModel } from '../../src/public-site/read-public-model';
import { renderPage, type PageContent } from '../../src/public-site/render-page';
import { sitemap } from '../../src/public-site/sitemap';
import { todayOfPlan } from './plan';

export interface SiteText {
  readonly path: string;
  readonly locale: 'es' | 'en' | undefined;
  readonly text: string;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const setting = { origin: 'https://bitacora.example', stylesheet: '/site/assets/site.css' };

/** Pages have a locale; files do not. */
export const everyText = (rows: readonly RowImage[], today: Day = todayOfPlan): readonly SiteText[] => {
  const model = toPublicModel({ rows, today, updatedAt: Date.parse('2026-11-17T21:05:00Z'), sha256 });
  if (!model) return everyLanguage([{ content: { page: 'nothingPublished' }, place: { page: 'plan', plan: undefined } }], today);
  const { plan, commitments, meetings } = model;
  const receipts: readonly ReceiptModel[] = [
    ...commitments.flatMap(({ commitment, evidence }) => evidence.map((one): ReceiptModel => ({ state: 'published', code: one.code, evidence: one, commitment: { code: commitment.code, title: commitment.title } }))),
    { state: 'received', code: 'ZZZZ-0000' },
  ];
  const places: readonly Shown[] = [
    { place: { page: 'plan', plan: undefined }, content: { page: 'plan', plan: undefined, model: plan, otherPlans: [] } },
    ...commitments.map((commitment): Shown => ({
      place: { page: 'commitment', plan: undefined, code: commitment.commitment.code },
      content: { page: 'commitment', plan: undefined, model: commitment },
    })),
    { place: { page: 'meetings', plan: undefined }, content: { page: 'meetings', plan: undefined, model: meetings.list } },
    ...meetings.pages.map((page): Shown => ({ place: { page: 'meeting', plan: undefined, meeting: page.meeting.page ?? '' }, content: { page: 'meeting', plan: undefined, model: page } })),
    { place: { page: 'data' }, content: { page: 'data', plans: [{ plan: undefined, title: plan.plan.title, commitments: plan.commitments, minutes: meetings.pages.flatMap(({ meeting }) => meeting.page ?? []) }] } },
    { place: { page: 'receipts' }, content: { page: 'receipts' } },
    ...receipts.map((model): Shown => ({ place: { page: 'receipt', code: model.code }, content: { page: 'receipt', plan: undefined, model } })),
    { place: undefined, content: { page: 'notFound' } },
  ];
  return [
    ...everyLanguage(places, today),
    { path: dataPathTo({ plan: undefined, code: undefined }), locale: undefined, text: planFile(plan) },
    ...commitments.map((commitment) => ({ path: dataPathTo({ plan: undefined, code: commitment.commitment.code }), locale: undefined, text: commitmentFile(commitment) })),
    { path: dataPathTo({ plan: undefined, meeting: undefined }), locale: undefined, text: meetingsFile(meetings.list) },
    ...meetings.pages.map((page) => ({ path: dataPathTo({ plan: undefined, meeting: page.meeting.page ?? '' }), locale: undefined, text: meetingFile(page) })),
    ...receipts.map((receipt) => ({ path: dataPathTo({ receipt: receipt.code }), locale: undefined, text: receiptFile(receipt) })),
    { path: calendarPathTo(undefined), locale: undefined, text: publicCalendar(model, { plan: undefined, origin: setting.origin }) },
    { path: '/sitemap.xml', locale: undefined, text: sitemap(places.flatMap(({ place }) => place ?? []), setting.origin) },
  ];
};

interface Shown {
  readonly place: Place | undefined;
  readonly content: PageContent;
}

const everyLanguage = (places: readonly Shown[], today: Day): readonly SiteText[] =>
  places.flatMap(({ place, content }) =>
    (['es', 'en'] as const).map((locale) => ({
      path: place === undefined ? (locale === 'es' ? '/nada' : '/en/nothing') : pathTo(place, locale),
      locale,
      text: renderPage(content, { ...setting, locale, today }),
    })),
  );
