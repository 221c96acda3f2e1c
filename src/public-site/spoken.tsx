/** Words of others on our pages: marked with their language where it is not the page's (WCAG 3.1.2), and never more than text. */
import { isWebLink } from '../domain/check-in';
import type { Words } from '../domain/json';
import { spokenIn } from '../language/words-in';
import { useSite } from './site-context';

/** Words of a source, in the reader's language where somebody translated them. */
export const Spoken = ({ words }: { readonly words: Words }) => {
  const { text, lang } = spokenIn(words, useSite().language.locale);
  return lang ? <span lang={lang}>{text}</span> : <>{text}</>;
};

/** What a person wrote: in Spanish, in as many lines as they gave it. */
export const Said = ({ text }: { readonly text: string }) => (
  <span className="said" lang={useSite().language.locale === 'es' ? undefined : 'es-AR'}>
    {text}
  </span>
);

/** A source by its name; by its host, with a link, where it is an address of the web and nothing else. */
export const SourceName = ({ source }: { readonly source: string }) => {
  const host = hostOf(source);
  if (host === undefined) return <>{source}</>;
  return (
    <a href={source.trim()} rel="noopener nofollow ugc">
      {host}
    </a>
  );
};

/** The host of a link that leads to the web; undefined for anything else. */
export const hostOf = (link: string): string | undefined => (isWebLink(link) && URL.canParse(link.trim()) ? new URL(link.trim()).hostname.replace(/^www\./, '') : undefined);
