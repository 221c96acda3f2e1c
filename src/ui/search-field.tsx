/** A place to type what one is looking for; it searches what is on this device. */
import { Icon } from './icons';

interface SearchFieldProps {
  /** Read aloud, and shown while the field is empty. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export const SearchField = ({ label, value, onChange }: SearchFieldProps) => (
  <div className="search">
    <Icon name="search" size={20} />
    <input className="input" type="search" aria-label={label} placeholder={label} value={value} onChange={(event) => onChange(event.target.value)} />
  </div>
);
