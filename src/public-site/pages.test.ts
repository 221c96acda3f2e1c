import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { milestones, planRows, publishedCheckIn, rowOf } from '../../test/builders/plan';
import { everyText, type SiteText } from '../../test/builders/site-pages';
import type { RowImage } from '../domain/change';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // React writes charSet, <br/> and open="": HTML reads them all the same.
    'attr-case': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    // A commitment's official title is as long as it is, and is never cut.
    'long-title': 'off',
  },
});

const rows = [...planRows(), ...publishedCheckIn];
const isPage = ({ locale }: SiteText): boolean => locale !== undefined;
const pages = everyText(rows).filter(isPage);
const pageAt = (path: string, of: readonly SiteText[] = pages): string => of.find((page) => page.path === path)?.text ?? '';

const faultsOf = async ({ path, text }: SiteText): Promise<readonly string[]> => {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${path} ${line}:${column} ${ruleId}: ${message}`));
};
const faults = async (texts: readonly SiteText[]): Promise<readonly string[]> => (await Promise.all(texts.filter(isPage).map(faultsOf))).flat();

const changed = (id: string, fields: object): readonly RowImage[] => rows.map((row) => (row.id === id ? { ...row, fields: { ...row.fields, ...fields } } : row));
const matches = (text: string, shape: RegExp): readonly string[] => [...text.matchAll(shape)].map(([, found]) => found ?? '');

test('every page is valid HTML', async () => {
  expect(await faults(pages)).toEqual([]);
  expect(pages.length).toBe(20);
});

test('a validator that is asked finds what is wrong', async () => {
  expect(await faults([{ path: '/', locale: 'es', text: pageAt('/').replace('<h1>', '<h1><p>') }])).not.toEqual([]);
});

test('no page carries a script or a style of its own: the headers forbid both', () => {
  for (const { path, text } of pages) expect({ path, found: /<script|<style|\sstyle=|\son[a-z]+=|javascript:/i.test(text) }).toEqual({ path, found: false });
});

test('every page has a title of its own, one h1, a description and its language', () => {
  const titles = pages.map(({ text }) => matches(text, /<head>.*?<title>(.*?)<\/title>/gs)[0]);
  expect(new Set(titles).size).toBe(titles.length - duplicatesAcrossLanguages);
  for (const { path, locale, text } of pages) {
    expect({ path, h1: matches(text, /<(h1)/g).length }).toEqual({ path, h1: 1 });
    expect(text).toContain(`<html lang="${locale === 'es' ? 'es-AR' : 'en'}">`);
    expect(matches(text, /<meta name="description" content="([^"]{20,})"/g)).toHaveLength(1);
    expect(text.startsWith('<!doctype html>\n')).toBe(true);
  }
});

/** Two commitments have no English title, so it is the same in both languages. */
const duplicatesAcrossLanguages = 2;

test('a page names its own address, and where it stands in the other language', () => {
  const page = pageAt('/en/commitments/arba0011');
  expect(matches(page, /rel="canonical" href="([^"]+)"/g)).toEqual(['https://bitacora.example/en/commitments/arba0011']);
  expect(matches(page, /rel="alternate" hrefLang="([^"]+)"/g)).toEqual(['es-AR', 'en', 'x-default']);
  expect(page).toContain('hrefLang="es-AR" href="https://bitacora.example/compromisos/arba0011"');
  expect(page).toContain('property="og:url" content="https://bitacora.example/en/commitments/arba0011"');
});

test('a page that is not there is found by nobody who searches', () => {
  expect(pageAt('/nada')).toContain('<meta name="robots" content="noindex"/>');
  expect(pageAt('/nada')).not.toContain('canonical');
  expect(pageAt('/en/nothing')).toContain('There is no page here');
});

test('every link leads to a place that exists', () => {
  const known = new Set(everyText(rows).map(({ path }) => path));
  for (const { path, text } of pages)
    for (const href of matches(text, /<a [^>]*href="([^"]+)"/g)) {
      const [target = '', anchor] = href.split('#');
      if (href.startsWith('http') || target === '/app/') continue;
      expect({ path, href, exists: target === '' || known.has(target) }).toEqual({ path, href, exists: true });
      const page = target === '' ? text : pageAt(target);
      expect({ path, href, anchor: anchor === undefined || page.includes(`id="${anchor}"`) }).toEqual({ path, href, anchor: true });
    }
});

test('demonstration data carries its tag wherever it is shown', () => {
  const page = pageAt('/compromisos/arba0011');
  const tags = matches(page, /<span class="demo">(dato de demostración)<\/span>/g).length;
  expect(tags).toBeGreaterThanOrEqual(milestones.filter(({ commitment }) => commitment === 'c-11').length + 3);
  expect(page).toContain('Incluye datos de demostración.');
  expect(pageAt('/en')).toContain('demonstration data');
  expect(pageAt('/datos')).not.toContain('class="demo"');
});

test('without demonstration data nothing speaks of it', () => {
  const real = rows.map((row) => ({ ...row, fields: { ...row.fields, demo: false } }));
  for (const { path, text } of everyText(real).filter((page) => isPage(page) && page.path !== '/datos' && page.path !== '/en/data'))
    expect({ path, found: /demostración|demonstration/.test(text) }).toEqual({ path, found: false });
});

test('words that nobody translated are marked as Spanish on an English page', () => {
  expect(pageAt('/en/commitments/demo2')).toContain('<h1><span lang="es-AR">Presupuesto por comuna en formatos abiertos</span></h1>');
  expect(pageAt('/compromisos/demo2')).not.toContain('<span lang=');
});

test('an English page says nothing of its own in Spanish', () => {
  const own = pageAt('/en').replace(/<(span|p|a|h\d)[^>]*lang="es-AR"[^>]*>.*?<\/\1>/gs, '');
  expect(own.match(/Informado|Verificado|Calendario|vencid|hitos/g)).toBeNull();
});

test('both ends that the sources state stand on the page with the note', () => {
  const page = pageAt('/');
  for (const said of ['Termina en octubre de 2027', 'Termina en diciembre de 2027', 'El plan dice que termina en octubre y también en diciembre de 2027.']) expect(page).toContain(said);
});

test('how fresh a page is, is said; a promise that was broken, too', () => {
  expect(pageAt('/')).toContain('Actualizado el 17/11/2026 18:05 (ayer).');
  expect(pageAt('/')).toContain('Nos obligamos a no pasar de 120 días sin actualizar.');
  expect(pageAt('/', everyText(rows, '2027-05-01'))).toContain('y esta vez no cumplimos');
});

test('what a person wrote is text, whatever it looks like, and a link leads to the web alone', async () => {
  const hostile = '<script>alert(1)</script> & "comillas" \u00f1and\u00fa \u{1f33f}';
  const texts = everyText([
    ...changed('c-11', { title: { es: hostile }, problem: { es: hostile }, source: 'javascript:alert(1)' }).filter(({ entity }) => entity !== 'checkInLine'),
    ...rows.filter(({ entity }) => entity === 'checkInLine').map((row) => ({ ...row, fields: { ...row.fields, progress: hostile, evidence: { shows: hostile, link: 'javascript:alert(1)' } } })),
  ]);
  const page = pageAt('/compromisos/arba0011', texts);
  expect(page).not.toMatch(/<script|href="javascript/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ');
  expect(page).toContain('ñandú 🌿');
  expect(await faults(texts.filter(({ path }) => path.endsWith('arba0011')))).toEqual([]);
});

test('evidence is linked without a word of where the reader came from', () => {
  const linked = rows.map((row) => (row.entity === 'checkInLine' ? { ...row, fields: { ...row.fields, evidence: { shows: 'El acta.', link: 'https://buenosaires.gob.ar/actas?a=1&b=2' } } } : row));
  expect(pageAt('/compromisos/arba0011', everyText(linked))).toContain('<a href="https://buenosaires.gob.ar/actas?a=1&amp;b=2" rel="noopener nofollow ugc">Ver la evidencia en buenosaires.gob.ar</a>');
});

test('a percentage that the source states is shown as the source’s own', () => {
  expect(pageAt('/compromisos/demo1', everyText(changed('c-d1-m1', { statedPercent: 80 })))).toContain('La fuente dice 80\u00a0%. Es lo que declara la fuente, no una de las tres respuestas.');
});

test('a plan with nothing in it says what will stand there', async () => {
  const empty = everyText([rowOf('plan', { id: 'p', title: { es: 'Plan' }, submittedOn: '2026-01-10', statedEnds: [], leads: [], errata: [], lifecycle: 'submitted' })]);
  expect(pageAt('/', empty)).toContain('Todavía no hay hitos publicados');
  expect(await faults(empty)).toEqual([]);
  expect(pageAt('/', everyText([]))).toContain('Todavía no hay ningún plan publicado');
  expect(await faults(everyText([]))).toEqual([]);
});

test('two hundred milestones, long titles and dates that are missing or far away still make a page', async () => {
  const title = 'Fortalecimiento de la transparencia y la participación '.repeat(8);
  const many = Array.from({ length: 200 }, (_, index) =>
    rowOf('milestone', {
      id: `many-${index}`, commitment: 'c-d1', order: index + 4, text: { es: title }, weight: 1,
      ...(index % 5 === 0 ? { dueStated: 'Otoño de 2027' } : { due: `20${20 + (index % 12)}-06-15` }),
    }),
  );
  const texts = everyText([...changed('c-d1', { title: { es: title } }), ...many]);
  expect(pageAt('/compromisos/demo1', texts)).toContain('40 hitos no tienen fecha y no están en la tira.');
  expect(pageAt('/compromisos/demo1', texts)).toContain('Según la fuente: Otoño de 2027');
  expect(await faults(texts.filter(({ path }) => path === '/compromisos/demo1'))).toEqual([]);
});

test('the file of a page says what the page says', () => {
  const file = JSON.parse(everyText(rows).find(({ path }) => path === '/datos/compromisos/arba0011.json')?.text ?? '') as { readonly checkIns: readonly { readonly lines: readonly { readonly progress: string }[] }[]; readonly answers: { readonly verified: { readonly percent: number } } };
  const page = pageAt('/compromisos/arba0011');
  expect(file.checkIns[0]?.lines.map(({ progress }) => page.includes(progress))).toEqual([true, true]);
  expect(page).toContain(`<b>${file.answers.verified.percent}\u00a0%</b>`);
});

test('a line that coordination corrected for the area says so, and no other does', () => {
  const line = publishedCheckIn.find(({ entity }) => entity === 'checkInLine');
  const path = '/compromisos/arba0011';
  const saidIn = (of: readonly RowImage[]) => pageAt(path, everyText(of)).split('La coordinación corrigió este renglón en nombre del área.').length - 1;
  expect([saidIn(rows), saidIn(changed(line?.id ?? '', { correctedOnBehalf: true }))]).toEqual([0, 1]);
});
