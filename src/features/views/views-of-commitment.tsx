/** The views of the forum on a commitment: each organization for itself, beside the others, never put together. */
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { Quote } from '../../ui/quote';
import { readViews } from './read-views';
import { ViewAnswers } from './view-answers';

const shownAtFirst = 4;

export const ViewsOfCommitment = ({ commitment: id }: { readonly commitment: string }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const reading = useRead(readViews, id);
  if (!reading) return null;
  const { commitment, views, milestones, organizations, own, open } = reading;
  const [latest] = open;
  const quotes = views.map((view) => {
    const organization = organizations.get(view.organization);
    return (
      <Quote
        key={view.id}
        voice="society"
        title={
          <>
            {organization ? wordsIn(organization.name, locale) : t('views.someOrganization')} · {formatPeriod(language, view.from, view.to)} {view.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      >
        <ViewAnswers view={view} milestones={milestones} />
        <p className="small muted">{t('views.givenOn', { day: formatDay(language, view.givenOn) })}</p>
      </Quote>
    );
  });
  return (
    <div className="stack">
      <p className="small muted">{t(views.length === 0 ? 'views.none' : 'views.notAveraged')}</p>
      {quotes.length > 0 && <div className="two">{quotes.slice(0, shownAtFirst)}</div>}
      {quotes.length > shownAtFirst && (
        <details>
          <summary>{t('views.former', { count: quotes.length - shownAtFirst })}</summary>
          <div className="two">{quotes.slice(shownAtFirst)}</div>
        </details>
      )}
      {own !== undefined && commitment && latest && (
        <div className="row">
          <LinkButton href={addresses.view(commitment.code, latest.from)}>{t('views.give', { period: formatPeriod(language, latest.from, latest.to) })}</LinkButton>
        </div>
      )}
    </div>
  );
};
