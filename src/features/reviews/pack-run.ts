/** Taking along, while somebody goes on reading and judging: it runs until it is done or stopped, whatever page is shown. */
import { create } from 'zustand';
import type { PackPart } from '../../domain/review-pack';
import { originalLink } from '../../storage/blobs/original-link';
import type { Device } from '../../storage/device';
import { downloadPack, type PackProgress, type PackStop } from '../../storage/review-pack';

export interface PackAmount {
  readonly parts: number;
  readonly bytes: number;
}

export type PackRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: PackProgress; readonly of: PackAmount }
  | { readonly kind: 'ended'; readonly progress: PackProgress; readonly of: PackAmount; readonly stop?: PackStop; readonly refused: number };

export const usePackRun = create<PackRun>()(() => ({ kind: 'idle' }));

let stopper: AbortController | undefined;

export const amountOf = (parts: readonly PackPart[]): PackAmount => ({ parts: parts.length, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) });

/** Goes on where it was cut: what is here already costs nothing. */
export const runPack = async (device: Device, parts: readonly PackPart[]): Promise<void> => {
  if (stopper) return;
  const own = new AbortController();
  stopper = own;
  const of = amountOf(parts);
  let progress: PackProgress = { parts: 0, bytes: 0 };
  usePackRun.setState({ kind: 'running', progress, of }, true);
  try {
    const { stop, refused } = await downloadPack(device, parts, {
      signal: own.signal,
      originalPath: (evidence) => originalLink(device, evidence),
      onProgress: (next) => {
        progress = next;
        usePackRun.setState({ kind: 'running', progress, of }, true);
      },
    });
    usePackRun.setState({ kind: 'ended', progress, of, refused: refused.length, ...(stop === undefined ? {} : { stop }) }, true);
  } catch {
    // The browser gave no place to keep anything in.
    usePackRun.setState({ kind: 'ended', progress, of, refused: 0, stop: 'no-room' }, true);
  } finally {
    stopper = undefined;
  }
};

export const stopPack = (): void => stopper?.abort();
