/** What the tabs of one browser say to each other about a new version. */
export type Said = { readonly kind: 'busy?' } | { readonly kind: 'busy' } | { readonly kind: 'applying' };

const answersWithinMs = 300;

export const openUpdatesChannel = (): BroadcastChannel => new BroadcastChannel('bitacora.updates');

/** Whether anybody writes in another tab. */
export const isAnotherTabBusy = async (channel: BroadcastChannel): Promise<boolean> => {
  let busy = false;
  const hear = ({ data }: MessageEvent<Said>): void => {
    busy ||= data.kind === 'busy';
  };
  channel.addEventListener('message', hear);
  channel.postMessage({ kind: 'busy?' } satisfies Said);
  await pause(answersWithinMs);
  channel.removeEventListener('message', hear);
  return busy;
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
