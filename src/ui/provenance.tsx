/** Where a thing comes from: what that proves, and as large beside it, what it does not prove. Never a seal of approval. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icons';

interface ProvenanceProps {
  readonly title: ReactNode;
  readonly proves: { readonly title: ReactNode; readonly points: readonly string[] };
  readonly provesNot: { readonly title: ReactNode; readonly points: readonly string[] };
  /** Code and hash. */
  readonly foot?: ReactNode;
}

export const Provenance = ({ title, proves, provesNot, foot }: ProvenanceProps) => {
  const id = useId();
  return (
    <section className="prov" aria-labelledby={id}>
      <div className="prov__head">
        <h2 id={id}>{title}</h2>
      </div>
      <div className="prov__two">
        <Points {...proves} icon="ok" />
        <Points {...provesNot} icon="unproved" />
      </div>
      {foot && <div className="prov__foot">{foot}</div>}
    </section>
  );
};

const Points = ({ title, points, icon }: ProvenanceProps['proves'] & { readonly icon: 'ok' | 'unproved' }) => (
  <div>
    <h3>{title}</h3>
    <ul>
      {points.map((point) => (
        <li key={point}>
          <Icon name={icon} size={18} />
          <span>{point}</span>
        </li>
      ))}
    </ul>
  </div>
);
