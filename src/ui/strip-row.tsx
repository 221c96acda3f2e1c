/** One row of a list of strips: code, title and who, the three answers, the strip. All strips of a list share one axis. */
import type { ReactNode } from 'react';
import { Link } from './link';

interface StripRowProps {
  readonly code: ReactNode;
  readonly title: ReactNode;
  /** The whole row leads there. */
  readonly href: string;
  readonly meta: ReactNode;
  readonly answers: ReactNode;
  readonly strip: ReactNode;
  /** 2 under the h1 of a list; 3 inside a section. */
  readonly level?: 2 | 3;
}

export const StripRow = ({ code, title, href, meta, answers, strip, level = 2 }: StripRowProps) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li className="crow">
      <div className="stack stack--2">
        <p className="crow__code">{code}</p>
        <Heading>
          <Link href={href}>{title}</Link>
        </Heading>
        <p className="crow__meta">{meta}</p>
      </div>
      {answers}
      {strip}
    </li>
  );
};
