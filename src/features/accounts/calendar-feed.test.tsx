import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { languages } from '../../language/both-languages';
import { LanguageProvider } from '../../language/language-context';
import { CalendarFeed } from './calendar-feed';

afterEach(() => vi.unstubAllGlobals());

const json = (body: object) => new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } });

/** A server that keeps one address for the person. */
const aServer = () => {
  let madeAt: number | null = null;
  vi.stubGlobal('fetch', async (_path: string, { method }: { readonly method: string }) => {
    if (method === 'GET') return json({ madeAt });
    madeAt = method === 'POST' ? Date.parse('2026-11-18T15:00:00Z') : null;
    return method === 'POST' ? json({ path: '/calendario/secreto-de-prueba.ics' }) : new Response(null, { status: 204 });
  });
};

const show = () =>
  render(
    <LanguageProvider language={languages.es} onChoose={() => undefined}>
      <CalendarFeed />
    </LanguageProvider>,
  );

test('a person makes the address of their calendar, sees it once, and ends it', async () => {
  aServer();
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Crear la dirección' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Dirección del calendario')).value).toMatch(/\/calendario\/secreto-de-prueba\.ics$/);
  await userEvent.click(await screen.findByRole('button', { name: 'Dar de baja' }));
  expect(await screen.findByRole('button', { name: 'Crear la dirección' })).toBeTruthy();
  expect(screen.queryByLabelText('Dirección del calendario')).toBeNull();
});

test('whoever made one before learns when, and never its address', async () => {
  vi.stubGlobal('fetch', async () => json({ madeAt: Date.parse('2026-11-18T15:00:00Z') }));
  show();
  expect(await screen.findByText(/Creaste una el 18\/11\/2026/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Crear una nueva' })).toBeTruthy();
});

test('without network the section says so, and breaks nothing', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  show();
  expect(await screen.findByRole('status')).toBeTruthy();
});
