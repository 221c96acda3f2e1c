/** Pages without a record of their own: nothing at this address, and nothing published yet. */
import { useSite } from './site-context';

export const NotFoundPage = () => {
  const { language, path } = useSite();
  return (
    <header className="stack">
      <h1>{language.t('site.notFoundHeading')}</h1>
      <p className="lead">{language.t('site.notFoundNote')}</p>
      <p>
        <a href={path({ page: 'plan', plan: undefined })}>{language.t('site.toPlan')}</a>
      </p>
    </header>
  );
};

export const NothingPublishedPage = () => {
  const { language } = useSite();
  return (
    <header className="stack" id="commitments">
      <h1>{language.t('site.emptyHeading')}</h1>
      <p className="lead" id="changes">
        {language.t('site.emptyNote')}
      </p>
    </header>
  );
};
