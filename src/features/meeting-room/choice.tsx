/** One of many, in the shape of a field: an institution, a milestone, a point. */
import { useId } from 'react';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly lang?: string | undefined;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** What stands first and chooses nothing. */
  readonly none: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

export const Choice = ({ label, value, none, options, onChange }: ChoiceProps) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};
