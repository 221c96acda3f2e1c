import { render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Button } from './button';
import { Dialog } from './dialog';
import { TextField } from './field';

const Withdraw = () => {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Retirar</Button>
      <Button>Otra cosa</Button>
      {isOpen && (
        <Dialog title="Retirar el informe" onClose={close} actions={<Button onClick={close}>Cancelar</Button>}>
          <TextField label="Motivo" />
        </Dialog>
      )}
    </>
  );
};

test('a dialog keeps the focus inside, closes with Escape and gives the focus back', async () => {
  render(<Withdraw />);
  const opener = screen.getByRole('button', { name: 'Retirar' });
  await userEvent.click(opener);
  const dialog = screen.getByRole('dialog', { name: 'Retirar el informe' });
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Motivo' }));
  for (let step = 0; step < 4; step += 1) {
    await userEvent.tab();
    expect(document.activeElement === document.body || dialog.contains(document.activeElement)).toBe(true);
  }
  screen.getByRole('textbox', { name: 'Motivo' }).focus();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});
