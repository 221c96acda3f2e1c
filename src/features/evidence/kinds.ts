/** The kinds of evidence as screens show them. */
import type { EvidenceKind } from '../../domain/evidence';
import type { IconName } from '../../ui/icons';

export const kindIcons: Readonly<Record<EvidenceKind, IconName>> = {
  photo: 'camera',
  audio: 'microphone',
  file: 'file',
  link: 'link',
  dataset: 'board',
  regulation: 'seal',
  attendanceList: 'people',
  observation: 'pencil',
};

type Family = 'picture' | 'document' | 'sound' | 'film' | 'other';

/** How bytes of a media type are shown. */
export const familyOf = (type: string): Family => {
  if (type.startsWith('image/')) return 'picture';
  if (type.startsWith('audio/')) return 'sound';
  if (type.startsWith('video/')) return 'film';
  return type === 'application/pdf' ? 'document' : 'other';
};
