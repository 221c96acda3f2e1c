/**
 * The process that opens what strangers sent, so that whatever happens to it happens to nobody else: it has little memory and
 * little time, talks to its parent alone, and knows neither the database nor a secret.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { evidenceTypes } from '../../../../src/domain/media-type';
import { copyLimits, type CopyOutcome, type CopyRequest, type MadeCopy } from './copy-messages';
import { makePages } from './make-pages';
import { makePicture, troubleOfPicture } from './make-pictures';
import { taggedSounds, withoutTags } from './silent-tags';

const families: Readonly<Record<string, string>> = evidenceTypes;

const copiesOf = async ({ file, type, part, into }: CopyRequest): Promise<CopyOutcome> => {
  if (families[type] === 'picture') return picturesOf(file, into, part);
  // The device's own preview and the blurred picture are pictures, or nothing.
  if (part !== 'original') return { trouble: 'damaged' };
  const isSound = (taggedSounds as readonly string[]).includes(type);
  if (type !== 'application/pdf' && !isSound) return { made: [] };
  if ((await stat(file)).size > copyLimits.fileBytes) return { trouble: 'tooLarge' };
  return type === 'application/pdf' ? makePages(file, into) : soundOf(file, type, into);
};

const picturesOf = async (file: string, into: string, part: CopyRequest['part']): Promise<CopyOutcome> => {
  const wanted = { original: ['picture', 'preview'], preview: ['preview'], picture: ['public'] }[part];
  const made: MadeCopy[] = [];
  try {
    for (const each of wanted) made.push(await makePicture(file, into, { part: each, largest: each === 'preview' ? copyLimits.preview : copyLimits.picture }));
    return { made };
  } catch (error) {
    return { trouble: troubleOfPicture(error) };
  }
};

const soundOf = async (file: string, type: string, into: string): Promise<CopyOutcome> => {
  const quiet = withoutTags(await readFile(file), type);
  if (!quiet) return { trouble: 'damaged' };
  await writeFile(path.join(into, 'sound'), quiet);
  return { made: [{ part: 'sound', name: 'sound', type }] };
};

process.on('message', (request: CopyRequest) => {
  copiesOf(request)
    .catch((): CopyOutcome => ({ trouble: 'damaged' }))
    .then((outcome) => process.send?.(outcome));
});
// Its parent is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0));
