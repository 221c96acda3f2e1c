import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { languages } from '../../language/both-languages';
import { LanguageProvider } from '../../language/language-context';
import { toProblem, type ProblemName } from '../../protocol/problems';
import { ChangePassword } from './change-password';

afterEach(() => vi.unstubAllGlobals());

const show = () =>
  render(
    <LanguageProvider language={languages.es} onChoose={() => undefined}>
      <ChangePassword />
    </LanguageProvider>,
  );

/** A server that answers so, and what it was told. */
const aServer = (problem?: ProblemName) => {
  const told: unknown[] = [];
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    told.push([path, JSON.parse(body)]);
    if (!problem) return new Response(null, { status: 204 });
    const said = toProblem(problem);
    return new Response(JSON.stringify(said), { status: said.status, headers: { 'content-type': 'application/problem+json' } });
  });
  return told;
};
const current = () => screen.getByLabelText<HTMLInputElement>('Contraseña de ahora');
const next = () => screen.getByLabelText<HTMLInputElement>(/Contraseña nueva/);
const fill = async () => {
  await userEvent.type(current(), 'nubes-verdes-93-olas');
  await userEvent.type(next(), 'otra-clave-larga-77');
  await userEvent.click(screen.getByRole('button', { name: 'Cambiar la contraseña' }));
};

test('a person changes their password, is told, and nothing typed stays on the screen', async () => {
  const told = aServer();
  show();
  await fill();
  expect((await screen.findByRole('status')).textContent).toContain('Tu contraseña cambió');
  expect(told).toEqual([['/api/auth/change-password', { currentPassword: 'nubes-verdes-93-olas', newPassword: 'otra-clave-larga-77' }]]);
  expect([current().value, next().value]).toEqual(['', '']);
});

test.each([
  ['wrong-credentials', 'La contraseña de ahora no es esa.', current],
  ['weak-password', 'Es fácil de adivinar.', next],
] as const)('a password that is refused (%s) is said at its field, and what was typed stays', async (problem, words, field) => {
  aServer(problem);
  show();
  await fill();
  expect((await screen.findByRole('alert')).textContent).toContain(words);
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect([current().value, next().value]).toEqual(['nubes-verdes-93-olas', 'otra-clave-larga-77']);
});
