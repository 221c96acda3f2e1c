/** What machines read of a page: its title, where it stands in each language, and how it looks when somebody shares it. */
import { htmlLang, locales } from '../language/locale';
import { pathTo, type Place } from './addresses';
import { useSite } from './site-context';

export interface HeadFacts {
  readonly title: string;
  readonly description: string;
  /** Undefined for a page that stands nowhere: it is not to be found by searching. */
  readonly place: Place | undefined;
  /** `https://host`, under which the site is reached. */
  readonly origin: string;
  /** Address of the style sheet. */
  readonly stylesheet: string;
}

const openGraphLocale = { es: 'es_AR', en: 'en_GB' } as const;

export const HeadTags = ({ title, description, place, origin, stylesheet }: HeadFacts) => {
  const { language } = useSite();
  const name = language.t('ui.appName');
  const whole = `${title} · ${name}`;
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#101e37" />
      <title>{whole}</title>
      <meta name="description" content={description} />
      <link rel="stylesheet" href={stylesheet} />
      <link rel="icon" type="image/svg+xml" href="/app/favicon.svg" />
      {place === undefined ? <meta name="robots" content="noindex" /> : <Addresses place={place} origin={origin} />}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:locale" content={openGraphLocale[language.locale]} />
    </>
  );
};

const Addresses = ({ place, origin }: { readonly place: Place; readonly origin: string }) => {
  const { language } = useSite();
  const own = `${origin}${pathTo(place, language.locale)}`;
  return (
    <>
      <link rel="canonical" href={own} />
      {locales.map((locale) => (
        <link key={locale} rel="alternate" hrefLang={htmlLang(locale)} href={`${origin}${pathTo(place, locale)}`} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={`${origin}${pathTo(place, 'es')}`} />
      <meta property="og:url" content={own} />
    </>
  );
};
