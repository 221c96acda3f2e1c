/** The voice of a review, for a player: from this device where it is here, else from the server through a link that lives for minutes. */
import { useState } from 'react';
import type { Review } from '../domain/review';
import { useBlobUrl } from './blobs/use-blob-url';
import { voiceLink } from './blobs/original-link';
import { keptBlob } from './blobs/read-blob';
import { useDevice } from './device';
import { useLive } from './use-live';

/** `absent`: the server does not have it yet. `unheard`: no network, or the server did not let us. */
export type VoiceState = 'looking' | 'here' | 'askable' | 'asking' | 'absent' | 'infected' | 'pending' | 'unheard';

export interface Voice {
  readonly state: VoiceState;
  readonly url: string | undefined;
  /** Asks the server for it. */
  readonly ask: () => void;
  /** The player got nothing: a link lives for minutes, and a network may be gone. */
  readonly noteSilence: () => void;
}

export const useVoice = ({ id, voice, voiceReceivedAt, voiceScan }: Pick<Review, 'id' | 'voice' | 'voiceReceivedAt' | 'voiceScan'>): Voice => {
  const device = useDevice();
  const sha256 = voice?.sha256;
  const isHere = useLive(async () => sha256 !== undefined && (await keptBlob(device, sha256)) !== undefined, [device, sha256]);
  const own = useBlobUrl(isHere ? sha256 : undefined);
  const [asked, setAsked] = useState<'no' | 'asking' | 'failed' | { readonly path: string }>('no');
  const ask = async (): Promise<void> => {
    setAsked('asking');
    const path = await voiceLink(device, id);
    setAsked(path === undefined ? 'failed' : { path });
  };
  const state = (): VoiceState => {
    if (isHere === undefined || (isHere && own === undefined)) return 'looking';
    if (isHere || typeof asked === 'object') return 'here';
    if (voiceReceivedAt === undefined) return 'absent';
    if (voiceScan === 'infected' || voiceScan === 'pending') return voiceScan;
    return asked === 'asking' ? 'asking' : asked === 'failed' ? 'unheard' : 'askable';
  };
  return { state: state(), url: own ?? (typeof asked === 'object' ? asked.path : undefined), ask: () => void ask(), noteSilence: () => setAsked((now) => (typeof now === 'object' ? 'failed' : now)) };
};
