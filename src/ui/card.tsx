/** A border for a thing one could pick up; never around a section, never inside another card. */
import type { ReactNode } from 'react';

interface CardProps {
  /** `look`: it needs the reader; `wash`: it recedes. */
  readonly look?: 'plain' | 'look' | 'wash';
  readonly children: ReactNode;
}

export const Card = ({ look = 'plain', children }: CardProps) => <article className={look === 'plain' ? 'card' : `card card--${look}`}>{children}</article>;
