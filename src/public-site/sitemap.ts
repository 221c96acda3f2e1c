/** Every page there is, in both languages, for whoever searches. Format: sitemaps.org, with alternates as Google reads them. */
import { htmlLang, locales } from '../language/locale';
import { pathTo, type Place } from './addresses';

/** `origin` is `https://host`. */
export const sitemap = (places: readonly Place[], origin: string): string => {
  const entries = places.flatMap((place) =>
    locales.map((locale) => `  <url>\n    <loc>${toXml(origin + pathTo(place, locale))}</loc>\n${alternates(place, origin)}  </url>\n`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`;
};

const alternates = (place: Place, origin: string): string =>
  locales.map((locale) => `    <xhtml:link rel="alternate" hreflang="${htmlLang(locale)}" href="${toXml(origin + pathTo(place, locale))}"/>\n`).join('');

const toXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
