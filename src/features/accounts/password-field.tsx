/** A password that can be looked at: typed blind on a tablet, it is typed wrong. */
import { useState } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { useLanguage } from '../../language/language-context';
import { TextField } from '../../ui/field';

/** In letters; the server asks for as many. */
export const shortestPassword = 12;

interface PasswordFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

export const PasswordField = (props: PasswordFieldProps) => {
  const { t } = useLanguage();
  const [isShown, show] = useState(false);
  return (
    <div>
      <TextField {...props} type={isShown ? 'text' : 'password'} autoCapitalize="none" autoCorrect="off" spellCheck={false} required />
      <label className="check">
        <input type="checkbox" checked={isShown} onChange={(event) => show(event.target.checked)} />
        {t('accounts.showPassword')}
      </label>
    </div>
  );
};
