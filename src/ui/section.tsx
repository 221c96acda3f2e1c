/** A part of a page under its h2, which names it for those who listen. */
import { useId } from 'react';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: ReactNode;
  /** Said, not shown. */
  readonly hideTitle?: boolean;
  /** Beside the title: a tag of demonstration data, a count, a link. */
  readonly beside?: ReactNode;
  /** An anchor to link to. */
  readonly id?: string;
  readonly children: ReactNode;
}

export const Section = ({ title, hideTitle = false, beside, id, children }: SectionProps) => {
  const titleId = `section${useId()}`;
  const heading = (
    <h2 id={titleId} className={hideTitle ? 'vh' : undefined}>
      {title}
    </h2>
  );
  return (
    <section className="section" id={id} aria-labelledby={titleId}>
      {beside ? (
        <div className="section__head">
          {heading} {beside}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
};
