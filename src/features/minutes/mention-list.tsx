/** What was found behind an `@`: chosen with the arrows and Enter, or with a finger. */
import { useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../../language/language-context';
import type { MentionChoice } from './mentions';

interface MentionListProps {
  readonly id: string;
  readonly choice: MentionChoice;
  readonly selected: number;
}

export const MentionList = ({ id, choice, selected }: MentionListProps) => {
  const { t } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = list.current?.offsetParent?.getBoundingClientRect();
    if (!list.current || !place || !choice.at) return;
    // Set on the element: a style in the page would be refused by the server's own rules.
    list.current.style.top = `${choice.at.bottom - place.top}px`;
    list.current.style.left = `${Math.max(0, Math.min(choice.at.left - place.left, place.width - list.current.offsetWidth))}px`;
  }, [choice]);
  if (choice.found.length === 0) return null;
  return (
    <div ref={list} id={id} className="mentions" role="listbox" aria-label={t('minutes.mentions')}>
      {choice.found.map((one, index) => (
        <div
          key={`${one.kind} ${one.id}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === selected}
          className="mentions__one"
          onPointerDown={(event) => {
            event.preventDefault();
            choice.choose(one);
          }}
        >
          <small>{t(`mentionKind.${one.kind}`)}</small>
          {one.label}
        </div>
      ))}
    </div>
  );
};
