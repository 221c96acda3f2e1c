/** The mail server that was configured. Each letter goes to one address; nobody reads who else got one. */
import { createTransport } from 'nodemailer';
import { circulationText } from '../../../src/public-site/circulation-letter';
import type { OwedLetter } from './letters';

export interface MailServer {
  readonly smtpUrl: string;
  readonly from: string;
}

const patienceMs = 20_000;

export const mailServer = ({ smtpUrl, from }: MailServer): ((letter: OwedLetter) => Promise<void>) => {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, disableFileAccess: true, disableUrlAccess: true });
  return async (letter) => {
    const { subject, text } = circulationText(letter);
    await transport.sendMail({ from, to: { name: '', address: letter.to }, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
  };
};
