/** Room, language, theme and leaving: beside the work, not in its way. */
import { rescuePage } from '../../language/addresses';
import { formatBytes } from '../../language/numbers';
import { useChooseLocale, useLanguage } from '../../language/language-context';
import { mediaRoomOf } from '../../storage/blobs/room';
import { Button } from '../../ui/button';
import { Meter } from '../../ui/meter';
import { Section } from '../../ui/section';
import { Segmented } from '../../ui/segmented';
import { roomInWords } from './ready-checks';
import type { StorageState } from './use-storage-state';

export const SpaceSection = ({ storage }: { readonly storage: StorageState }) => {
  const language = useLanguage();
  const { t } = language;
  const { room, isProtected, ask } = storage;
  const amounts = room && { used: formatBytes(language, room.usedBytes), all: formatBytes(language, room.allBytes) };
  return (
    <Section title={t('device.space')}>
      {room && amounts && <Meter label={t('device.spaceUsed', amounts)} percent={Math.min(100, (room.usedBytes / Math.max(room.allBytes, 1)) * 100)} />}
      <p className="small muted">{room && amounts ? `${t('device.spaceNote', amounts)} ${roomInWords(language, mediaRoomOf(room).freeBytes)}` : t('device.spaceUnknown')}</p>
      {isProtected === false && (
        <>
          <p className="small">{t('device.notProtectedMeans')}</p>
          <Button onClick={ask}>{t('device.askProtection')}</Button>
        </>
      )}
    </Section>
  );
};

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** For the day on which the app does not open: a page apart, so a plain link. */
export const RescueSection = () => {
  const { t } = useLanguage();
  return (
    <Section title={t('rescue.title')}>
      <p className="small muted">{t('rescue.linkNote')}</p>
      <p>
        <a href={rescuePage}>{t('rescue.link')}</a>
      </p>
    </Section>
  );
};

interface TasteSectionProps {
  readonly theme: Theme;
  readonly onChooseTheme: (theme: Theme) => void;
}

export const TasteSection = ({ theme, onChooseTheme }: TasteSectionProps) => {
  const { t, locale } = useLanguage();
  const chooseLocale = useChooseLocale();
  return (
    <Section title={t('device.taste')}>
      <Segmented
        legend={t('device.language')}
        value={locale}
        onChange={chooseLocale}
        segments={[
          { value: 'es', label: 'Español', lang: 'es' },
          { value: 'en', label: 'English', lang: 'en' },
        ]}
      />
      <Segmented legend={t('device.theme')} layout="row" value={theme} onChange={onChooseTheme} segments={themes.map((value) => ({ value, label: t(`device.theme.${value}`) }))} />
    </Section>
  );
};
