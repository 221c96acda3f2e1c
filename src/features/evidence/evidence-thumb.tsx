/** The small picture of evidence in a row of a list, or the sign of its kind. What it is stands beside it in words. */
import type { Evidence } from '../../domain/evidence';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { Icon } from '../../ui/icons';
import { kindIcons } from './kinds';
import { useLoaded } from './use-loaded';

export const EvidenceThumb = ({ evidence: { id, kind, state, preview, derivatives = [] } }: { readonly evidence: Evidence }) => {
  const isPictured = state !== 'withdrawn' && (preview !== undefined || derivatives.some(({ part }) => part === 'preview'));
  const small = usePartUrl({ evidence: id, part: 'preview', sha256: isPictured ? preview?.sha256 : undefined });
  const picture = useLoaded(isPictured ? small?.url : undefined);
  return picture === undefined ? (
    <span className="thumb">
      <Icon name={kindIcons[kind]} />
    </span>
  ) : (
    <img className="thumb" src={picture} alt="" decoding="async" />
  );
};
