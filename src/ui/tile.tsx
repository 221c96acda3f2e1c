/** A thing one could pick up, as a card with its picture: evidence, beside others of its kind. */
import type { ReactNode } from 'react';
import { Icon } from './icons';
import type { IconName } from './icons';
import { Link } from './link';

export const Tiles = ({ label, children }: { readonly label?: string; readonly children: ReactNode }) => (
  <ul className="tiles" aria-label={label}>
    {children}
  </ul>
);

interface TileProps {
  readonly href: string;
  /** The address of a small picture; without one, the icon of its kind stands there. */
  readonly picture?: string | undefined;
  /** It is of a written page: its beginning is seen, not its middle. */
  readonly isPage?: boolean;
  readonly icon: IconName;
  readonly title: ReactNode;
  /** What kind it is, and of when. */
  readonly note: ReactNode;
  /** Where it is, or what became of it. */
  readonly state?: ReactNode;
}

export const Tile = ({ href, picture, isPage = false, icon, title, note, state }: TileProps) => (
  <li>
    <Link className="tile" href={href}>
      {picture === undefined ? (
        <span className="tile__kind">
          <Icon name={icon} size={40} />
        </span>
      ) : (
        // What it shows stands beside it in words.
        <img className={isPage ? 'tile__pic tile__pic--page' : 'tile__pic'} src={picture} alt="" loading="lazy" decoding="async" />
      )}
      <span className="tile__txt">
        <b>{title}</b>
        <span className="tile__note">{note}</span>
        {state}
      </span>
    </Link>
  </li>
);
