/** Everything the public site can say about one plan: every page in both languages, every file, the map of the site. */
import type { RowImage } from '../../src/domain/change';
import type { Day } from '../../src/domain/day';
import { dataPathTo, pathTo, type Place } from '../../src/public-site/addresses';
import { commitmentFile, planFile } from '../../src/public-site/open-data';
import { toPublicModel } from '../../src/public-site/read-public-model';
import { renderPage, type PageContent } from '../../src/public-site/render-page';
import { sitemap } from '../../src/public-site/sitemap';
import { todayOfPlan } from './plan';

export interface SiteText {
  readonly path: string;
  readonly locale: 'es' | 'en' | undefined;
  readonly text: string;
}

const setting = { origin: 'https://bitacora.example', stylesheet: '/site/assets/site.css' };

/** Pages have a locale; files do not. */
export const everyText = (rows: readonly RowImage[], today: Day = todayOfPlan): readonly SiteText[] => {
  const model = toPublicModel({ rows, today, updatedAt: Date.parse('2026-11-17T21:05:00Z') });
  if (!model) return everyLanguage([{ content: { page: 'nothingPublished' }, place: { page: 'plan', plan: undefined } }], today);
  const { plan, commitments } = model;
  const places: readonly Shown[] = [
    { place: { page: 'plan', plan: undefined }, content: { page: 'plan', plan: undefined, model: plan, otherPlans: [] } },
    ...commitments.map((commitment): Shown => ({
      place: { page: 'commitment', plan: undefined, code: commitment.commitment.code },
      content: { page: 'commitment', plan: undefined, model: commitment },
    })),
    { place: { page: 'data' }, content: { page: 'data', plans: [{ plan: undefined, title: plan.plan.title, commitments: plan.commitments }] } },
    { place: undefined, content: { page: 'notFound' } },
  ];
  return [
    ...everyLanguage(places, today),
    { path: dataPathTo({ plan: undefined, code: undefined }), locale: undefined, text: planFile(plan) },
    ...commitments.map((commitment) => ({ path: dataPathTo({ plan: undefined, code: commitment.commitment.code }), locale: undefined, text: commitmentFile(commitment) })),
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
