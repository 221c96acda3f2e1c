/** The window through which React sees the chosen language. Who loads and remembers it is the app. */
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Language } from './language';
import type { Locale } from './locale';

interface LanguageChoice {
  readonly language: Language;
  readonly onChoose: (locale: Locale) => void;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

interface LanguageProviderProps extends LanguageChoice {
  readonly children: ReactNode;
}

/** `onChoose` is asked when a person picks another language; the provider then gets the loaded `language`. */
export const LanguageProvider = ({ language, onChoose, children }: LanguageProviderProps) => (
  <LanguageContext value={{ language, onChoose }}>{children}</LanguageContext>
);

const useChoice = (): LanguageChoice => {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('A component asked for the language outside of LanguageProvider.');
  return choice;
};

export const useLanguage = (): Language => useChoice().language;

/** How a person changes the language; nothing is reloaded. */
export const useChooseLocale = (): ((locale: Locale) => void) => useChoice().onChoose;
