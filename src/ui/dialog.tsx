/**
 * A question that must be answered before the page goes on. Native: the browser keeps the focus inside and gives it back
 * to where it was. To show it is to mount it; to close it is to take it away.
 */
import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly title: ReactNode;
  /** Asked for with Escape; the dialog stays until its host takes it away. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly actions: ReactNode;
}

export const Dialog = ({ title, onClose, children, actions }: DialogProps) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect: closing must come before the element leaves the page, or the focus is not given back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <div className="dialog__do">{actions}</div>
    </dialog>
  );
};
