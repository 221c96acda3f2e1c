/** An empty place says what will stand there and who puts it there. */
import type { ReactNode } from 'react';

interface EmptyNoteProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** 2 where it is all that its page has to say. */
  readonly level?: 2 | 3;
}

export const EmptyNote = ({ title, children, action, level = 3 }: EmptyNoteProps) => {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action}
    </div>
  );
};
