/** One of a list, chosen from a field. */
import { useId } from 'react';
import { FieldError } from '../../ui/field';

interface SelectFieldProps {
  readonly label: string;
  /** What stands there before anything is chosen; without it, something always is. */
  readonly none?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
  readonly error?: string | undefined;
}

export const SelectField = ({ label, none, value, options, onChoose, error }: SelectFieldProps) => {
  const id = useId();
  return (
    <div className={error ? 'field field--bad' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <FieldError id={`${id}e`} text={error} />
      <select id={id} className="input" value={value} onChange={(event) => onChoose(event.target.value)} {...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}e` } : {})}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
};
