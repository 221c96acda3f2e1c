/** What happened, newest first: the day in the margin, the act beside it. */
import type { ReactNode } from 'react';

export interface EventRow {
  readonly key: string;
  /** For machines: a day or a moment in ISO 8601. */
  readonly dateTime: string;
  /** For people: "16 nov", "ayer 18:40". */
  readonly when: ReactNode;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Chips or links under it. */
  readonly foot?: ReactNode;
}

interface EventsProps {
  readonly events: readonly EventRow[];
  /** In a narrow column the margin narrows too. */
  readonly narrow?: boolean;
}

export const Events = ({ events, narrow = false }: EventsProps) => (
  <ol className={narrow ? 'events narrow-margin' : 'events'}>
    {events.map(({ key, dateTime, when, title, note, foot }) => (
      <li key={key} className="event">
        <time dateTime={dateTime}>{when}</time>
        <div>
          <h3>{title}</h3>
          {note && <p>{note}</p>}
          {foot && <div className="row">{foot}</div>}
        </div>
      </li>
    ))}
  </ol>
);
