/** The small picture of evidence in a row of a list, or the sign of its kind. What it is stands beside it in words. */
import type { Evidence } from '../../domain/evidence';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { Icon } from '../../ui/icons';
import { kindIcons } from './kinds';
import { useLoaded } from './use-loaded';

export const EvidenceThumb = ({ evidence }: { readonly evidence: Evidence }) => {
  const { kind, state } = evidence;
  const small = usePartUrl(evidence, 'preview');
  const picture = useLoaded(state === 'withdrawn' ? undefined : small?.url);
  return picture === undefined ? (
    <span className="thumb">
      <Icon name={kindIcons[kind]} />
    </span>
  ) : (
    <img className="thumb" src={picture} alt="" decoding="async" />
  );
};
