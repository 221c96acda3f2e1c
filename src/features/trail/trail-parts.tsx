/** What every line of the trail says: who, from which device, when by its own clock, and when it arrived. */
import { formatMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import type { TrailNames } from './read-trail';

interface Told {
  readonly by: string;
  readonly device: string | null;
  readonly at: number | null;
  readonly receivedAt: number;
}

/** From here on a device's clock and the server's do not say the same. */
const driftMs = 5 * 60_000;

export const whoWords = ({ t, locale }: Language, by: string, { people, organizations }: TrailNames): string => {
  const person = people.get(by);
  if (!person) return t('trail.theHouse');
  const organization = organizations.get(person.organization);
  return [person.name, organization && wordsIn(organization.name, locale)].filter(Boolean).join(' · ');
};

/** "Dice que fue el 18/11/2026 12:00; llegó el 18/11/2026 17:02, 5 horas después". */
export const whenWords = (language: Language, { at, receivedAt, device }: Told): string => {
  const { t } = language;
  const arrived = formatMoment(language, receivedAt);
  const drift = at === null ? 0 : receivedAt - at;
  const minutes = Math.round(Math.abs(drift) / 60_000);
  const when =
    at === null
      ? t('trail.arrived', { arrived })
      : drift > driftMs
        ? t('trail.later', { claimed: formatMoment(language, at), arrived, hours: Math.floor(minutes / 60), minutes: minutes % 60 })
        : drift < -driftMs
          ? t('trail.ahead', { claimed: formatMoment(language, at), arrived })
          : t('trail.together', { claimed: formatMoment(language, at), arrived });
  return `${when} ${device === null ? t('trail.noDevice') : t('trail.device', { mark: device.slice(-6).toUpperCase() })}`;
};
