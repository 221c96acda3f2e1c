/** An empty place says what will stand there and who puts it there. */
import type { ReactNode } from 'react';

interface EmptyNoteProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export const EmptyNote = ({ title, children, action }: EmptyNoteProps) => (
  <div className="empty">
    <h3>{title}</h3>
    <p>{children}</p>
    {action}
  </div>
);
