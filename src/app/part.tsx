/** A page that is a part of the app of its own: fetched when it is first opened, drawn at once where it is already here. */
import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import type { Device } from '../storage/device';
import { wholeLanguage } from './language-choice';

export interface Fetched<Props> {
  readonly Page: ComponentType<Props>;
  /** Reads ahead what the page shows. */
  readonly prepare?: (device: Device, props: Props) => Promise<void>;
}

export interface Part<Props> {
  (props: Props): ReactNode;
  readonly fetchPart: () => Promise<Fetched<Props>>;
}

/** `saysFirstWords`: what the page says stands among the first words (scripts/message-catalogue.ts); any other waits for all of them. */
export const part = <Props extends object>(load: () => Promise<Fetched<Props>>, { saysFirstWords = false } = {}): Part<Props> => {
  let here: ComponentType<Props> | undefined;
  const fetchPart = async (): Promise<Fetched<Props>> => {
    const [fetched] = await Promise.all([load(), saysFirstWords ? undefined : wholeLanguage()]);
    here = fetched.Page;
    return fetched;
  };
  const Awaited = lazy(async () => ({ default: (await fetchPart()).Page })) as ComponentType<Props>;
  const Parted = (props: Props) => {
    // Chosen once: a page that was waited for stays the same page.
    const [Page] = useState(() => here ?? Awaited);
    return <Page {...props} />;
  };
  return Object.assign(Parted, { fetchPart });
};
