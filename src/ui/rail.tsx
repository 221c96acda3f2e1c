/** The places of the app: a bar under the thumb on a phone, a spine at the left edge from a tablet up. */
import { Icon } from './icons';
import type { IconName } from './icons';
import { Link } from './link';
import { Logo } from './logo';

export interface RailItem {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly current?: boolean;
  /** How many wait there, and the words after the number for those who listen: " sin enviar". */
  readonly count?: { readonly number: number; readonly words: string } | undefined;
  /** Only on a phone, only from a tablet up, or always. */
  readonly only?: 'narrow' | 'wide' | undefined;
}

interface RailProps {
  /** Names the navigation: "Lugares". */
  readonly label: string;
  readonly brand: { readonly name: string; readonly href: string };
  readonly items: readonly RailItem[];
  /** At the foot, from a tablet up. */
  readonly foot: RailItem;
}

export const Rail = ({ label, brand, items, foot }: RailProps) => (
  <nav className="rail" aria-label={label}>
    <Link className="rail__brand" href={brand.href}>
      <Logo size={32} />
      <span>{brand.name}</span>
    </Link>
    <ul className="rail__list">
      {items.map((item) => (
        <li key={item.href} className={item.only}>
          <RailLink item={item} />
        </li>
      ))}
    </ul>
    <div className="rail__foot">
      <RailLink item={foot} />
    </div>
  </nav>
);

const RailLink = ({ item: { href, label, icon, current, count } }: { readonly item: RailItem }) => (
  <Link className="rail__item" href={href} {...(current ? { 'aria-current': 'page' } : {})}>
    <Icon name={icon} />
    <span>{label}</span>
    {count && count.number > 0 && (
      <span className="rail__n">
        {count.number}
        <span className="vh"> {count.words}</span>
      </span>
    )}
  </Link>
);
