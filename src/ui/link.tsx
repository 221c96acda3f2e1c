/**
 * A link that goes where its host goes: a plain anchor on the public site, the router's own in the app.
 * The app hands its anchor to `LinkProvider` once; no part needs to know which router there is.
 */
import { createContext, useContext } from 'react';
import type { AnchorHTMLAttributes, ComponentType, ReactNode } from 'react';

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string; readonly children?: ReactNode };

const PlainLink = (props: LinkProps) => <a {...props} />;

const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink);

interface LinkProviderProps {
  readonly component: ComponentType<LinkProps>;
  readonly children: ReactNode;
}

export const LinkProvider = ({ component, children }: LinkProviderProps) => <LinkContext value={component}>{children}</LinkContext>;

export const Link = (props: LinkProps) => {
  const Anchor = useContext(LinkContext);
  return <Anchor {...props} />;
};
