import { expect, onTestFinished, test } from 'vitest';
import { forgetTablet } from '../../test/builders/device';
import { stageOf } from '../storage/preparation';
import { wasReadAhead } from '../storage/read-ahead';
import { forgetOpened, openAhead, openedAhead } from './open-ahead';
import type { Holder } from './session';

const holderOf = (id: string): Holder => ({ user: { id, name: id, email: `${id}@example.org` }, plan: { id: 'plan-1', title: { es: 'Plan' } }, demo: false, expiresAt: 0 });

test('what was opened ahead for one person is given to nobody else, and once the room has it, to nobody', async () => {
  await openAhead(holderOf('lucia'), '/');
  const opened = openedAhead({ user: 'lucia', plan: 'plan-1' });
  onTestFinished(() => opened && forgetTablet(opened.device));
  expect(opened?.device.user).toBe('lucia');
  expect(opened && wasReadAhead(opened.device, stageOf)).toMatchObject({ stage: 'nothing' });
  expect([openedAhead({ user: 'martin', plan: 'plan-1' }), openedAhead({ user: 'lucia', plan: 'plan-2' })]).toEqual([undefined, undefined]);
  forgetOpened();
  expect(openedAhead({ user: 'lucia', plan: 'plan-1' })).toBeUndefined();
});

test('whoever comes to sign in, or to an address that cannot be read, finds nothing opened and no failure', async () => {
  for (const path of ['ingreso', '/invitacion', 'compromisos/%E0%A4%A']) await openAhead(holderOf('ana'), path);
  expect(openedAhead({ user: 'ana', plan: 'plan-1' })).toBeUndefined();
});
