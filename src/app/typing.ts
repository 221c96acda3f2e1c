/**
 * Whether somebody is in the middle of something in this tab, so that nothing is taken from under their hands.
 * Drafts are on the disk within a second; this keeps the page itself still.
 *
 * A screen that knows better listens for `beforeupdate` on the window and calls `preventDefault`.
 */
let typed = false;

/** Counts from the first letter typed on a page until the person goes to another one. */
export const watchTyping = (): void => addEventListener('input', () => (typed = true), { capture: true });

export const leavePage = (): void => {
  typed = false;
};

export const isBusy = (): boolean => typed || document.querySelector('dialog[open]') !== null || !dispatchEvent(new CustomEvent('beforeupdate', { cancelable: true }));
