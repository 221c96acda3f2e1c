/**
 * From a model to a whole page of HTML. Pure: the same model, place and language give the same text.
 * It needs no script; what it links to exists.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactElement } from 'react';
import type { Day } from '../domain/day';
import type { RecordId } from '../domain/ids';
import { languages } from '../language/both-languages';
import type { Language } from '../language/language';
import type { Locale } from '../language/locale';
import { wordsIn } from '../language/words-in';
import { CommitmentPage, hasDemoInCommitment } from './commitment-page';
import { DataPage, type PlanFiles } from './data-page';
import { commitmentFinding, planFinding } from './findings';
import type { PlanName } from './other-plans';
import { PageFrame } from './page-frame';
import { NotFoundPage, NothingPublishedPage } from './plain-pages';
import { hasDemoIn, PlanPage } from './plan-page';
import type { PublicCommitmentModel, PublicPlanModel } from './public-model';
import { SiteProvider } from './site-context';

/** What is shown, with what it needs. `plan` is undefined for the plan at the root. */
export type PageContent =
  | { readonly page: 'plan'; readonly plan: RecordId | undefined; readonly model: PublicPlanModel; readonly otherPlans: readonly PlanName[] }
  | { readonly page: 'commitment'; readonly plan: RecordId | undefined; readonly model: PublicCommitmentModel }
  | { readonly page: 'data'; readonly plans: readonly PlanFiles[] }
  | { readonly page: 'nothingPublished' }
  | { readonly page: 'notFound' };

export interface PageSetting {
  readonly locale: Locale;
  readonly today: Day;
  /** `https://host`, for the addresses that must be whole. */
  readonly origin: string;
  /** Address of the style sheet. */
  readonly stylesheet: string;
}

export const renderPage = (content: PageContent, { locale, today, origin, stylesheet }: PageSetting): string => {
  const language = languages[locale];
  const plan = 'plan' in content ? content.plan : undefined;
  const page = (
    <SiteProvider site={{ language, today, plan }}>
      <PageFrame origin={origin} stylesheet={stylesheet} {...factsOf(content, language)}>
        {bodyOf(content)}
      </PageFrame>
    </SiteProvider>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
};

const bodyOf = (content: PageContent): ReactElement => {
  switch (content.page) {
    case 'plan':
      return <PlanPage model={content.model} otherPlans={content.otherPlans} />;
    case 'commitment':
      return <CommitmentPage model={content.model} />;
    case 'data':
      return <DataPage plans={content.plans} />;
    case 'nothingPublished':
      return <NothingPublishedPage />;
    case 'notFound':
      return <NotFoundPage />;
  }
};

const factsOf = (content: PageContent, language: Language) => {
  switch (content.page) {
    case 'plan':
      return planFacts(content, language);
    case 'commitment':
      return commitmentFacts(content, language);
    case 'data':
      return { title: language.t('site.dataHeading'), description: language.t('site.dataLead'), place: { page: 'data' as const }, current: 'data' as const, updatedAt: null, hasDemo: false };
    case 'nothingPublished':
      return { title: language.t('site.emptyHeading'), description: language.t('site.emptyNote'), place: { page: 'plan' as const, plan: undefined }, updatedAt: null, hasDemo: false };
    case 'notFound':
      return { title: language.t('site.notFoundHeading'), description: language.t('site.notFoundNote'), place: undefined, updatedAt: null, hasDemo: false };
  }
};

const planFacts = ({ plan, model }: Extract<PageContent, { page: 'plan' }>, language: Language) => {
  const hasDemo = hasDemoIn(model);
  return {
    title: wordsIn(model.plan.title, language.locale),
    description: sentences([planFinding(language, model.answers), language.t('site.planLead'), ...(hasDemo ? [language.t('site.demoDescription')] : [])]),
    place: { page: 'plan' as const, plan },
    current: 'plan' as const,
    updatedAt: model.updatedAt,
    hasDemo,
    file: { plan, code: undefined },
  };
};

const commitmentFacts = ({ plan, model }: Extract<PageContent, { page: 'commitment' }>, language: Language) => {
  const { code, title } = model.commitment;
  const hasDemo = hasDemoInCommitment(model);
  return {
    title: `${wordsIn(title, language.locale)} · ${code}`,
    description: sentences([commitmentFinding(language, model.answers), wordsIn(model.plan.title, language.locale), ...(hasDemo ? [language.t('site.demoDescription')] : [])]),
    place: { page: 'commitment' as const, plan, code },
    current: 'commitments' as const,
    updatedAt: model.updatedAt,
    hasDemo,
    file: { plan, code },
  };
};

const sentences = (parts: readonly string[]): string => parts.map((part) => (part.endsWith('.') ? part : `${part}.`)).join(' ');
