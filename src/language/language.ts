/** One language, ready to speak: its locale and its messages. Made once per language; React knows it through language-context. */
import { setupI18n } from '@lingui/core';
import type { Messages } from '@lingui/core';
import { htmlLang } from './locale';
import type { Locale } from './locale';
import type { MessageId } from './compiled/message-id';

export type { MessageId } from './compiled/message-id';

export type MessageValues = Readonly<Record<string, string | number>>;

export interface Language {
  readonly locale: Locale;
  /** The message with its places filled; plurals follow the language's own rules. */
  readonly t: (id: MessageId, values?: MessageValues) => string;
}

/**
 * `messages` is a compiled catalogue (`compiled/es`, `compiled/en`); every id stands in it, by construction. Of a part of one,
 * `onMissing` hears each time that something else is asked for, which is nothing meanwhile: whoever hears brings the whole.
 */
export const createLanguage = (locale: Locale, messages: Messages, onMissing?: () => void): Language => {
  const i18n = setupI18n();
  i18n.loadAndActivate({ locale, locales: [htmlLang(locale)], messages });
  const t: Language['t'] = (id, values) => {
    if (!onMissing || Object.hasOwn(messages, id)) return i18n._(id, values);
    onMissing();
    return '';
  };
  return { locale, t };
};
