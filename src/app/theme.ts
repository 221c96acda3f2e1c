/** Light, dark, or as the system says: chosen by a person, remembered on this device. */
import { create } from 'zustand';
import { keepHere, keptHere } from './kept-here';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const themeOf = (text: string | undefined): Theme => themes.find((theme) => theme === text) ?? 'system';

export const useTheme = create<{ readonly theme: Theme }>()(() => ({ theme: themeOf(keptHere('theme')) }));

export const chooseTheme = (theme: Theme): void => {
  keepHere('theme', theme === 'system' ? undefined : theme);
  useTheme.setState({ theme });
  showTheme();
};

/** Before the first paint, and at every choice. */
export const showTheme = (): void => {
  const { theme } = useTheme.getState();
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};
