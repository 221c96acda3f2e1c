/** Opening a session from this page, since words are read and sent in their own person's name only. */
import { anyAnswer, askServer, isRefusedFor, type Trouble } from '../features/accounts/ask-server';
import type { Language } from '../language/language';
import { banner, button, el } from './element';

interface SignInPart {
  readonly language: Language;
  /** The person whose words wait, if the device remembers it. */
  readonly email: string | undefined;
  /** The browser's session is about to change hands. */
  readonly onBefore: () => void;
  readonly onEntered: () => void;
}

export const signInPart = ({ language, email, onBefore, onEntered }: SignInPart): HTMLElement => {
  const { t } = language;
  const said = el('div', { role: 'alert' });
  const people = el('ul', { class: 'list' });
  const enter = async (path: '/auth/sign-in/email' | '/demo/sign-in', body: Readonly<Record<string, string>>): Promise<void> => {
    onBefore();
    const entered = await askServer(path, { method: 'POST', body, read: anyAnswer });
    if (entered.accepted) onEntered();
    else said.replaceChildren(banner('soon', troubleWords(language, entered.refusal)));
  };
  const name = field(t('accounts.email'), { name: 'email', type: 'email', autocomplete: 'username', value: email ?? '' });
  const password = field(t('accounts.password'), { name: 'password', type: 'password', autocomplete: 'current-password' });
  const form = el('form', { class: 'stack', 'aria-labelledby': 'enter' }, name.label, password.label, el('div', { class: 'row' }, button(t('accounts.enter'), { look: 'go', submits: true })));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void enter('/auth/sign-in/email', { email: name.input.value.trim(), password: password.input.value });
  });
  void showDemoPeople(people, (key) => void enter('/demo/sign-in', { key }));
  return el('section', { class: 'section rescue__enter' }, el('h2', { id: 'enter' }, t('rescue.enterTitle')), el('p', { class: 'muted' }, t('rescue.enterText')), said, people, form);
};

const field = (words: string, attributes: Readonly<Record<string, string>>) => {
  const input = el('input', { class: 'input', required: '', ...attributes });
  return { input, label: el('label', { class: 'field' }, el('span', { class: 'label' }, words), input) };
};

/** While demonstration data is loaded its people have no password to type. */
const showDemoPeople = async (list: HTMLElement, onChosen: (key: string) => void): Promise<void> => {
  const people = await askServer('/demo/people', { read: (answer) => (answer as { readonly people?: readonly { readonly key: string; readonly name: string }[] } | undefined)?.people });
  if (!people.accepted) return;
  list.append(...people.value.map(({ key, name }) => el('li', {}, button(name, { look: 'quiet', onClick: () => onChosen(key) }))));
};

const troubleWords = ({ t }: Language, trouble: Trouble): string => {
  if (trouble.kind === 'unreachable') return t('accounts.unreachable');
  return t(isRefusedFor(trouble, 'wrong-credentials') ? 'accounts.wrongCredentials' : 'rescue.enterRefused');
};
