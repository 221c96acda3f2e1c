/** Writing the act that settles a held change, and saying it when that cannot be. */
import { useState } from 'react';
import type { ProblemCode } from '../../domain/change';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import type { Act } from '../../storage/write';
import { Banner } from '../../ui/banner';

type Refused = ProblemCode | 'not-saved';

/** Answers true when it is on the disk; otherwise says why, and everything stays as it was. */
export const useSettle = () => {
  const device = useDevice();
  const [refused, setRefused] = useState<Refused>();
  const settle = async (act: Act): Promise<boolean> => {
    try {
      const written = await record(device, act);
      setRefused(written.accepted ? undefined : written.refusal.problem);
      // Durable by now. A view that could not be written heals at the next start.
      if (written.accepted) await written.value.visible.catch(() => undefined);
      return written.accepted;
    } catch {
      // Told on the screen; the entry is still there.
      setRefused('not-saved');
      return false;
    }
  };
  return { settle, refused };
};

export const RefusedHere = ({ refused }: { readonly refused: Refused }) => {
  const { t } = useLanguage();
  if (refused === 'not-saved')
    return (
      <Banner tone="bad" title={t('itemState.notSaved')} live="alert">
        <p>{t('device.bothStay')}</p>
      </Banner>
    );
  return (
    <Banner tone="bad" title={t('device.notPossible')} live="alert">
      <p>
        {t(`problem.${refused}`)} {t('device.bothStay')}
      </p>
    </Banner>
  );
};
