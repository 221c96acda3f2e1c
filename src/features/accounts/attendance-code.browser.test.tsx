import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { languages } from '../../language/both-languages';
import { LanguageProvider } from '../../language/language-context';
import { AttendanceCode } from './attendance-code';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <LanguageProvider language={languages.es} onChoose={() => undefined}>
      <AttendanceCode meeting="r 1" />
    </LanguageProvider>,
  );

test('the code and its address are shown to be scanned or typed', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { method }: { readonly method: string }) => {
    asked.push(`${method} ${path}`);
    return new Response(JSON.stringify({ path: '/asistir/una-clave' }), { status: 200, headers: { 'content-type': 'application/json' } });
  });
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Mostrar el código para anotarse' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Anotarse en la reunión' }));
  expect(dialog.getByRole('img', { name: /Código QR/ })).toBeTruthy();
  expect(dialog.getByRole<HTMLAnchorElement>('link').href).toMatch(/\/asistir\/una-clave$/);
  expect(asked).toEqual(['POST /api/meetings/r%201/attendance-key']);
});

test('without network it says so, and a path that leads elsewhere is no code', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Mostrar el código para anotarse' }));
  expect(await screen.findByRole('status')).toBeTruthy();
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ path: 'https://elsewhere.example/asistir/x' }), { status: 200, headers: { 'content-type': 'application/json' } }));
  await userEvent.click(screen.getByRole('button', { name: 'Mostrar el código para anotarse' }));
  expect(await screen.findByRole('status')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});
