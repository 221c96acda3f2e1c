import type { AddressInfo } from 'node:net';
import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import express from 'express';
import { afterEach, expect, test } from 'vitest';
import type { RowImage } from '../../../src/domain/change';
import { planId, planRows, publishedCheckIn, rowOf, submittedCheckIn } from '../../../test/builders/plan';
import { publishedPhoto } from '../../../test/builders/evidence';
import type { PublicPlans } from './public-plans';
import { publicSite } from './public-site-routes';

interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface House {
  head: number;
  rows: readonly RowImage[];
  now: number;
  reads: number;
  failing: boolean;
  /** The code of what came whole and is not public. */
  inside: string;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const noon = Date.parse('2026-11-18T15:00:00Z');
const secondPlan = [rowOf('plan', { id: 'nap6', title: { es: 'Plan de otra ciudad' }, submittedOn: '2024-01-01', statedEnds: [], leads: [], errata: [], lifecycle: 'inImplementation' }), rowOf('commitment', { id: 'nap6.c1', code: 'C1', order: 1, title: { es: 'Uno' }, ogpValues: [], parties: [], start: '2024-02-01', end: '2025-02-01', lifecycle: 'planned' })];

/** A server with two plans on a port of its own; `house` may be changed while it runs. */
const open = async ({ publicUrl }: { readonly publicUrl: string | undefined } = { publicUrl: 'https://bitacora.example' }) => {
  const house: House = { head: 7, rows: [...planRows(), ...submittedCheckIn], now: noon, reads: 0, failing: false, inside: 'ZZZZ-0000' };
  const port: PublicPlans = {
    plans: () => Promise.resolve([{ id: planId, head: house.head }, { id: 'nap6', head: 1 }]),
    isReceived: (code) => Promise.resolve(code === house.inside),
    readPublicRows: (plan) => {
      house.reads += 1;
      if (house.failing) return Promise.reject(new Error('the disk is away'));
      return Promise.resolve({ rows: plan === planId ? house.rows : secondPlan, head: plan === planId ? house.head : 1, updatedAt: noon });
    },
  };
  const app = express().use(publicSite({ port, stylesheet: '/site/assets/site.css', publicUrl, now: () => house.now, timeZone: 'America/Argentina/Buenos_Aires' }));
  const server = createServer(app).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await new Promise((ready) => server.once('listening', ready));
  const get = (path: string, { method = 'GET', headers = {} }: { readonly method?: string; readonly headers?: Record<string, string> } = {}): Promise<Told> =>
    new Promise((told, failed) => {
      ask({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => told({ status: response.statusCode ?? 0, headers: response.headers, text }));
      }).on('error', failed).end();
    });
  return { house, get };
};

test('a citizen opens the plan, a commitment, the data and the map of the site', async () => {
  const { get } = await open();
  for (const path of ['/', '/en', '/compromisos/arba0011', '/en/commitments/arba0011', '/datos', '/en/data', '/planes/nap6', '/en/plans/nap6/commitments/c1']) {
    const { status, headers } = await get(path);
    expect({ path, status, type: headers['content-type'] }).toEqual({ path, status: 200, type: 'text/html; charset=utf-8' });
  }
  expect((await get('/sitemap.xml')).text).toContain('<loc>https://bitacora.example/en/plans/nap6/commitments/c1</loc>');
  expect((await get('/robots.txt')).text).toContain('Sitemap: https://bitacora.example/sitemap.xml');
});

test('the plan page names the other plans, and the file of a page may be read from anywhere', async () => {
  const { get } = await open();
  expect((await get('/')).text).toContain('<a href="/planes/nap6">Plan de otra ciudad</a>');
  const { headers, text } = await get('/datos/planes/nap6/compromisos/c1.json');
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(JSON.parse(text)).toMatchObject({ format: 'bitacora-public-commitment', version: 1, commitment: { code: 'C1' } });
});

test('what is published is on the page at the next look; until then the look costs nothing', async () => {
  const { house, get } = await open();
  const first = await get('/compromisos/arba0011');
  const tag = first.headers.etag ?? '';
  expect((await get('/compromisos/arba0011', { headers: { 'if-none-match': tag } })).status).toBe(304);
  expect(house.reads).toBe(2);
  house.rows = [...house.rows, ...publishedCheckIn];
  house.head += 1;
  const second = await get('/compromisos/arba0011', { headers: { 'if-none-match': tag } });
  expect([second.status, second.text.includes('Primera reunión de la mesa')]).toEqual([200, true]);
  expect(house.reads).toBe(3);
});

test('a page is of its day: at midnight in Buenos Aires what is overdue is counted again', async () => {
  const { house, get } = await open();
  expect((await get('/')).text).toContain('Dos hitos están vencidos');
  house.now = Date.parse('2026-12-16T02:59:00Z');
  expect((await get('/')).text).toContain('Dos hitos están vencidos');
  house.now = Date.parse('2026-12-16T03:01:00Z');
  expect((await get('/')).text).toContain('Tres hitos están vencidos');
});

test('fifty readers at once wait for one reading of the rows', async () => {
  const { house, get } = await open();
  const all = await Promise.all(Array.from({ length: 50 }, () => get('/')));
  expect([new Set(all.map(({ text }) => text)).size, house.reads]).toEqual([1, 2]);
});

test('a reading that failed is tried again by the next reader', async () => {
  const { house, get } = await open();
  house.failing = true;
  expect((await get('/')).status).toBe(500);
  house.failing = false;
  expect((await get('/')).status).toBe(200);
});

test('one address per page: capitals, a last slash and the name of the first plan lead there', async () => {
  const { get } = await open();
  const led = async (path: string) => (await get(path)).headers.location;
  expect(await led('/compromisos/ARBA0011')).toBe('/compromisos/arba0011');
  expect(await led('/en/')).toBe('/en');
  expect(await led(`/planes/${planId}/compromisos/arba0011`)).toBe('/compromisos/arba0011');
  expect(await led(`/datos/planes/${planId}/plan.json`)).toBe('/datos/plan.json');
});

test('what is not there says so as a page, in the language of its address', async () => {
  const { get } = await open();
  for (const [path, said] of [['/nada', 'Acá no hay ninguna página'], ['/en/commitments/zzz', 'There is no page here'], ['/datos/compromisos/zzz.json', 'Acá no hay ninguna página'], ['/compromisos/%', 'Acá no hay'], ['//otro.example/x', 'Acá no hay']] as const) {
    const { status, text } = await get(path);
    expect({ path, status, said: text.includes(said) }).toEqual({ path, status: 404, said: true });
  }
});

test('whoever subscribes to the calendar of a plan reads its announced meetings, and no link into a room', async () => {
  const { house, get } = await open();
  house.rows = [...house.rows, rowOf('meeting', { id: 'r-9', type: 'forum', organization: 'judicial', commitments: [], on: '2026-12-10', from: '14:00', modality: 'hybrid', place: 'Sala', link: 'https://sala.example/secreta', invited: [], announced: true, state: 'scheduled' }, 'public')];
  house.head += 1;
  const { status, headers, text } = await get('/calendario.ics');
  expect([status, headers['content-type'], text.includes('UID:r-9'), text.includes('secreta')]).toEqual([200, 'text/calendar; charset=utf-8', true, false]);
  expect((await get(`/planes/${planId}/calendario.ics`)).headers.location).toBe('/calendario.ics');
  expect((await get('/planes/nap6/calendario.ics')).status).toBe(200);
  expect((await get('/planes/nadie/calendario.ics')).status).toBe(404);
});

test('HEAD is answered without a body, and nothing can be sent to the site', async () => {
  const { get } = await open();
  const head = await get('/', { method: 'HEAD' });
  expect([head.status, head.text, (head.headers.etag ?? '').length > 10]).toEqual([200, '', true]);
  expect((await get('/', { method: 'POST' })).status).toBe(404);
});

test('a plan that is not public any more is nowhere', async () => {
  const { house, get } = await open();
  house.rows = house.rows.map((row) => ({ ...row, audience: 'members' }));
  house.head += 1;
  expect((await get('/compromisos/arba0011')).status).toBe(404);
  expect((await get('/')).text).not.toContain('ARBA0011');
});

test('where no address was configured, a page names the host it was asked for, and never what is no host', async () => {
  const { get } = await open({ publicUrl: undefined });
  const canonicalFor = async (host: string) => /rel="canonical" href="([^"]+)"/.exec((await get('/', { headers: { host } })).text)?.[1];
  expect(await canonicalFor('tablet.local:4310')).toBe('http://tablet.local:4310/');
  expect(await canonicalFor('a"><script>')).toBe('http://localhost/');
});

test('whoever types the code of a receipt is led to what it names, however they typed it', async () => {
  const { house, get } = await open();
  house.rows = [...house.rows, publishedPhoto];
  const { code } = publishedPhoto.fields as { readonly code: string };
  expect((await get('/evidencia')).text).toContain('name="code"');
  expect((await get(`/evidencia?code=${code.toLowerCase().replace('-', '%20')}`)).headers.location).toBe(`/evidencia/${code}`);
  expect((await get(`/en/evidence?code=${code}`)).headers.location).toBe(`/en/evidence/${code}`);
  const wrong = await get('/evidencia?code=%3Cscript%3Ealert(1)%3C/script%3E');
  expect(wrong.text).toContain('Eso no es un código');
  expect(wrong.text).not.toContain('<script');
  expect((await get(`/evidencia/${code.toLowerCase()}`)).headers.location).toBe(`/evidencia/${code}`);
  const page = await get(`/evidencia/${code}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('El servidor tiene estos bytes');
  expect(JSON.parse((await get(`/datos/evidencia/${code}.json`)).text)).toMatchObject({ format: 'bitacora-public-receipt', state: 'published', code, evidence: { code } });
});

test('of what is not public a receipt says that it came, and nothing else; of what never came nothing at all', async () => {
  const { house, get } = await open();
  const page = await get(`/evidencia/${house.inside}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('No es público: no se dice nada más.');
  for (const told of ['SHA-256', 'ARBA0011', 'Foto']) expect(page.text).not.toContain(told);
  expect(JSON.parse((await get(`/datos/evidencia/${house.inside}.json`)).text)).toEqual({ format: 'bitacora-public-receipt', version: 1, state: 'received', code: house.inside });
  for (const path of ['/evidencia/0000-ZZZZ', '/datos/evidencia/0000-ZZZZ.json', '/evidencia/nada', '/evidencia/a/b', '/datos/evidencia/nada.json']) expect([path, (await get(path)).status]).toEqual([path, 404]);
});
