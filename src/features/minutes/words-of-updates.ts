/** The words that updates of a shared document carry, readable without the document: what they lean on may be here no more. */
import { ContentString, ContentType, decodeUpdate, Item } from 'yjs';
import { readUpdate } from './minutes-fold';

/** In the order they were written; a new line wherever the writer went on in another place. */
export const wordsOfUpdates = (updates: readonly string[]): string => {
  let text = '';
  let last: { readonly client: number; readonly end: number } | undefined;
  for (const update of updates) {
    const bytes = readUpdate(update);
    if (!bytes) continue;
    for (const struct of decodeUpdate(bytes).structs) {
      if (!(struct instanceof Item)) continue;
      const { id, length, content, origin } = struct;
      const follows = last !== undefined && origin?.client === last.client && origin.clock === last.end;
      if (content instanceof ContentType) text += '\n';
      if (!(content instanceof ContentString)) continue;
      text += follows ? content.str : `\n${content.str}`;
      last = { client: id.client, end: id.clock + length - 1 };
    }
  }
  return text.replace(/\n{2,}/g, '\n').trim();
};
