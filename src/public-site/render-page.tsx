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
import { AttendPage, type AttendModel } from './attend-page';
import { CommitmentPage, hasDemoInCommitment } from './commitment-page';
import { DataPage, type PlanFiles } from './data-page';
import type { ReceiptModel } from './evidence-model';
import { commitmentFinding, planFinding } from './findings';
import { minutesOf, nameOf } from './meeting-list';
import type { PublicMeetingModel, PublicMeetingsModel } from './meeting-model';
import { hasDemoInMeeting, MeetingPage } from './meeting-page';
import { hasDemoInMeetings, MeetingsPage } from './meetings-page';
import type { PlanName } from './other-plans';
import { PageFrame } from './page-frame';
import { NotFoundPage, NothingPublishedPage } from './plain-pages';
import { hasDemoIn, PlanPage } from './plan-page';
import type { PublicCommitmentModel, PublicPlanModel } from './public-model';
import { ReceiptPage, ReceiptsPage } from './receipt-pages';
import { SiteProvider } from './site-context';

/** What is shown, with what it needs. `plan` is undefined for the plan at the root. */
export type PageContent =
  | { readonly page: 'plan'; readonly plan: RecordId | undefined; readonly model: PublicPlanModel; readonly otherPlans: readonly PlanName[] }
  | { readonly page: 'commitment'; readonly plan: RecordId | undefined; readonly model: PublicCommitmentModel }
  | { readonly page: 'meetings'; readonly plan: RecordId | undefined; readonly model: PublicMeetingsModel }
  | { readonly page: 'meeting'; readonly plan: RecordId | undefined; readonly model: PublicMeetingModel }
  | { readonly page: 'data'; readonly plans: readonly PlanFiles[] }
  | { readonly page: 'attend'; readonly model: AttendModel }
  | { readonly page: 'receipts'; readonly typed?: string }
  | { readonly page: 'receipt'; readonly plan: RecordId | undefined; readonly model: ReceiptModel }
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
    case 'meetings':
      return <MeetingsPage model={content.model} />;
    case 'meeting':
      return <MeetingPage model={content.model} />;
    case 'data':
      return <DataPage plans={content.plans} />;
    case 'attend':
      return <AttendPage model={content.model} />;
    case 'receipts':
      return <ReceiptsPage typed={content.typed} />;
    case 'receipt':
      return <ReceiptPage model={content.model} />;
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
    case 'meetings':
      return meetingsFacts(content, language);
    case 'meeting':
      return meetingFacts(content, language);
    case 'data':
      return { title: language.t('site.dataHeading'), description: language.t('site.dataLead'), place: { page: 'data' as const }, current: 'data' as const, updatedAt: null, hasDemo: false };
    case 'attend':
      return { title: language.t('attend.heading'), description: language.t('attend.description'), place: undefined, otherPath: content.model.otherPath, updatedAt: null, hasDemo: false };
    case 'receipts':
      return { title: language.t('siteEvidence.receiptsHeading'), description: language.t('siteEvidence.receiptsLead'), place: { page: 'receipts' as const }, updatedAt: null, hasDemo: false };
    case 'receipt':
      return receiptFacts(content, language);
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

const meetingsFacts = ({ plan, model }: Extract<PageContent, { page: 'meetings' }>, language: Language) => ({
  title: `${language.t('siteMeeting.heading')} · ${wordsIn(model.plan.title, language.locale)}`,
  description: language.t('siteMeeting.lead'),
  place: { page: 'meetings' as const, plan },
  current: 'meetings' as const,
  updatedAt: model.updatedAt,
  hasDemo: hasDemoInMeetings(model),
  file: { plan, meeting: undefined },
});

const meetingFacts = ({ plan, model }: Extract<PageContent, { page: 'meeting' }>, language: Language) => {
  const page = model.meeting.page ?? '';
  const minutes = minutesOf(language, model.meeting) ?? '';
  const hasDemo = hasDemoInMeeting(model);
  return {
    title: `${minutes} · ${nameOf(language, model.meeting)}`,
    description: sentences([language.t('siteMeeting.description', { minutes }), ...(hasDemo ? [language.t('site.demoDescription')] : [])]),
    place: { page: 'meeting' as const, plan, meeting: page },
    current: 'meetings' as const,
    updatedAt: model.updatedAt,
    hasDemo,
    file: { plan, meeting: page },
  };
};

const receiptFacts = ({ model }: Extract<PageContent, { page: 'receipt' }>, language: Language) => ({
  title: language.t('siteEvidence.receiptHeading', { code: model.code }),
  description: language.t('siteEvidence.receiptsLead'),
  place: { page: 'receipt' as const, code: model.code },
  updatedAt: null,
  hasDemo: model.state === 'published' && model.evidence.demo,
  file: { receipt: model.code },
});

const sentences = (parts: readonly string[]): string => parts.map((part) => (part.endsWith('.') ? part : `${part}.`)).join(' ');
