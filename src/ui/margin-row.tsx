/** A numbered line of the book: mark and number in the margin, what it says beside them. */
import type { ReactNode } from 'react';
import { Mark } from './mark';
import type { MarkProps } from './mark';

interface MarginRowProps extends Pick<MarkProps, 'reported' | 'verified'> {
  readonly number: number | string;
  readonly title: ReactNode;
  /** An anchor to link to. */
  readonly id?: string;
  /** A paragraph, the answers. */
  readonly children: ReactNode;
}

export const MarginRow = ({ reported, verified, number, title, id, children }: MarginRowProps) => (
  <li className="mile" id={id}>
    <div className="mile__side">
      <Mark reported={reported} verified={verified} size={32} className="mile__n" />
      <span>{number}</span>
    </div>
    <div className="mile__body">
      <h3>{title}</h3>
      {children}
    </div>
  </li>
);
