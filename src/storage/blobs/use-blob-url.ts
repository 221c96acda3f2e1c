/** What is kept here, for an `img`, an `audio` or a viewer: its address lives as long as the screen that shows it. */
import { useEffect, useState } from 'react';
import type { RecordId } from '../../domain/ids';
import { useDevice } from '../device';
import { packedHash, readPackPart } from '../review-pack';
import { useLive } from '../use-live';
import { keptBlob, readBlob } from './read-blob';

/** Undefined until it was found, and where it is not on this device. */
export const useBlobUrl = (sha256: string | undefined): string | undefined => {
  const device = useDevice();
  // Read again when it comes or goes.
  const kept = useLive(async () => (sha256 === undefined ? undefined : keptBlob(device, sha256)), [device, sha256]);
  const [shown, setShown] = useState<{ readonly of: string; readonly url: string } | undefined>();
  const present = kept?.sha256;
  useEffect(() => {
    if (present === undefined) return undefined;
    let url: string | undefined;
    let isGone = false;
    void readBlob(device, present).then((blob) => {
      if (!blob || isGone) return;
      url = URL.createObjectURL(blob);
      setShown({ of: present, url });
    });
    return () => {
      isGone = true;
      setShown(undefined);
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [device, present]);
  return shown?.of === sha256 ? shown?.url : undefined;
};

export interface PartUrl {
  readonly url: string;
  readonly from: 'device' | 'server';
}

interface PartAsked {
  readonly evidence: RecordId;
  /** `preview`, `picture`, `original`, `page-1` …, `text`. */
  readonly part: string;
  /** Of the bytes as they are on a device; a safe picture that the server made has another. */
  readonly sha256?: string | undefined;
}

/** What was taken along of somebody else's evidence. Undefined while nobody knows; null where it is not here. */
const usePackUrl = ({ evidence, part }: Pick<PartAsked, 'evidence' | 'part'>): string | null | undefined => {
  const device = useDevice();
  const kept = useLive(async () => (await packedHash(device, { evidence, part })) ?? null, [device, evidence, part]);
  const [shown, setShown] = useState<{ readonly of: string; readonly url: string } | undefined>();
  useEffect(() => {
    if (!kept) return undefined;
    let url: string | undefined;
    let isGone = false;
    void readPackPart(device, { evidence, part, sha256: kept }).then((blob) => {
      if (!blob || isGone) return;
      url = URL.createObjectURL(blob);
      setShown({ of: kept, url });
    });
    return () => {
      isGone = true;
      setShown(undefined);
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [device, evidence, part, kept]);
  return kept ? (shown?.of === kept ? shown.url : undefined) : kept;
};

/** From this device where it is here, at once and without network; else where the server has it. Undefined while nobody knows. */
export const usePartUrl = ({ evidence, part, sha256 }: PartAsked): PartUrl | undefined => {
  const device = useDevice();
  const isHere = useLive(async () => sha256 !== undefined && (await keptBlob(device, sha256)) !== undefined, [device, sha256]);
  const url = useBlobUrl(isHere ? sha256 : undefined);
  const packed = usePackUrl({ evidence, part });
  if (isHere === undefined || packed === undefined) return undefined;
  if (isHere) return url === undefined ? undefined : { url, from: 'device' };
  if (packed !== null) return { url: packed, from: 'device' };
  return { url: `/api/plans/${encodeURIComponent(device.plan)}/evidence/${encodeURIComponent(evidence)}/${encodeURIComponent(part)}`, from: 'server' };
};
