import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { languages } from '../../language/both-languages';
import { LanguageProvider } from '../../language/language-context';
import type { Account } from './me';
import { SignInPage } from './sign-in-page';

afterEach(() => vi.unstubAllGlobals());

const show = (holder?: Account) =>
  render(
    <LanguageProvider language={languages.es} onChoose={() => undefined}>
      <SignInPage holder={holder} onOpenAsHolder={() => undefined} onBeforeEntering={() => undefined} onEntered={() => true} />
    </LanguageProvider>,
  );
const serverIs = (state: 'silent' | 'there') =>
  vi.stubGlobal('fetch', async () => {
    if (state === 'silent') throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify({ people: [{ key: 'ana', name: 'Ana', role: 'focalPoint' }] }), { headers: { 'content-type': 'application/json' } });
  });

test('a server that does not answer is named, and asked again when the person wants', async () => {
  serverIs('silent');
  show();
  expect((await screen.findByText('El servidor no contesta')).textContent).toBeTruthy();
  serverIs('there');
  await userEvent.click(screen.getByRole('button', { name: 'Volver a intentar' }));
  expect(await screen.findByRole('button', { name: /Ana/ })).toBeTruthy();
  expect(screen.queryByText('El servidor no contesta')).toBeNull();
});

test('whoever holds the device is told that they may go on without it', async () => {
  serverIs('silent');
  show({ id: 'ana', name: 'Ana', email: 'ana@example.org' });
  expect(await screen.findByText(/podés seguir trabajando con lo que está en este dispositivo/)).toBeTruthy();
});

test('while it answers nothing is said of it', async () => {
  serverIs('there');
  show();
  await screen.findByRole('button', { name: /Ana/ });
  expect(screen.queryByText('El servidor no contesta')).toBeNull();
});
