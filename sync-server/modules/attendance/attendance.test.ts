import { expect, test } from 'vitest';
import { HtmlValidate } from 'html-validate';
import { aBrowser, type Browser } from '../../../test/builders/running-server';
import { aHouseWithEveryRole, plan, type House } from '../../../test/builders/plan-with-roles';
import { attendanceKeys } from './attendance-key';

const noon = Date.parse('2026-11-18T15:00:00Z');
const meeting = (more: object = {}) => ({ entity: 'meeting', id: 'r-1', act: 'create', audience: 'members', set: { type: 'forum', title: 'Foro de noviembre', organization: 'norte', commitments: [], on: '2026-11-18', from: '14:00', modality: 'inPerson', place: 'Sala grande', invited: [], state: 'scheduled', ...more } }) as const;

const aMeeting = async (more: object = {}) => {
  const house = await aHouseWithEveryRole({ now: () => noon });
  await house.write([meeting(more)]);
  const { path } = (await house.browsers.focalNorte.post('/api/meetings/r-1/attendance-key')).body as { readonly path: string };
  return { ...house, path, phone: aBrowser(house.server.url) };
};

const rowsOf = (house: Pick<House, 'server'>, entity: string) => house.server.container.store.read(plan, (log) => log.rowsOf(entity));
const onceIn = (page: unknown): string => /name="once" value="([^"]+)"/.exec(String(page))?.[1] ?? '';
const formed = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();
const typed = { 'content-type': 'application/x-www-form-urlencoded' };

/** Opens the page as a phone does, fills it in and sends it. */
const sends = async (phone: Browser, path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => {
  const once = onceIn((await phone.get(path)).body);
  return phone.post(path, formed({ once, mode: 'inPerson', ...fields }), { ...typed, ...headers });
};

test('whoever scans the code marks themselves as there, with nothing of ours on the phone', async () => {
  const { path, phone, ...house } = await aMeeting();
  const sent = await sends(phone, path, { name: '  Vecina\u0000 de la comuna 4 ', organization: 'Club del barrio', sector: 'unaffiliated' });
  expect([sent.status, String(sent.body).includes('Quedaste en la lista')]).toEqual([200, true]);
  const [row, ...others] = await rowsOf(house, 'attendance');
  expect([row?.audience, row?.fields, others]).toEqual(['room:norte', { meeting: 'r-1', name: 'Vecina de la comuna 4', organizationName: 'Club del barrio', sector: 'unaffiliated', mode: 'inPerson', presence: 'present', selfMarked: true }, []]);
  expect(await rowsOf(house, 'attendeeContact')).toEqual([]);
});

test('sent twice it counts once, and the phone is told that it is on the list', async () => {
  const { path, phone, ...house } = await aMeeting();
  const once = onceIn((await phone.get(path)).body);
  const body = formed({ once, name: 'Ana', sector: 'academia', mode: 'virtual' });
  await Promise.all([phone.post(path, body, typed), phone.post(path, body, typed)]);
  await phone.post(path, formed({ once, name: 'Otra', sector: 'academia' }), typed);
  expect((await rowsOf(house, 'attendance')).map(({ fields }) => fields['name'])).toEqual(['Ana']);
  expect(String((await phone.get(path)).body)).toContain('Quedaste en la lista');
  expect(String((await phone.get(`/en${path}`)).body)).toContain('You are on the list');
});

test('an e-mail is kept with consent or not at all, in a row that only coordination holds', async () => {
  const { path, phone, ...house } = await aMeeting();
  const refused = await sends(phone, path, { name: 'Ana', sector: 'academia', email: 'ana@example.org' });
  expect([refused.status, String(refused.body).includes('hace falta que aceptes'), String(refused.body).includes('value="ana@example.org"')]).toEqual([422, true, true]);
  await sends(phone, path, { name: 'Ana', sector: 'academia', email: 'ana@example.org', emailConsent: 'yes', consent: 'yes' });
  const [contact] = await rowsOf(house, 'attendeeContact');
  expect([contact?.audience, contact?.fields['email'], contact?.fields['consentOn']]).toEqual(['coordination', 'ana@example.org', '2026-11-18']);
  const [row] = await rowsOf(house, 'attendance');
  expect([row?.fields['consent'], JSON.stringify(row?.fields).includes('@')]).toEqual([true, false]);
});

test.each([['held', '2026-11-10', true], ['scheduled', '2026-11-19', false], ['minutesDraft', '2026-11-18', false], ['cancelled', '2026-11-18', false]])('of a meeting that is %s for %s the list is open: %s', async (state, on, isOpen) => {
  const house = await aHouseWithEveryRole({ now: () => noon });
  await house.write([meeting({ state, on })]);
  const phone = aBrowser(house.server.url);
  const path = `/asistir/${attendanceKeys(house.server.container.secret).keyOf('r-1')}`;
  expect(String((await phone.get(path)).body).includes('<form')).toBe(isOpen);
  await phone.post(path, formed({ once: 'a'.repeat(32), name: 'Ana', sector: 'academia' }), typed);
  expect(await rowsOf(house, 'attendance')).toHaveLength(isOpen ? 1 : 0);
});

test('whoever runs the meeting gets its code, the same each time, and nobody else does', async () => {
  const { browsers, path } = await aMeeting();
  const asked = await Promise.all((['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'ended', 'stranger', 'signedOut'] as const).map(async (who) => [who, (await browsers[who].post('/api/meetings/r-1/attendance-key')).status]));
  expect(Object.fromEntries(asked)).toEqual({ coordination: 200, focalNorte: 200, focalSur: 403, forum: 403, monitor: 403, ended: 403, stranger: 403, signedOut: 401 });
  expect((await browsers.coordination.post('/api/meetings/r-1/attendance-key')).body).toEqual({ path });
  expect((await browsers.coordination.post('/api/meetings/nothing/attendance-key')).status).toBe(403);
});

test('a code that this house never made leads nowhere, whatever it looks like', async () => {
  const { path, phone } = await aMeeting();
  for (const key of ['r-1', 'r-1.', `r-1.${'a'.repeat(22)}`, `${path.slice(9)}x`, `r-2.${path.split('.').at(-1)}`, '.', '%00', '..%2f', 'ñ'.repeat(200)]) expect([key.slice(0, 20), (await phone.get(`/asistir/${encodeURI(key)}`)).status]).toEqual([key.slice(0, 20), 404]);
});

test('a form of another site, of another shape or too large is refused, and what is typed is text', async () => {
  const { path, phone, ...house } = await aMeeting();
  const fields = { name: 'Ana', sector: 'academia' };
  expect((await sends(phone, path, fields, { origin: 'https://otro.example' })).status).toBe(403);
  expect((await sends(phone, path, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await sends(phone, path, { ...fields, once: 'x' })).status).toBe(400);
  expect((await sends(phone, path, { ...fields, name: 'a'.repeat(201) })).status).toBe(400);
  expect((await sends(phone, path, { ...fields, name: 'a'.repeat(20_000) })).status).toBe(413);
  expect((await phone.post(path, '{"name":"Ana"}')).status).toBe(400);
  const said = await sends(phone, path, { name: '"><script>alert(1)</script>', sector: '' });
  expect([said.status, String(said.body).includes('<script')]).toEqual([422, false]);
  expect(await rowsOf(house, 'attendance')).toEqual([]);
  // Our own pages send no referrer, so browsers write null as the origin of their forms.
  expect((await sends(phone, path, fields, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('the page is valid HTML in both languages, is kept nowhere, and works without a script', async () => {
  const { path, phone } = await aMeeting();
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'doctype-style': 'off', 'attr-case': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' } });
  for (const where of [path, `/en${path}`]) {
    const { body, headers } = await phone.get(where);
    const { results } = await validator.validateString(String(body));
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))).toEqual([]);
    expect([headers.get('cache-control'), String(body).includes('<script'), String(body).includes('content="noindex"')]).toEqual(['no-store', false, true]);
  }
});

test('a member who scans the code is the member on the list, not somebody else of the same name; whoever keeps the list has the last word', async () => {
  const { path, ...house } = await aMeeting();
  await house.write([
    { entity: 'organization', id: 'uba', act: 'create', audience: 'public', set: { name: { es: 'UBA' }, sector: 'academia', active: true } },
    { entity: 'membership', id: 'm-ana', act: 'create', audience: 'members', set: { name: 'Ana María Núñez', organization: 'uba', role: 'forumMember', from: '2026-01-01' } },
  ]);
  await sends(aBrowser(house.server.url), path, { name: 'ana maria  nuñez', organization: 'Universidad', sector: 'academia', consent: 'yes', email: 'ana@example.org', emailConsent: 'yes' });
  const [row, ...others] = await rowsOf(house, 'attendance');
  expect([row?.id, row?.fields, others]).toEqual(['r-1~m-ana', expect.objectContaining({ membership: 'm-ana', organization: 'uba', name: 'Ana María Núñez', presence: 'present', consent: true, selfMarked: true }), []]);
  expect((await rowsOf(house, 'attendeeContact')).map(({ id }) => id)).toEqual(['r-1~m-ana~contact']);
  await house.write([{ entity: 'attendance', id: 'r-1~m-ana', act: 'patch', set: { consent: false } }]);
  const again = await sends(aBrowser(house.server.url), path, { name: 'Ana María Núñez', sector: 'academia', consent: 'yes' });
  expect([String(again.body).includes('Quedaste en la lista'), (await rowsOf(house, 'attendance')).map(({ fields }) => fields['consent'])]).toEqual([true, [false]]);
  await sends(aBrowser(house.server.url), path, { name: 'Ana María Núñez', sector: 'unaffiliated' });
  expect(await rowsOf(house, 'attendance')).toHaveLength(2);
});
