/**
 * From PO files to the compiled catalogues the app reads.
 *
 * Pure but for `readCatalogue`: the same PO files always give the same three texts, sorted, so that they can be
 * compared with what is committed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import PO from 'pofile';

const languages = ['es', 'en'] as const;
type LanguageCode = (typeof languages)[number];

interface Message {
  readonly id: string;
  readonly text: string;
  /** Where a translator finds it: `es/today.po`. */
  readonly file: string;
}

export type Catalogue = Readonly<Record<LanguageCode, readonly Message[]>>;

export interface CompiledCatalogue {
  /** Text of each file to write, by its name. */
  readonly files: Readonly<Record<string, string>>;
  /** Sentences for a person; when there is one, nothing may be written. */
  readonly problems: readonly string[];
}

export const readCatalogue = (folder: string): Catalogue => ({ es: readLanguage(folder, 'es'), en: readLanguage(folder, 'en') });

const readLanguage = (folder: string, code: LanguageCode): readonly Message[] =>
  readdirSync(join(folder, code))
    .filter((file) => file.endsWith('.po'))
    .sort()
    .flatMap((file) => messagesIn(readFileSync(join(folder, code, file), 'utf8'), `${code}/${file}`));

/** The messages of one PO text, in its order. */
export const messagesIn = (text: string, file: string): readonly Message[] =>
  PO.parse(text)
    .items.filter((item) => !item.obsolete)
    .map((item) => ({ id: item.msgid, text: item.msgstr.join(''), file }));

/** Both languages compiled and checked against each other. */
export const compileCatalogue = (catalogue: Catalogue): CompiledCatalogue => {
  const es = compileLanguage(catalogue.es);
  const en = compileLanguage(catalogue.en);
  const problems = [
    ...es.problems,
    ...en.problems,
    ...missing(es.messages, en.messages, 'en'),
    ...missing(en.messages, es.messages, 'es'),
    ...differentPlaces(es.messages, en.messages),
  ];
  const files = {
    'es.ts': messagesFile(es.messages),
    'en.ts': messagesFile(en.messages),
    'first-es.ts': messagesFile(only(es.messages, saidFirst)),
    'first-en.ts': messagesFile(only(en.messages, saidFirst)),
    'rescue-es.ts': messagesFile(only(es.messages, saidByRescue)),
    'rescue-en.ts': messagesFile(only(en.messages, saidByRescue)),
    'start-words.ts': startWordsFile({ es: catalogue.es, en: catalogue.en }),
    'message-id.ts': idsFile([...es.messages.keys()]),
  };
  return { files, problems };
};

type Compiled = ReadonlyMap<string, CompiledMessage>;

const compileLanguage = (source: readonly Message[]): { readonly messages: Compiled; readonly problems: readonly string[] } => {
  const messages = new Map<string, CompiledMessage>();
  const problems: string[] = [];
  for (const { id, text, file } of source) {
    if (messages.has(id)) problems.push(`${file}: "${id}" stands twice in this language.`);
    if (text.trim() === '') problems.push(`${file}: "${id}" has no text.`);
    try {
      messages.set(id, compileMessageOrThrow(text));
    } catch (error) {
      messages.set(id, []);
      problems.push(`${file}: "${id}" cannot be read as ICU: ${String(error)}`);
    }
  }
  return { messages, problems };
};

const missing = (from: Compiled, into: Compiled, code: LanguageCode): readonly string[] =>
  [...from.keys()].filter((id) => !into.has(id)).map((id) => `${code}: "${id}" is missing.`);

const differentPlaces = (es: Compiled, en: Compiled): readonly string[] =>
  [...es.entries()].flatMap(([id, message]) => {
    const other = en.get(id);
    const [one, two] = [placesOf(message), placesOf(other ?? message)];
    return one === two ? [] : [`"${id}" fills {${one}} in es and {${two}} in en.`];
  });

const placesOf = (message: CompiledMessage): string => [...new Set(message.flatMap(placesOfToken))].sort().join(', ');

const placesOfToken = (token: CompiledMessage[number]): readonly string[] => {
  if (typeof token === 'string') return [];
  const [name, , choices] = token;
  const inside = typeof choices === 'object' && choices !== null ? Object.values(choices).filter(Array.isArray) : [];
  return [name, ...inside.flatMap((choice: CompiledMessage) => choice.flatMap(placesOfToken))];
};

/** What the rescue page says, of its own words and of those that it shares with the app's screens. */
const saidByRescue = [
  /^(rescue|dates|itemState|reported|problem|meetingType|meetingName|modality)\./,
  /^device\.(item.*|group.*|unknownCommitment|milestones|draftNote|writtenAt|copyLeftOut|fileSave|fileSaveNamed|fileTrouble\.gone|fileWithoutName)$/,
  /^checkIn\.(noProgress|progress|challenges|evidenceShows|nextSteps)$/,
  /^accounts\.(email|password|enter|wrongCredentials|unreachable)$/,
  /^ui\.appName$/,
];

/** What the first page of nearly every day says, *Hoy*, with its frame, the door before it and the list of commitments: fetched alone, since all the rest is five times as much. */
const saidFirst = [
  /^(app|ui|role|today|commitments|dates|answers|answer|strip|legend|line|demo|words|reported|verified|schedule|commitmentLifecycle|meetingType|meetingName|meetingState|modality|agreementState|agreementDue|itemState|checkInState|slotState)\./,
  /^device\.(line.*|see|signIn)$/,
  /^accounts\./,
  /^meetings\.promised\./,
];

const only = (messages: Compiled, said: readonly RegExp[]): Compiled => new Map([...messages].filter(([id]) => said.some((each) => each.test(id))));

/** The few plain words of the script that watches the app start, without anything that formats messages. */
const startWordsFile = (catalogue: Catalogue): string => {
  const prefix = 'start.';
  const wordsOf = (messages: readonly Message[]) => Object.fromEntries(messages.flatMap(({ id, text }) => (id.startsWith(prefix) ? [[id.slice(prefix.length), text] as const] : [])).sort(([one], [other]) => byCode(one, other)));
  const words = { es: wordsOf(catalogue.es), en: wordsOf(catalogue.en) };
  return `${header}export const startWords = ${JSON.stringify(words, null, 2)} as const;\n`;
};

const header = '// Made by `npm run messages` from src/language/catalogue. Do not edit.\n';

const byCode = (one: string, other: string): number => (one < other ? -1 : 1);

const messagesFile = (messages: Compiled): string => {
  const lines = [...messages.entries()].sort(([one], [other]) => byCode(one, other)).map(([id, message]) => `  ${JSON.stringify(id)}: ${JSON.stringify(message)},`);
  return `${header}import type { Messages } from '@lingui/core';\n\nexport const messages: Messages = {\n${lines.join('\n')}\n};\n`;
};

const idsFile = (ids: readonly string[]): string =>
  `${header}export type MessageId =\n${[...ids].sort(byCode).map((id) => `  | ${JSON.stringify(id)}`).join('\n')};\n`;
