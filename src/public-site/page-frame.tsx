/** What every page wears: the document with its head, the bar on top and the foot that says how fresh it is. */
import type { ReactNode } from 'react';
import { daysBetween, dayAt } from '../domain/day';
import { freshnessDays } from '../domain/schedule';
import { formatDay, formatMoment, formatNear, timeZone } from '../language/dates';
import { htmlLang } from '../language/locale';
import { Logo } from '../ui/logo';
import { SkipLink } from '../ui/skip-link';
import { dataPathTo, pathTo, type DataFile } from './addresses';
import { HeadTags, type HeadFacts } from './head-tags';
import { useSite } from './site-context';

interface PageFrameProps extends HeadFacts {
  /** The part of the navigation that this page belongs to. */
  readonly current?: 'plan' | 'commitments' | 'meetings' | 'data';
  /** When anything public of the plan last changed, ISO 8601; null where nobody knows. */
  readonly updatedAt: string | null;
  readonly hasDemo: boolean;
  /** The file that says what this page says. */
  readonly file?: DataFile;
  /** Where the page stands in the other language, for one that has no place of its own. */
  readonly otherPath?: string;
  readonly children: ReactNode;
}

export const PageFrame = (props: PageFrameProps) => {
  const { language } = useSite();
  return (
    <html lang={htmlLang(language.locale)}>
      <head>
        <HeadTags {...props} />
      </head>
      <body className="site">
        <SkipLink to="content">{language.t('ui.skip')}</SkipLink>
        <TopBar {...props} />
        <main className="wrap site__main" id="content" tabIndex={-1}>
          {props.children}
        </main>
        <Foot {...props} />
      </body>
    </html>
  );
};

const TopBar = ({ current, place, otherPath }: PageFrameProps) => {
  const { language, path, plan } = useSite();
  const home = path({ page: 'plan', plan });
  const other = language.locale === 'es' ? 'en' : 'es';
  const link = (name: PageFrameProps['current'], href: string, label: string) => (
    <a href={href} aria-current={name !== undefined && current === name ? 'true' : undefined}>
      {label}
    </a>
  );
  return (
    <header className="site__top">
      <div className="wrap site__bar">
        <a className="site__brand" href={path({ page: 'plan', plan: undefined })}>
          <Logo size={34} />
          <span>
            {language.t('ui.appName')}
            <small>{language.t('site.tagline')}</small>
          </span>
        </a>
        <nav className="site__nav" aria-label={language.t('site.navigation')}>
          {link('plan', home, language.t('site.navPlan'))}
          {link('commitments', `${home}#commitments`, language.t('site.navCommitments'))}
          {link('meetings', path({ page: 'meetings', plan }), language.t('site.navMeetings'))}
          {link(undefined, `${home}#changes`, language.t('site.navChanges'))}
          {link('data', path({ page: 'data' }), language.t('site.navData'))}
        </nav>
        <div className="site__tools">
          <a href={otherPath ?? pathTo(place ?? { page: 'plan', plan: undefined }, other)} lang={htmlLang(other)} hrefLang={htmlLang(other)}>
            {language.t('site.otherLanguage')}
          </a>
          <a href="/app/">{language.t('site.toApp')}</a>
        </div>
      </div>
    </header>
  );
};

const Foot = ({ updatedAt, hasDemo, file }: PageFrameProps) => {
  const { language, path, today } = useSite();
  return (
    <footer className="site__foot">
      <div className="wrap">
        <div className="stack stack--2">
          {updatedAt !== null && <Freshness updatedAt={updatedAt} />}
          <p>{language.t('site.calendarRead', { day: formatDay(language, today) })}</p>
          {hasDemo && <p>{language.t('site.demoNote')}</p>}
        </div>
        <ul>
          <li>
            <a href={path({ page: 'data' })}>{language.t('site.navData')}</a>
          </li>
          <li>
            <a href={path({ page: 'receipts' })}>{language.t('siteEvidence.receiptsHeading')}</a>
          </li>
          {file && (
            <li>
              <a href={dataPathTo(file)}>{language.t('site.dataOfPage')}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
};

const Freshness = ({ updatedAt }: { readonly updatedAt: string }) => {
  const { language, today } = useSite();
  const ms = Date.parse(updatedAt);
  const day = dayAt(ms, timeZone);
  const isKept = daysBetween(day, today) <= freshnessDays;
  return (
    <p>
      <b>{language.t('site.updated', { moment: formatMoment(language, ms), near: formatNear(language, day, today) })}</b>{' '}
      {language.t(isKept ? 'site.freshness' : 'site.freshnessBroken', { days: freshnessDays })}
    </p>
  );
};
