/** What a person reads when the server could not be asked or said no. */
import type { Language, MessageId } from '../../language/language';
import type { Trouble } from './ask-server';

const byCode: Readonly<Record<string, MessageId>> = {
  'wrong-credentials': 'accounts.wrongCredentials',
  'weak-password': 'accounts.weakPassword',
  'invitation-not-valid': 'accounts.invitationNotValid',
  'already-there': 'accounts.alreadyThere',
  'not-allowed': 'accounts.notAllowed',
  'not-signed-in': 'accounts.notSignedIn',
  'invalid-request': 'accounts.invalidRequest',
  'not-a-member': 'accounts.noPlan',
};

export const troubleWords = (language: Language, trouble: Trouble): string => {
  if (trouble.kind === 'unreachable') return language.t('accounts.unreachable');
  if (trouble.code === 'too-many-requests') return language.t('accounts.tooMany', { minutes: Math.max(1, Math.ceil((trouble.retryAfterMs ?? 60_000) / 60_000)) });
  return language.t(byCode[trouble.code] ?? 'accounts.serverTrouble');
};
