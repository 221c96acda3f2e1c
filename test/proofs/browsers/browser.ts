/** What a story needs of a browser that is not Chromium: to go somewhere, and to run a function in the page. */

export interface OtherBrowser {
  readonly version: string;
  /** Resolves when the page has loaded; rejects where it cannot. */
  readonly go: (address: string) => Promise<void>;
  /** The body of an async function that returns something JSON can carry. */
  readonly run: (script: string) => Promise<unknown>;
  /** As a person closes it: it may finish what it does. */
  readonly close: () => Promise<void>;
}

/** Opens it, or opens it again, with what it keeps in `profile`. */
export type OpenBrowser = (profile: string) => Promise<OtherBrowser>;
