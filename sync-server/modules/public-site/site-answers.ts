/** What stands at an address of the public site, on one edition of it. Pure: no request and no response is known here. */
import type { Day } from '../../../src/domain/day';
import type { RecordId } from '../../../src/domain/ids';
import { dataFileAt, dataPathTo, localeOfPath, pathTo, placeAt, slugOf, type Address, type DataFile, type Place } from '../../../src/public-site/addresses';
import { commitmentFile, planFile } from '../../../src/public-site/open-data';
import { renderPage, type PageContent } from '../../../src/public-site/render-page';
import { sitemap } from '../../../src/public-site/sitemap';
import type { Edition, PublishedPlan } from './read-models';

export interface SiteAnswer {
  readonly status: 200 | 404;
  readonly type: 'text/html' | 'application/json' | 'application/xml' | 'text/plain';
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
}

export const answerAt = (edition: Edition, asked: Asked): SiteAnswer | Elsewhere => {
  const { path, origin } = asked;
  if (path === '/sitemap.xml') return { status: 200, type: 'application/xml', text: sitemap(placesOf(edition), origin) };
  if (path === '/robots.txt') return { status: 200, type: 'text/plain', text: robots(origin) };
  const file = dataFileAt(path);
  if (file) return fileAt(edition, file, asked);
  const address = placeAt(path);
  return (address && pageAt(edition, address, asked)) ?? notFound(asked);
};

/** The page of an address; undefined where its plan or commitment is not published. */
const pageAt = (edition: Edition, { locale, place }: Address, asked: Asked): SiteAnswer | Elsewhere | undefined => {
  const content = contentOf(edition, place);
  if (!content) return undefined;
  const path = pathTo(canonical(edition, place), locale);
  if (!isSamePath(path, asked.path)) return { path };
  return { status: 200, type: 'text/html', text: renderPage(content, { ...asked, locale }) };
};

const contentOf = (edition: Edition, place: Place): PageContent | undefined => {
  const { plans } = edition;
  if (place.page === 'data') return { page: 'data', plans: plans.map((plan) => ({ plan: nameAtRoot(edition, plan), title: plan.model.plan.plan.title, commitments: plan.model.plan.commitments })) };
  const found = planIn(edition, place.plan);
  if (!found) return place.page === 'plan' && place.plan === undefined ? { page: 'nothingPublished' } : undefined;
  const plan = nameAtRoot(edition, found);
  if (place.page === 'commitment') {
    const model = commitmentIn(found, place.code);
    return model && { page: 'commitment', plan, model };
  }
  const otherPlans = plans.filter((other) => other !== found).map((other) => ({ plan: nameAtRoot(edition, other), title: other.model.plan.plan.title }));
  return { page: 'plan', plan, model: found.model.plan, otherPlans };
};

const fileAt = (edition: Edition, file: DataFile, asked: Asked): SiteAnswer | Elsewhere => {
  const found = planIn(edition, file.plan);
  const commitment = found && file.code !== undefined ? commitmentIn(found, file.code) : undefined;
  if (!found || (file.code !== undefined && !commitment)) return notFound(asked);
  const path = dataPathTo({ ...file, plan: nameAtRoot(edition, found) });
  if (!isSamePath(path, asked.path)) return { path };
  return { status: 200, type: 'application/json', text: commitment ? commitmentFile(commitment) : planFile(found.model.plan) };
};

const notFound = (asked: Asked): SiteAnswer => ({ status: 404, type: 'text/html', text: renderPage({ page: 'notFound' }, { ...asked, locale: localeOfPath(asked.path) }) });

const planIn = ({ plans }: Edition, id: RecordId | undefined): PublishedPlan | undefined => (id === undefined ? plans[0] : plans.find((plan) => plan.id === id));

const commitmentIn = ({ model }: PublishedPlan, slug: string) => model.commitments.find(({ commitment }) => slugOf(commitment.code) === slug);

/** How a plan is named in an address: not at all when it stands at the root. */
const nameAtRoot = ({ plans }: Edition, plan: PublishedPlan): RecordId | undefined => (plan === plans[0] ? undefined : plan.id);

const canonical = (edition: Edition, place: Place): Place => {
  const found = place.page === 'data' ? undefined : planIn(edition, place.plan);
  return place.page === 'data' || !found ? place : { ...place, plan: nameAtRoot(edition, found) };
};

/** Compared as they read: browsers escape different letters. */
const isSamePath = (one: string, other: string): boolean => decodeURIComponent(one) === decodeURIComponent(other);

const placesOf = (edition: Edition): readonly Place[] => [
  ...edition.plans.flatMap((published): readonly Place[] => {
    const plan = nameAtRoot(edition, published);
    return [{ page: 'plan', plan }, ...published.model.commitments.map(({ commitment }): Place => ({ page: 'commitment', plan, code: commitment.code }))];
  }),
  { page: 'data' },
];

const robots = (origin: string): string => `User-agent: *\nDisallow: /app/\nDisallow: /api/\n\nSitemap: ${origin}/sitemap.xml\n`;
