/** Links of the app: its own places without leaving the page, everything else as the browser does. */
import { Link } from 'wouter';
import type { LinkProps } from '../ui/link';

export const AppLink = ({ href, ...rest }: LinkProps) =>
  href.startsWith('/') && rest.target === undefined && rest.download === undefined ? <Link href={href} {...rest} /> : <a href={href} {...rest} />;
