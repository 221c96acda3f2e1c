import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { TextArea, TextField } from './field';
import { Ledger } from './ledger';
import { Link, LinkProvider } from './link';
import { Segmented } from './segmented';
import { Toast } from './toast';

afterEach(() => vi.useRealTimers());

const HowIsIt = () => {
  const [level, setLevel] = useState<'limited' | 'substantial' | undefined>(undefined);
  const segments = [{ value: 'limited', label: 'Limitado' }, { value: 'substantial', label: 'Sustancial' }] as const;
  return <Segmented legend="¿Cómo está hoy?" segments={segments} value={level} onChange={setLevel} error={level ? undefined : 'Elegí una.'} />;
};

test('one of a few is chosen with a finger or with the arrows', async () => {
  const person = userEvent.setup();
  render(<HowIsIt />);
  expect(screen.getByRole('group', { name: '¿Cómo está hoy?', description: 'Elegí una.' })).toBeVisible();
  await person.click(screen.getByRole('radio', { name: 'Limitado' }));
  expect(screen.getByRole('radio', { name: 'Limitado' })).toBeChecked();
  await person.keyboard('{ArrowRight}');
  expect(screen.getByRole('radio', { name: 'Sustancial' })).toBeChecked();
  expect(screen.queryByText('Elegí una.')).toBeNull();
});

test('a field reads its hint and its error with its label', () => {
  render(
    <>
      <TextField label="Motivo" hint="Queda en la historia." error="Contá el motivo en al menos 10 letras." />
      <TextArea label="¿Qué avanzó?" />
    </>,
  );
  const reason = screen.getByRole('textbox', { name: 'Motivo' });
  expect(reason).toHaveAccessibleDescription('Contá el motivo en al menos 10 letras. Queda en la historia.');
  expect(reason).toBeInvalid();
  expect(screen.getByRole('textbox', { name: '¿Qué avanzó?' })).toBeValid();
});

test('a change can be taken back for ten seconds, and the time stands still while somebody points at it', () => {
  vi.useFakeTimers();
  const onExpire = vi.fn();
  const onAction = vi.fn();
  render(<Toast message="Pasaste el hito 4 a sustancial" actionWord="Deshacer" onAction={onAction} onExpire={onExpire} />);
  act(() => vi.advanceTimersByTime(9_000));
  fireEvent.mouseEnter(screen.getByRole('status'));
  act(() => vi.advanceTimersByTime(60_000));
  expect(onExpire).not.toHaveBeenCalled();
  fireEvent.mouseLeave(screen.getByRole('status'));
  act(() => vi.advanceTimersByTime(999));
  expect(onExpire).not.toHaveBeenCalled();
  act(() => vi.advanceTimersByTime(1));
  expect(onExpire).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
  expect(onAction).toHaveBeenCalledTimes(1);
});

test('what is late stands above the line of today and drags its tail down to it', () => {
  const row = (key: string, tone?: 'late') => ({ key, date: 'jue 12 nov', near: 'hace 6 días', title: key, tone });
  render(<Ledger todayWord="hoy" behind={[row('old'), row('late', 'late'), row('then')]} ahead={[row('next')]} />);
  const rows = screen.getAllByRole('listitem');
  expect(rows.map((one) => one.querySelector('h3')?.textContent ?? one.textContent)).toEqual(['old', 'late', 'then', 'hoy', 'next']);
  expect(rows.map((one) => one.classList.contains('ledger__row--trail'))).toEqual([false, true, true, false, false]);
  expect(rows.map((one) => one.classList.contains('ledger__row--meets-today'))).toEqual([false, false, true, false, false]);
});

test('a part links the way its host does', () => {
  render(
    <LinkProvider component={({ href, children }) => <a href={`/app${href}`}>{children}</a>}>
      <Link href="/hoy">Hoy</Link>
    </LinkProvider>,
  );
  expect(screen.getByRole('link', { name: 'Hoy' })).toHaveAttribute('href', '/app/hoy');
});
