import { expect, test } from 'vitest';
import { aPlanWith } from '../builders/plan-with-people';
import { aHouse, aTablet, expectAccessible, seesHeading, sizes } from './chromium';

const ana = { id: 'ana', name: 'Ana Suárez', role: 'coordination' } as const;
const password = 'nubes verdes, 93 olas';

const aHouseWithAna = async (settings: Parameters<typeof aHouse>[0] = {}) => {
  const house = await aHouse({ ...settings, config: { demo: false, ...settings.config } });
  await aPlanWith(house.container, [ana]);
  const { token } = await house.container.accounts.invitations.invite({ plan: 'plan-1', membership: 'ana', email: 'ana@example.org', by: undefined });
  return { house, invitation: `/app/invitacion#${token}` };
};

test('an invited person chooses a password and is in; the link works once', async () => {
  const { house, invitation } = await aHouseWithAna();
  const { page, accidents } = await aTablet(house.url);
  await page.goto(invitation);
  await seesHeading(page, 'Ana Suárez, te damos la bienvenida');
  await expectAccessible(page);
  await page.getByLabel('Contraseña', { exact: true }).fill('contraseña2026');
  await page.getByRole('button', { name: 'Aceptar y entrar' }).click();
  await page.getByRole('alert').filter({ hasText: 'Es fácil de adivinar' }).waitFor();
  expect(await page.getByLabel('Contraseña', { exact: true }).inputValue()).toBe('contraseña2026');
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Aceptar y entrar' }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/app/');

  const other = await aTablet(house.url);
  await other.page.goto(invitation);
  await other.page.getByRole('heading', { name: 'Esta invitación ya no sirve' }).waitFor();
  await expectAccessible(other.page);
  expect([...accidents, ...other.accidents]).toEqual([]);
});

test('wrong credentials are said at the password, and nothing that was typed is lost', async () => {
  const { house, invitation } = await aHouseWithAna({ limits: oneTry() });
  const first = await aTablet(house.url);
  await first.page.goto(invitation);
  await first.page.getByLabel('Contraseña', { exact: true }).fill(password);
  await first.page.getByRole('button', { name: 'Aceptar y entrar' }).click();
  await first.page.getByRole('navigation', { name: 'Lugares' }).waitFor();

  const { page, accidents } = await aTablet(house.url);
  await page.goto('/app/compromisos');
  await page.getByLabel('Correo de trabajo').fill('ana@example.org');
  await page.getByLabel('Contraseña', { exact: true }).fill('no es esta');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('alert').filter({ hasText: 'El correo o la contraseña no son correctos' }).waitFor();
  expect(await page.getByLabel('Correo de trabajo').inputValue()).toBe('ana@example.org');
  expect(await page.getByLabel('Contraseña', { exact: true }).inputValue()).toBe('no es esta');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('alert').filter({ hasText: 'Hubo demasiados intentos. Esperá' }).waitFor();
  expect(accidents).toEqual([]);
});

/** One wrong password is borne, the next is asked to wait. */
const oneTry = () => {
  const many = { burst: 600, perMinute: 600 };
  return { session: many, address: many, signIn: { account: { burst: 1, perMinute: 1 }, address: many } };
};

test('whoever signs in at an address is then at that address', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  await page.goto('/app/compromisos');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/app/compromisos');
});

test('without the server the door says so, keeps what was typed, and tries again', async () => {
  const house = await aHouse();
  const { page, accidents } = await aTablet(house.url);
  await page.goto('/app/ingreso');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const { port } = new URL(house.url);
  await house.stop();
  await page.reload();
  await page.getByLabel('Correo de trabajo').fill('ana@example.org');
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('alert').filter({ hasText: 'No se pudo llegar al servidor' }).waitFor();
  expect(await page.getByLabel('Correo de trabajo').inputValue()).toBe('ana@example.org');

  await aHouse({ config: { port: Number(port) } });
  await page.reload();
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  expect(accidents).toEqual([]);
});

test.each(Object.entries(sizes))('the door can be used by everybody (%s)', async (_name, viewport) => {
  const house = await aHouse();
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, accidents } = await aTablet(house.url, { viewport, colorScheme });
    await page.goto('/app/ingreso');
    await page.getByRole('button', { name: /Lucía, punto focal/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'English' }).click();
    await seesHeading(page, 'What was promised, reported and verified, on the same line.');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    await seesHeading(page, 'What was promised, reported and verified, on the same line.');
    expect(accidents).toEqual([]);
  }
});
