/** The head of a page: where one is, its one h1, a sentence, what can be done here. */
import type { ReactNode, Ref } from 'react';
import { Link } from './link';

export interface Crumb {
  readonly label: ReactNode;
  /** Absent for what is no page: a code, a state. */
  readonly href?: string;
}

interface PageHeadProps {
  readonly title: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  /** The h1, so that a new page can take the focus. */
  readonly titleRef?: Ref<HTMLHeadingElement>;
}

export const PageHead = ({ title, crumbs = [], sub, actions, titleRef }: PageHeadProps) => (
  <header className="head">
    {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
    <div className="head__line">
      <div>
        <h1 ref={titleRef} tabIndex={-1}>
          {title}
        </h1>
        {sub && <p className="head__sub">{sub}</p>}
      </div>
      {actions && <div className="head__do">{actions}</div>}
    </div>
  </header>
);

const Crumbs = ({ crumbs }: { readonly crumbs: readonly Crumb[] }) => (
  <p className="head__crumbs">
    {crumbs.flatMap(({ label, href }, index) => [
      ...(index > 0
        ? [
            <span key={`${index}s`} aria-hidden="true">
              /
            </span>,
          ]
        : []),
      href ? (
        <Link key={index} href={href}>
          {label}
        </Link>
      ) : (
        <span key={index}>{label}</span>
      ),
    ])}
  </p>
);
