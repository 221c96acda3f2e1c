/** For the `ref` of a form that somebody opened by hand: its first field takes the focus, once. */
export const focusFirst = (form: HTMLFormElement | null): void => form?.querySelector<HTMLElement>('textarea, input')?.focus();
