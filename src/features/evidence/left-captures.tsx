/** What was begun and left: a page that died, a call in between. Nobody has to take the photo again. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Json } from '../../domain/json';
import { recordId } from '../../domain/ids';
import { addresses } from '../../language/addresses';
import { formatNearMoment } from '../../language/dates';
import { formatBytes } from '../../language/numbers';
import { useLanguage } from '../../language/language-context';
import type { PendingCapture } from '../../storage/blobs/blob-records';
import { capturesLeft, discardCapture } from '../../storage/blobs/captures';
import { useDevice, type Device } from '../../storage/device';
import { draftsOf, saveDraft } from '../../storage/drafts';
import { captureDraftKind } from '../../storage/evidence-drafts';
import { sharesHere } from '../../storage/shared/shares-here';
import { useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { captureDraftKey, nothingShown, type CaptureTyped } from './capture-items';

const readLeft = async (device: Device) => {
  const [left, all] = await Promise.all([capturesLeft(device), draftsOf(device)]);
  const drafts = all.filter(({ kind }) => kind === captureDraftKind).map(({ key, content, savedAt }) => ({ id: key.slice(captureDraftKey('').length), typed: content as unknown as CaptureTyped, savedAt }));
  const named = new Set(drafts.flatMap(({ typed }) => typed.captures));
  return { drafts: drafts.filter(({ typed }) => typed.items.length > 0 || left.some(({ id }) => typed.captures.includes(id))), orphans: left.filter(({ id, how }) => !named.has(id) && how !== 'voice') };
};

export const LeftCaptures = () => {
  const { now } = useDevice();
  const language = useLanguage();
  const { t } = language;
  const left = useRead(readLeft);
  const shared = useShared();
  if (!left || left.drafts.length + left.orphans.length + shared === 0) return null;
  return (
    <div className="stack stack--2 left">
      {shared > 0 && (
        <Banner icon="saved" title={t('shared.waits', { count: shared })}>
          <LinkButton href={addresses.sharedEvidence}>{t('left.goOn')}</LinkButton>
        </Banner>
      )}
      {left.drafts.map(({ id, typed, savedAt }) => (
        <Banner key={id} icon="saved" title={t('left.title', { when: formatNearMoment(language, savedAt, now()) })}>
          <p>{t('left.pieces', { count: typed.items.length })}</p>
          <LinkButton href={addresses.newEvidence({ begun: id })}>{t('left.goOn')}</LinkButton>
        </Banner>
      ))}
      {left.orphans.filter(({ how }) => shared === 0 || how !== 'shared').map((orphan) => (
        <Orphan key={orphan.id} orphan={orphan} />
      ))}
    </div>
  );
};

/** How many times another app handed something over that nobody has looked at yet. */
const useShared = (): number => {
  const device = useDevice();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    sharesHere(device).then(({ whole, cut }) => isGone || setCount(whole.length + cut.length), reportError);
    return () => void (isGone = true);
  }, [device]);
  return count;
};

/** Nothing was said of it yet: only the files are here, or what was being copied when the page died. */
const Orphan = ({ orphan }: { readonly orphan: PendingCapture }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [, navigate] = useLocation();
  const [isFailed, setFailed] = useState(false);
  const goOn = async (): Promise<void> => {
    const id = recordId(device.now(), device.random(10));
    const { milestone, ...about } = orphan.about;
    const typed: CaptureTyped = { ...nothingShown({ ...about, milestone }), captures: [orphan.id] };
    try {
      await saveDraft(device, { key: captureDraftKey(id), kind: captureDraftKind, content: typed as unknown as Json });
      navigate(addresses.newEvidence({ begun: id }));
    } catch {
      setFailed(true);
    }
  };
  const { kept, cut } = orphan;
  return (
    <Banner icon="saved" title={t('left.title', { when: formatNearMoment(language, orphan.openedAt, device.now()) })}>
      {kept.length > 0 && <p>{t('left.pieces', { count: kept.length })}</p>}
      {cut.map(({ name, copied }, index) => (
        <p key={`${name} ${index}`}>{t('left.cut', { name: name ?? t('evidenceKind.file'), copied: formatBytes(language, copied) })}</p>
      ))}
      {kept.length + cut.length === 0 && <p>{t('left.nothing')}</p>}
      {isFailed && <p role="alert">{t('evidence.notSaved')}</p>}
      <div className="row">
        {kept.length > 0 && <Button onClick={() => void goOn()}>{t('left.goOn')}</Button>}
        {kept.length === 0 && <Button onClick={() => void discardCapture(device, orphan.id)}>{t('left.understood')}</Button>}
      </div>
    </Banner>
  );
};
