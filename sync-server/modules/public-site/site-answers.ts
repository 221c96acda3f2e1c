/** What stands at an address of the public site, on one edition of it. Pure: no request and no response is known here. */
import type { Day } from '../../../src/domain/day';
import type { RecordId } from '../../../src/domain/ids';
import { calendarAt, calendarPathTo, dataFileAt, dataPathTo, isOfPlan, localeOfPath, pathTo, placeAt, slugOf, type Address, type DataFile, type Place, type ReceiptDataFile } from '../../../src/public-site/addresses';
import type { ReceiptModel } from '../../../src/public-site/evidence-model';
import { commitmentFile, meetingFile, meetingsFile, planFile, receiptFile } from '../../../src/public-site/open-data';
import { publicCalendar } from '../../../src/public-site/public-calendar';
import { renderPage, type PageContent } from '../../../src/public-site/render-page';
import { sitemap } from '../../../src/public-site/sitemap';
import type { Edition, PublishedPlan } from './read-models';

export interface SiteAnswer {
  readonly status: 200 | 404;
  readonly type: 'text/html' | 'application/json' | 'application/xml' | 'text/plain' | 'text/calendar';
  readonly text: string;
}

/** The same thing stands elsewhere: a code in capitals, the plan of the root under its own name. */
export interface Elsewhere {
  readonly path: string;
}

export interface Asked {
  readonly path: string;
  readonly today: Day;
  /** `https://host`. */
  readonly origin: string;
  readonly stylesheet: string;
  /** The receipt that the path names is of something that came whole, though not everybody may know of what. */
  readonly isReceived: boolean;
  /** What was typed as the code of a receipt and is none. */
  readonly typed?: string;
}

export const answerAt = (edition: Edition, asked: Asked): SiteAnswer | Elsewhere => {
  const { path, origin } = asked;
  if (path === '/sitemap.xml') return { status: 200, type: 'application/xml', text: sitemap(placesOf(edition), origin) };
  if (path === '/robots.txt') return { status: 200, type: 'text/plain', text: robots(origin) };
  const calendar = calendarAt(path);
  if (calendar) return calendarOf(edition, calendar.plan, asked);
  const file = dataFileAt(path);
  if (file) return fileAt(edition, file, asked);
  const address = placeAt(path);
  return (address && pageAt(edition, address, asked)) ?? notFound(asked);
};

/** The page of an address; undefined where its plan or commitment is not published. */
const pageAt = (edition: Edition, { locale, place }: Address, asked: Asked): SiteAnswer | Elsewhere | undefined => {
  const content = contentOf(edition, place, asked);
  if (!content) return undefined;
  const path = pathTo(canonical(edition, place), locale);
  if (!isSamePath(path, asked.path)) return { path };
  return { status: 200, type: 'text/html', text: renderPage(content, { ...asked, locale }) };
};

const contentOf = (edition: Edition, place: Place, asked: Asked): PageContent | undefined => {
  const { plans } = edition;
  if (place.page === 'data') return { page: 'data', plans: plans.map((plan) => ({ plan: nameAtRoot(edition, plan), title: plan.model.plan.plan.title, commitments: plan.model.plan.commitments, minutes: plan.model.meetings.pages.flatMap(({ meeting }) => meeting.page ?? []) })) };
  if (place.page === 'receipts') return { page: 'receipts', ...(asked.typed === undefined ? {} : { typed: asked.typed }) };
  if (place.page === 'receipt') return receiptPage(edition, place.code, asked);
  const found = planIn(edition, place.plan);
  if (!found) return (place.page === 'plan' || place.page === 'meetings') && place.plan === undefined ? { page: 'nothingPublished' } : undefined;
  const plan = nameAtRoot(edition, found);
  if (place.page === 'commitment') {
    const model = commitmentIn(found, place.code);
    return model && { page: 'commitment', plan, model };
  }
  if (place.page === 'meetings') return { page: 'meetings', plan, model: found.model.meetings.list };
  if (place.page === 'meeting') {
    const model = meetingIn(found, place.meeting);
    return model && { page: 'meeting', plan, model };
  }
  const otherPlans = plans.filter((other) => other !== found).map((other) => ({ plan: nameAtRoot(edition, other), title: other.model.plan.plan.title }));
  return { page: 'plan', plan, model: found.model.plan, otherPlans };
};

const receiptPage = (edition: Edition, code: string, asked: Asked): PageContent | undefined => {
  const found = publishedAs(edition, code);
  if (found) return { page: 'receipt', plan: nameAtRoot(edition, found.plan), model: found.receipt };
  return asked.isReceived ? { page: 'receipt', plan: undefined, model: { state: 'received', code } } : undefined;
};

/** The published evidence that a code names, with the plan that it is of. */
export const publishedAs = ({ plans }: Edition, code: string): { readonly plan: PublishedPlan; readonly receipt: ReceiptModel } | undefined => {
  for (const plan of plans)
    for (const { commitment, evidence } of plan.model.commitments) {
      const one = evidence.find((each) => each.code === code);
      if (one) return { plan, receipt: { state: 'published', code, evidence: one, commitment: { code: commitment.code, title: commitment.title } } };
    }
  return undefined;
};

const fileAt = (edition: Edition, file: DataFile, asked: Asked): SiteAnswer | Elsewhere => {
  if ('receipt' in file) return receiptFileOf(edition, file, asked);
  const found = planIn(edition, file.plan);
  const text = found && fileText(found, file);
  if (!found || text === undefined) return notFound(asked);
  const path = dataPathTo({ ...file, plan: nameAtRoot(edition, found) });
  if (!isSamePath(path, asked.path)) return { path };
  return { status: 200, type: 'application/json', text };
};

const receiptFileOf = (edition: Edition, { receipt }: ReceiptDataFile, asked: Asked): SiteAnswer | Elsewhere => {
  const content = receiptPage(edition, receipt, asked);
  if (content?.page !== 'receipt') return notFound(asked);
  const path = dataPathTo({ receipt });
  return isSamePath(path, asked.path) ? { status: 200, type: 'application/json', text: receiptFile(content.model) } : { path };
};

const fileText = (found: PublishedPlan, file: Exclude<DataFile, ReceiptDataFile>): string | undefined => {
  if ('meeting' in file) {
    if (file.meeting === undefined) return meetingsFile(found.model.meetings.list);
    const meeting = meetingIn(found, file.meeting);
    return meeting && meetingFile(meeting);
  }
  if (file.code === undefined) return planFile(found.model.plan);
  const commitment = commitmentIn(found, file.code);
  return commitment && commitmentFile(commitment);
};

/** Announced and published meetings for whoever subscribes: always the same address, in Spanish. */
const calendarOf = (edition: Edition, plan: RecordId | undefined, asked: Asked): SiteAnswer | Elsewhere => {
  const found = planIn(edition, plan);
  if (!found) return notFound(asked);
  const atRoot = nameAtRoot(edition, found);
  const path = calendarPathTo(atRoot);
  if (!isSamePath(path, asked.path)) return { path };
  return { status: 200, type: 'text/calendar', text: publicCalendar(found.model, { plan: atRoot, origin: asked.origin }) };
};

const notFound = (asked: Asked): SiteAnswer => ({ status: 404, type: 'text/html', text: renderPage({ page: 'notFound' }, { ...asked, locale: localeOfPath(asked.path) }) });

const planIn = ({ plans }: Edition, id: RecordId | undefined): PublishedPlan | undefined => (id === undefined ? plans[0] : plans.find((plan) => plan.id === id));

const commitmentIn = ({ model }: PublishedPlan, slug: string) => model.commitments.find(({ commitment }) => slugOf(commitment.code) === slug);

const meetingIn = ({ model }: PublishedPlan, slug: string) => model.meetings.pages.find(({ meeting }) => meeting.page === slug);

/** How a plan is named in an address: not at all when it stands at the root. */
const nameAtRoot = ({ plans }: Edition, plan: PublishedPlan): RecordId | undefined => (plan === plans[0] ? undefined : plan.id);

const canonical = (edition: Edition, place: Place): Place => {
  const found = isOfPlan(place) ? planIn(edition, place.plan) : undefined;
  return isOfPlan(place) && found ? { ...place, plan: nameAtRoot(edition, found) } : place;
};

/** Compared as they read: browsers escape different letters. */
const isSamePath = (one: string, other: string): boolean => decodeURIComponent(one) === decodeURIComponent(other);

const placesOf = (edition: Edition): readonly Place[] => [
  ...edition.plans.flatMap((published): readonly Place[] => {
    const plan = nameAtRoot(edition, published);
    return [{ page: 'plan', plan }, { page: 'meetings', plan }, ...published.model.meetings.pages.flatMap(({ meeting }): readonly Place[] => (meeting.page === null ? [] : [{ page: 'meeting', plan, meeting: meeting.page }])), ...published.model.commitments.map(({ commitment }): Place => ({ page: 'commitment', plan, code: commitment.code }))];
  }),
  { page: 'receipts' },
  { page: 'data' },
];

const robots = (origin: string): string => `User-agent: *\nDisallow: /app/\nDisallow: /api/\n\nSitemap: ${origin}/sitemap.xml\n`;
