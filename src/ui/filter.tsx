/** Filters of a list: each is on or off, and says so. */
import type { ReactNode } from 'react';

interface FiltersProps {
  /** Names the group: "Filtros". */
  readonly label: string;
  readonly children: ReactNode;
}

export const Filters = ({ label, children }: FiltersProps) => (
  <div className="filters" role="group" aria-label={label}>
    {children}
  </div>
);

interface FilterProps {
  readonly pressed: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

export const Filter = ({ pressed, onToggle, children }: FilterProps) => (
  <button className="filter" type="button" aria-pressed={pressed} onClick={onToggle}>
    {children}
  </button>
);
