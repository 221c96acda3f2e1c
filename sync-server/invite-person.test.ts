import { expect, test } from 'vitest';
import { aPlanWith } from '../test/builders/plan-with-people';
import { aBrowser, aRunningServer } from '../test/builders/running-server';
import { invitePerson } from './invite-person';

const ana = { name: 'Ana Suárez', email: 'ana@example.org', role: 'coordination', organization: 'AREA-1' } as const;

test('whoever runs the server lets in the first person, who may then invite the others', async () => {
  const { url, container } = await aRunningServer();
  await aPlanWith(container, [{ id: 'luis', name: 'Luis Pérez', role: 'focalPoint' }]);
  const invited = await invitePerson(container, ana);
  const token = invited.accepted ? invited.value.token : '';
  const browser = aBrowser(url);
  expect(await browser.post('/api/invitations/accept', { token, password: 'nubes-verdes-93-olas' })).toMatchObject({ status: 200 });
  expect(await browser.post('/api/invitations', { membership: 'luis', email: 'luis@example.org' })).toMatchObject({ status: 200 });
});

test('an organization or a plan that is not there is answered with those that are, and nothing is written', async () => {
  const { container } = await aRunningServer();
  expect(await invitePerson(container, ana)).toEqual({ accepted: false, refusal: { kind: 'no-such-plan', plans: [] } });
  await aPlanWith(container, []);
  const head = () => container.store.read('plan-1', (log) => log.head());
  const before = await head();
  expect(await invitePerson(container, { ...ana, organization: 'AGESIC' })).toEqual({ accepted: false, refusal: { kind: 'no-such-organization', organizations: ['area-1'] } });
  expect(await invitePerson(container, { ...ana, plan: 'plan-9' })).toEqual({ accepted: false, refusal: { kind: 'no-such-plan', plans: ['plan-1'] } });
  expect(await head()).toEqual(before);
});
