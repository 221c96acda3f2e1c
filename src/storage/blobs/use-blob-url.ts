/** What is kept here, for an `img`, an `audio` or a viewer: its address lives as long as the screen that shows it. */
import { useCallback, useEffect, useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { useDevice, type Device } from '../device';
import { hasPackPart, readPackPart } from '../review-pack';
import { useLive } from '../use-live';
import { keptBlob, readBlob } from './read-blob';

/** Undefined until it was found, and where it is not on this device. */
export const useBlobUrl = (sha256: string | undefined): string | undefined => {
  const device = useDevice();
  // Read again when it comes or goes.
  const kept = useLive(async () => (sha256 === undefined ? undefined : keptBlob(device, sha256)), [device, sha256]);
  const present = kept?.sha256;
  const read = useCallback((hash: string) => readBlob(device, hash), [device]);
  const url = useUrlOf(present, read);
  return present === sha256 ? url : undefined;
};

/** An address for the bytes of a hash, as long as it is asked for; `read` must be the same function while it reads from the same place. */
const useUrlOf = (sha256: string | undefined, read: (sha256: string) => Promise<Blob | undefined>): string | undefined => {
  const [shown, setShown] = useState<{ readonly of: string; readonly url: string } | undefined>();
  useEffect(() => {
    if (sha256 === undefined) return undefined;
    let url: string | undefined;
    let isGone = false;
    void read(sha256).then((blob) => {
      if (!blob || isGone) return;
      url = URL.createObjectURL(blob);
      setShown({ of: sha256, url });
    });
    return () => {
      isGone = true;
      setShown(undefined);
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [sha256, read]);
  return shown?.of === sha256 ? shown?.url : undefined;
};

export interface PartUrl {
  readonly url: string;
  readonly from: 'device' | 'server';
}

/** What a screen knows of evidence when it asks for a part of it. */
export type Shown = Pick<Evidence, 'id' | 'original' | 'preview' | 'publicPicture' | 'derivatives'>;

/** Of the bytes as they are on the device that captured them. */
const ownHash = ({ original, preview, publicPicture }: Shown, part: string): string | undefined => ({ original, preview, public: publicPicture })[part]?.sha256;

/** Of the copy that the server made, which is another picture; an original is the same everywhere. */
const copyHash = ({ original, derivatives }: Shown, part: string): string | undefined => (part === 'original' ? original?.sha256 : derivatives?.find((one) => one.part === part)?.sha256);

/** What was brought here of somebody else's evidence. Undefined while nobody knows; null where it is not here. */
const usePackUrl = (evidence: string, part: string, sha256: string | undefined): string | null | undefined => {
  const device = useDevice();
  const isKept = useLive(async () => sha256 !== undefined && hasPackPart(device, { evidence, part, sha256 }), [device, evidence, part, sha256]);
  const read = useCallback((hash: string) => readPackPart(device, { evidence, part, sha256: hash }), [device, evidence, part]);
  const url = useUrlOf(isKept ? sha256 : undefined, read);
  if (isKept === undefined) return undefined;
  return isKept ? url : null;
};

/**
 * A part of evidence (`preview`, `picture`, `public`, `original`, `sound`, `page-1` …): from this device where it is here, at once
 * and without network; else where the server shows it. Undefined while nobody knows, and where it is in neither place.
 */
export const usePartUrl = (evidence: Shown, part: string): PartUrl | undefined => {
  const device = useDevice();
  const [own, copy] = [ownHash(evidence, part), copyHash(evidence, part)];
  const isHere = useLive(async () => own !== undefined && (await keptBlob(device, own)) !== undefined, [device, own]);
  const url = useBlobUrl(isHere ? own : undefined);
  const packed = usePackUrl(evidence.id, part, copy);
  if (isHere === undefined || packed === undefined) return undefined;
  if (isHere) return url === undefined ? undefined : { url, from: 'device' };
  if (packed !== null) return { url: packed, from: 'device' };
  return part === 'original' || copy === undefined ? undefined : { url: partAddress(device, evidence, part), from: 'server' };
};

const partAddress = ({ plan }: Pick<Device, 'plan'>, { id }: Shown, part: string): string => `/api/plans/${encodeURIComponent(plan)}/evidence/${encodeURIComponent(id)}/${encodeURIComponent(part)}`;

/** The bytes of a part themselves, from wherever `usePartUrl` would show it. Undefined where they cannot be had now. */
export const readPart = async (device: Device, evidence: Shown, part: string): Promise<Blob | undefined> => {
  const [own, copy] = [ownHash(evidence, part), copyHash(evidence, part)];
  const here = own === undefined ? undefined : await readBlob(device, own);
  if (here || copy === undefined) return here;
  if (await hasPackPart(device, { evidence: evidence.id, part, sha256: copy })) return readPackPart(device, { evidence: evidence.id, part, sha256: copy });
  if (part === 'original') return undefined;
  try {
    const answer = await fetch(partAddress(device, evidence, part), { credentials: 'same-origin' });
    return answer.ok ? await answer.blob() : undefined;
  } catch {
    // No network.
    return undefined;
  }
};
