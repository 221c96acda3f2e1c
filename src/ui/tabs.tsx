/** The parts of a page as links, each with its own address. */
import { Link } from './link';

export interface Tab {
  readonly href: string;
  readonly label: string;
  /** How many stand there: "6", "2 deben". */
  readonly count?: string | number | undefined;
  readonly current?: boolean | undefined;
}

interface TabsProps {
  /** Names the navigation: "Partes del compromiso". */
  readonly label: string;
  readonly tabs: readonly Tab[];
}

export const Tabs = ({ label, tabs }: TabsProps) => (
  <nav className="tabs" aria-label={label}>
    {tabs.map(({ href, label: word, count, current }) => (
      <Link key={href} href={href} {...(current ? { 'aria-current': true } : {})}>
        {word}
        {count !== undefined && <small>{count}</small>}
      </Link>
    ))}
  </nav>
);
