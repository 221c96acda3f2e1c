/** Somebody's words, with who said them over it: the original (plain), the current wording (`now`), civil society (`society`). */
import type { ReactNode } from 'react';

interface QuoteProps {
  readonly title: ReactNode;
  readonly voice?: 'plain' | 'now' | 'society';
  readonly children: ReactNode;
}

const classes = { plain: 'quote', now: 'quote quote--now', society: 'quote quote--soc' } as const;

export const Quote = ({ title, voice = 'plain', children }: QuoteProps) => (
  <div className={classes[voice]}>
    <h3>{title}</h3>
    {children}
  </div>
);
