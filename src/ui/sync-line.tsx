/** One line that tells the truth about this device, on every page of the app. Being offline is no alarm. */
import type { ReactNode } from 'react';
import { Icon } from './icons';
import type { IconName } from './icons';
import { Link } from './link';

interface SyncLineProps {
  readonly icon: IconName;
  /** The sentence; its second half may stand in `className="more"`, which a phone leaves out. */
  readonly children: ReactNode;
  readonly link?: { readonly href: string; readonly label: string } | undefined;
}

export const SyncLine = ({ icon, children, link }: SyncLineProps) => (
  <div className="syncline">
    <Icon name={icon} size={18} />
    <p role="status">{children}</p>
    {link && <Link href={link.href}>{link.label}</Link>}
  </div>
);
