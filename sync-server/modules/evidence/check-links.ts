/**
 * Whether pages that evidence links to still answer. Only an operator asks, and only hosts that they named: an address that a
 * person typed is never followed by the server on its own, nor is one that a page sends on to.
 */
import type { RecordId } from '../../../src/domain/ids';

export interface FiledLink {
  readonly plan: RecordId;
  readonly evidence: RecordId;
  readonly url: string;
}

/** `elsewhere`: it is, or sends on to, a host that was not named; nobody was asked there. */
export type LinkState = { readonly kind: 'answers' | 'refuses'; readonly status: number } | { readonly kind: 'silent' | 'elsewhere' };

export type CheckedLink = FiledLink & { readonly state: LinkState };

export interface LinkCheck {
  /** Host names, with their port where it is not the usual one. */
  readonly allowed: ReadonlySet<string>;
  readonly patienceMs: number;
}

const stepsAtMost = 5;

/** One after another, each address once. */
export const checkLinks = async (links: readonly FiledLink[], check: LinkCheck): Promise<readonly CheckedLink[]> => {
  const states = new Map<string, LinkState>();
  for (const url of new Set(links.map((link) => link.url))) states.set(url, await stateOf(url, check));
  return links.map((link) => ({ ...link, state: states.get(link.url) ?? { kind: 'silent' } }));
};

const stateOf = async (start: string, { allowed, patienceMs }: LinkCheck): Promise<LinkState> => {
  let url = start;
  for (let step = 0; step < stepsAtMost; step += 1) {
    if (!URL.canParse(url)) return { kind: 'elsewhere' };
    const { protocol, host } = new URL(url);
    if (!['http:', 'https:'].includes(protocol) || !allowed.has(host)) return { kind: 'elsewhere' };
    const answer = await ask(url, patienceMs);
    if (!answer) return { kind: 'silent' };
    const next = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || next === null) return { kind: answer.status < 400 ? 'answers' : 'refuses', status: answer.status };
    url = URL.canParse(next, url) ? new URL(next, url).href : next;
  }
  return { kind: 'silent' };
};

/** Some answer only to whoever wants the page; of that page nothing is read. */
const ask = async (url: string, patienceMs: number): Promise<Response | undefined> => {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const head = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
    if (head.status !== 405 && head.status !== 501) return head;
    const page = await fetch(url, { redirect: 'manual', signal });
    await page.body?.cancel();
    return page;
  } catch {
    // No such name, no line, no answer in time: for whoever reads the list it is the same.
    return undefined;
  }
};
