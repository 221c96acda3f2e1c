/** Links of the app: its own places without leaving the page, everything else as the browser does. */
import { Link, useLocation } from 'wouter';
import { addresses } from '../language/addresses';
import type { LinkProps } from '../ui/link';

export const AppLink = ({ href, ...rest }: LinkProps) => {
  const [path] = useLocation();
  if (!href.startsWith('/') || rest.target !== undefined || rest.download !== undefined) return <a href={href} {...rest} />;
  // Whoever signs in again is brought back to where they were.
  return <Link href={href} {...(href === addresses.signIn ? { state: { from: path } } : {})} {...rest} />;
};
