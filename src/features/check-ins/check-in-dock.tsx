/** At the foot of the form, always in sight: where the words are, what will be public, and sending. */
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { dayAt } from '../../domain/day';
import { formatMoment, formatTime, timeZone } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { DraftKeeper } from '../../storage/draft-keeper';
import { Button } from '../../ui/button';
import { ItemState } from '../../ui/item-state';
import { answeredOnDesk, type Desk } from './desk';
import { NotSaved } from './not-saved';

interface CheckInDockProps {
  readonly desk: Desk;
  readonly keeper: DraftKeeper;
  readonly onPreview: () => void;
  readonly isSending: boolean;
  /** All that is typed, as text to copy when the disk refuses it. */
  readonly typedText: () => string;
}

export const CheckInDock = ({ desk, keeper, onPreview, isSending, typedText }: CheckInDockProps) => {
  const { t } = useLanguage();
  return (
    <div className="dock">
      <NotSaved keeper={keeper} typedText={typedText} />
      <KeptState desk={desk} keeper={keeper} />
      <Button icon="eye" onClick={onPreview}>
        {t('checkIn.preview')}
      </Button>
      <Button look="go" type="submit" disabled={isSending}>
        {t('checkIn.send')}
      </Button>
    </div>
  );
};

const KeptState = ({ desk, keeper }: Pick<CheckInDockProps, 'desk' | 'keeper'>) => {
  const { t } = useLanguage();
  const device = useDevice();
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.keeping);
  const answered = useStore(desk, answeredOnDesk);
  const total = useStore(desk, ({ lines }) => Object.keys(lines).length);
  const extent = t('checkIn.answered', { answered, total });
  const clock = useMomentWords(device.now());
  switch (keeping.kind) {
    case 'untouched':
      return <span className="state">{extent}</span>;
    case 'saving':
      return (
        <span className="state">
          {t('checkIn.saving')} · {extent}
        </span>
      );
    case 'saved':
      return (
        <ItemState state="saved">
          {t('itemState.saved')}, {clock(keeping.at)} · {extent}
        </ItemState>
      );
    case 'failed':
      return (
        <ItemState state="notSaved">
          {t('itemState.notSaved')} · {extent}
        </ItemState>
      );
  }
};

/** "10:42"; of another day, "17/11/2026 18:40". */
const useMomentWords = (now: number): ((ms: number) => string) => {
  const language = useLanguage();
  return (ms) => (dayAt(ms, timeZone) === dayAt(now, timeZone) ? formatTime(ms) : formatMoment(language, ms));
};
