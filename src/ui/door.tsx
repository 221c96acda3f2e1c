/** The way in: the spine of the book with what it is for, and beside it the page where a person says who they are. */
import type { ReactNode } from 'react';
import { Icon } from './icons';
import { Logo } from './logo';

interface DoorProps {
  readonly brand: string;
  /** The one h1. */
  readonly title: ReactNode;
  readonly lead: ReactNode;
  /** A strip, shown where there is room for it. */
  readonly picture?: ReactNode;
  /** The id of the main element, for the skip link. */
  readonly mainId: string;
  readonly children: ReactNode;
}

export const Door = ({ brand, title, lead, picture, mainId, children }: DoorProps) => (
  <div className="door">
    <header className="door__spine">
      <div className="door__brand">
        <Logo size={40} />
        <span>{brand}</span>
      </div>
      <div className="stack">
        <h1 tabIndex={-1}>{title}</h1>
        <p>{lead}</p>
      </div>
      {picture && <div className="door__pic">{picture}</div>}
    </header>
    <main className="door__main" id={mainId} tabIndex={-1}>
      {children}
    </main>
  </div>
);

interface PersonButtonProps {
  readonly name: string;
  readonly note: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A person to come in as. */
export const PersonButton = ({ name, note, onClick, disabled = false }: PersonButtonProps) => (
  <button className="person" type="button" onClick={onClick} disabled={disabled}>
    <span className="face" aria-hidden="true">
      {name.charAt(0)}
    </span>
    <span>
      <b>{name}</b>
      <span className="sub">{note}</span>
    </span>
    <Icon name="next" size={20} />
  </button>
);
