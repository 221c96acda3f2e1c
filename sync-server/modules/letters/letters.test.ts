import { createServer, type AddressInfo, type Server } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aHouseWithEveryRole, mailOf } from '../../../test/builders/plan-with-roles';

interface Taken {
  readonly to: readonly string[];
  readonly text: string;
}

/** A little SMTP server that keeps what it takes, and may say no for a while. */
const aMailServer = async () => {
  const taken: Taken[] = [];
  const state = { refuses: false };
  const server: Server = createServer((socket) => {
    let to: string[] = [];
    let data: string | undefined;
    socket.setEncoding('utf8').write('220 little\r\n');
    socket.on('error', () => undefined).on('data', (part: string) => {
      if (data !== undefined) {
        data += part;
        if (!data.endsWith('\r\n.\r\n')) return;
        taken.push({ to, text: data });
        [to, data] = [[], undefined];
        return void socket.write('250 kept\r\n');
      }
      for (const line of part.split('\r\n').filter((one) => one !== '')) {
        const word = line.slice(0, 4).toUpperCase();
        if (word === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? '');
        if (word === 'DATA') data = '';
        const isRefused = word === 'RCPT' && state.refuses;
        socket.write(word === 'DATA' ? '354 go on\r\n' : word === 'QUIT' ? '221 bye\r\n' : isRefused ? '451 later\r\n' : '250 fine\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  onTestFinished(() => void server.close());
  return { taken, state, smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true` };
};

const noon = Date.parse('2026-11-18T15:00:00Z');
const meeting = (more: object = {}) => ({ entity: 'meeting', id: 'r-1', act: 'create', audience: 'members', set: { type: 'forum', title: 'Foro de noviembre', organization: 'norte', commitments: [], on: '2026-11-17', from: '14:00', modality: 'inPerson', place: 'Sala', invited: [], state: 'circulated', circulatedOn: '2026-11-18', commentsUntil: '2026-11-26', ...more } }) as const;
const attended = (id: string, more: object) => ({ entity: 'attendance', id, act: 'create', audience: 'members', set: { meeting: 'r-1', sector: 'government', mode: 'inPerson', presence: 'present', ...more } }) as const;
const contact = { entity: 'attendeeContact', id: 'x-1', act: 'create', audience: 'coordination', set: { attendance: 'at-guest', meeting: 'r-1', email: 'vecina@example.org', consentOn: '2026-11-17' } } as const;
const people = [attended('at-1', { membership: 'focalNorte', name: 'focalNorte' }), attended('at-2', { membership: 'forum', name: 'forum', presence: 'apology' }), attended('at-guest', { name: 'Vecina' }), contact];

const aHouseWithMail = async () => {
  const mail = await aMailServer();
  const clock = { now: noon };
  const house = await aHouseWithEveryRole({ now: () => clock.now, config: { mail: { smtpUrl: mail.smtpUrl, from: 'Bitácora <actas@example.org>' } } });
  return { ...house, mail, clock };
};

const within = { timeout: 60_000, interval: 50 };

test('when minutes are circulated, whoever was there and has an address gets one letter, and each alone', async () => {
  const { write, mail } = await aHouseWithMail();
  await write([meeting(), ...people]);
  await vi.waitFor(() => expect(mail.taken).toHaveLength(2), within);
  expect(mail.taken.map(({ to }) => to).sort()).toEqual([[mailOf('focalNorte')], ['vecina@example.org']]);
  for (const { text, to } of mail.taken) for (const other of [mailOf('focalNorte'), 'vecina@example.org', mailOf('forum')].filter((one) => one !== to[0])) expect(text).not.toContain(other);
  const readable = mail.taken.map(({ text }) => text.replace(/=\r\n/g, '')).join('\n');
  for (const said of ['/app/reuniones/r-1/acta', '26 nov 2026', 'Foro de noviembre', 'lista para leer', '26 Nov 2026', 'The minutes of']) expect(readable).toContain(said);
  // Whatever is written afterwards asks for no second letter.
  await write([{ entity: 'meeting', id: 'r-1', act: 'patch', set: { title: 'Foro' } }, attended('at-4', { membership: 'monitor', name: 'monitor' })]);
  await vi.waitFor(() => expect(mail.taken).toHaveLength(3), within);
  expect(mail.taken.at(-1)?.to).toEqual([mailOf('monitor')]);
});

test('a letter that the mail server did not take is sent later, and nobody waits for it', async () => {
  const { write, mail, clock, server } = await aHouseWithMail();
  mail.state.refuses = true;
  await write([meeting(), people[0] ?? contact]);
  const lines = () => server.container.kept.accounts.kysely.selectFrom('letter').selectAll().execute();
  await vi.waitFor(async () => expect((await lines()).map(({ tries, sent_at, next_at }) => [tries, sent_at, next_at])).toEqual([[1, null, noon + 60_000]]), within);
  mail.state.refuses = false;
  clock.now += 61_000;
  await write([{ entity: 'meeting', id: 'r-1', act: 'patch', set: { title: 'Otra vez' } }]);
  await vi.waitFor(async () => expect((await lines())[0]?.sent_at).toBe(clock.now), within);
  expect(mail.taken.map(({ to }) => to)).toEqual([[mailOf('focalNorte')]]);
  expect(JSON.stringify(await lines())).not.toContain('@');
});

test('nobody is written to about demonstration data, about minutes whose window is over, or about what is still written', async () => {
  const { write, mail } = await aHouseWithMail();
  await write([meeting({ demo: true }), ...people]);
  await write([{ ...meeting({ commentsUntil: '2026-11-17' }), id: 'r-2' }, { ...meeting({ state: 'minutesDraft' }), id: 'r-3' }, ...['r-2', 'r-3'].map((id) => ({ ...attended(`${id}~a`, { membership: 'focalNorte' }), set: { ...attended('', { membership: 'focalNorte' }).set, meeting: id } }))]);
  // The letter that is owed comes, so the others were looked at too.
  await write([{ ...meeting(), id: 'r-4' }, { ...attended('r-4~a', {}), set: { ...attended('', { membership: 'monitor' }).set, meeting: 'r-4' } }]);
  await vi.waitFor(() => expect(mail.taken.length).toBeGreaterThan(0), within);
  expect(mail.taken.map(({ to }) => to)).toEqual([[mailOf('monitor')]]);
});
