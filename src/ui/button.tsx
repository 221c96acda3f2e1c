/** What a person can do. One solid button (`go`) per view; the button names its act. */
import type { ButtonHTMLAttributes } from 'react';
import { Icon } from './icons';
import type { IconName } from './icons';
import { Link } from './link';
import type { LinkProps } from './link';

type ButtonLook = 'go' | 'line' | 'quiet' | 'stop';

interface Looks {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** As wide as its place. */
  readonly wide?: boolean;
}

const classOf = (look: ButtonLook, wide: boolean): string => `btn btn--${look}${wide ? ' btn--wide' : ''}`;

export const Button = ({ look = 'line', icon, wide = false, children, type = 'button', ...rest }: Looks & ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button {...rest} type={type} className={classOf(look, wide)}>
    {icon && <Icon name={icon} size={20} />}
    {children}
  </button>
);

/** A place to go to that looks like an act. */
export const LinkButton = ({ look = 'line', icon, wide = false, children, ...rest }: Looks & LinkProps) => (
  <Link {...rest} className={classOf(look, wide)}>
    {icon && <Icon name={icon} size={20} />}
    {children}
  </Link>
);
