/** A word from the house inside the page, never over it: to explain, to warn, to own a failure, to give a receipt. */
import type { ReactNode } from 'react';
import { Icon } from './icons';
import type { IconName } from './icons';

type BannerTone = 'info' | 'soon' | 'bad' | 'ok';

const looks: Readonly<Record<BannerTone, { readonly icon: IconName; readonly className: string }>> = {
  info: { icon: 'info', className: 'banner' },
  soon: { icon: 'warning', className: 'banner banner--soon' },
  bad: { icon: 'stop', className: 'banner banner--bad' },
  ok: { icon: 'confirmed', className: 'banner banner--ok' },
};

interface BannerProps {
  readonly tone?: BannerTone;
  /** Instead of the tone's own. */
  readonly icon?: IconName;
  readonly title: ReactNode;
  /** Paragraphs and buttons. */
  readonly children?: ReactNode;
  /** Read aloud when it appears: `alert` at once, `status` when there is a pause. */
  readonly live?: 'status' | 'alert';
}

export const Banner = ({ tone = 'info', icon, title, children, live }: BannerProps) => (
  <div className={looks[tone].className} role={live}>
    <Icon name={icon ?? looks[tone].icon} size={20} />
    <div>
      <h2>{title}</h2>
      {children}
    </div>
  </div>
);
