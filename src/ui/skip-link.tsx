/** For who comes with the keyboard: past the navigation, to what the page says. Stands first on the page. */
interface SkipLinkProps {
  /** The id of the page's main element. */
  readonly to: string;
  readonly children: string;
}

export const SkipLink = ({ to, children }: SkipLinkProps) => (
  <a className="skip" href={`#${to}`}>
    {children}
  </a>
);
