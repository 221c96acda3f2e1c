/** How much room what is taken along may have on this device: the person says it. */
import { useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { useDevice } from '../../storage/device';
import { setPackBudget } from '../../storage/review-pack';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Meter } from '../../ui/meter';
import { Section } from '../../ui/section';

interface PackBudgetProps {
  readonly used: number;
  readonly budget: number;
  /** Undefined where there is nothing to take off, or something is being fetched. */
  readonly onDrop: (() => Promise<void>) | undefined;
}

/** As amounts are written everywhere here. */
const megabyte = 1_000_000;
const mostMegabytes = 20_000;

export const PackBudget = ({ used, budget, onDrop }: PackBudgetProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [typed, setTyped] = useState(String(Math.round(budget / megabyte)));
  const [isWrong, setWrong] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const words = t('reviews.packUsed', { used: formatBytes(language, used), budget: formatBytes(language, budget) });
  const save = async (): Promise<void> => {
    const megabytes = Number(typed.trim());
    const isRight = Number.isInteger(megabytes) && megabytes >= 1 && megabytes <= mostMegabytes;
    setWrong(!isRight);
    if (isRight) await setPackBudget(device, megabytes * megabyte);
  };
  return (
    <Section title={t('reviews.packRoom')}>
      <p>{words}</p>
      <Meter label={words} percent={Math.min(100, budget === 0 ? 100 : (used / budget) * 100)} />
      <form
        className="pack__budget"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={t('reviews.packBudget')} inputMode="numeric" value={typed} error={isWrong ? t('reviews.packBudgetWrong', { most: mostMegabytes }) : undefined} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit">{t('reviews.packSetBudget')}</Button>
        {onDrop && (
          <Button look="quiet" onClick={() => setAsked(true)}>
            {t('reviews.packDrop')}
          </Button>
        )}
      </form>
      {isAsked && onDrop && (
        <Dialog
          title={t('reviews.packDropTitle')}
          onClose={() => setAsked(false)}
          actions={
            <>
              <Button onClick={() => setAsked(false)}>{t('ui.cancel')}</Button>
              <Button look="stop" onClick={() => void onDrop().then(() => setAsked(false))}>
                {t('reviews.packDrop')}
              </Button>
            </>
          }
        >
          <p>{t('reviews.packDropNote')}</p>
        </Dialog>
      )}
    </Section>
  );
};
