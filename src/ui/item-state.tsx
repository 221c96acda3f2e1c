/** Where one item is: on this device, sent, confirmed, sealed, in need of a person, or not saved at all. Word, shape and colour. */
import type { ReactNode } from 'react';
import { Icon } from './icons';
import type { IconName } from './icons';

export type ItemStateName = 'saved' | 'sent' | 'confirmed' | 'sealed' | 'attention' | 'notSaved';

const looks: Readonly<Record<ItemStateName, { readonly icon: IconName; readonly className: string }>> = {
  saved: { icon: 'saved', className: 'state' },
  sent: { icon: 'sent', className: 'state' },
  confirmed: { icon: 'confirmed', className: 'state state--ok' },
  sealed: { icon: 'seal', className: 'state state--ok' },
  attention: { icon: 'warning', className: 'state state--look' },
  notSaved: { icon: 'stop', className: 'state state--bad' },
};

interface ItemStateProps {
  readonly state: ItemStateName;
  /** The state's own words, and at most an hour or a count after them. */
  readonly children: ReactNode;
}

export const ItemState = ({ state, children }: ItemStateProps) => (
  <span className={looks[state].className} data-state={state}>
    <Icon name={looks[state].icon} size={18} />
    <span>{children}</span>
  </span>
);
